// Compares base::host_of_url() with Node's URL, which follows the same standard, for more than 500
// spellings. The one known difference is a final dot, which the service removes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";

// Hosts that browsers accept, in unusual spellings, and hosts that they refuse.
const hosts = [
  "spam.example", "SPAM.example", "spam.example.", "spam%2eexample", "spam%2Eexample.", "%73%70am.example",
  "ｓｐａｍ.example", "spam。example", "spam．example", "spam｡example.", "spam\u00ad.example", "sp\u200bam.example",
  "𝓼𝓹𝓪𝓶.example", "ⓢⓟⓐⓜ.example", "spam%E3%80%82example", "münchen.example", "MÜNCHEN.example",
  "mu\u0308nchen.example", "m%C3%BCnchen.example", "xn--mnchen-3ya.example", "XN--mnchen-3YA.example", "faß.de",
  "例え.jp", "例え。テスト", "пример.рф", "παράδειγμα.ελ", "مثال.إختبار", "a_b.example", "-a-.example", "a--b.example",
  "ab--c.example", "a..b", "..", "*.example", "a~b.example", "a!b.example", "a(b).example", "a'b.example", "a;b=c,d.example",
  "0x7f.1", "0x7f.0.0.1", "017700000001", "2130706433", "127.1", "127.0.1", "127.0.0.1", "127.0.0.1.", "１２７.0.0.1",
  "①.②.③.④", "0x", "0", "1.2.3", "1.2.3.256", "256.1.1.1", "1.2.3.4.5", "4294967295", "4294967296", "09.1.1.1", "1.0x.1.1",
  "a.1", "a.0x1", "1.a", "1e3", "0xg", "0x1.example", "[::1]", "[2001:DB8:0:0::1]", "[1:0:0:2:0:0:0:3]",
  "[1:0:2:3:4:5:6:7]", "[::ffff:1.2.3.4]", "[::]", "[0:0:1::]", "[::1", "[]", "[1.2.3.4]", "[::g]", "[::1%25eth0]", "[1::2::3]",
  "[12345::]", "[::1.2.3]", "[::1]x", "a b", "a%20b", "a%00b", "a|b", "a<b", "a>b", "a^b", "a%2fb", "a%3Ab", "a%40b",
  "a%", "a%zz", "％2e", "xn--ü", "xn--0", "xn--", "xn--a-ecp.ru", "a\u0378b", "ab\u202ec", "ﷺ.example", "⒈com", "a℀b", "≠.example",
  "ﬁne.example", "Ⅷ.example", "İstanbul.example", "straẞe.de", "\u0301a.example", "नी\u200dक.example", "a\u200db.example",
  "%ff.example", "x".repeat(64) + ".example", ("x".repeat(63) + ".").repeat(4) + "example", "", ".", "ａ％41.example",
];
// The parts of a URL around its host.
const urls = [
  (host) => `https://${host}/`,
  (host) => `http:${host}?x#y`,
  (host) => ` HTTPS:\\/\\${host}\\x@y `,
  (host) => `https://user:pa@ss@${host}:8080/@good.example`,
  (host) => `ht\ntps:////\t${host}:#?`,
];
const special = [
  "https://a:65535", "https://a:65536", "https://a:0x1", "https://a:b", "https://a:", "https://@a", "https://a@", "https://a@:80",
  "https://:@a", "https:", "https://", "https:///", "https:///a", "https://?", "https://#a", "//a", "a.example", "https:/a", "https:\\a",
  "http:/a@b@c", "https://a%40b@c", "https://[a@b", "https://a[b:80", "https://a]b", "https://u:[::1]@b", "\u0001https://a\u001f",
  "https://a\u007f", "https://a\u0000", "https://a\\b@c", "https://a?b@c", "https://a#b@c", "https://a;b@c",
];

function hostByNode(url) {
  if (!/^[\u0000-\u0020]*h[\t\r\n]*t[\t\r\n]*t[\t\r\n]*p[\t\r\n]*s?[\t\r\n]*:/iu.test(url)) return "";
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.+$/u, "") : "";
}

test("the service and Node find the same host", () => {
  // A NUL byte ends a URL on its way to the program, so a URL with one is left out.
  const all = [...hosts.flatMap((host) => urls.map((url) => url(host))), ...special].filter((url) => !url.includes("\0"));
  assert.ok(all.length > 500, `${all.length} spellings`);
  const printed = execFileSync(process.env.POSTIL_PRINT_HOSTS, { input: all.join("\0") + "\0", encoding: "utf8" });
  const ours = printed.split("\n").slice(0, -1);
  const different = all
    .map((url, i) => ({ url, ours: ours[i], node: hostByNode(url) }))
    .filter(({ ours: host, node }) => host !== node);
  assert.equal(ours.length, all.length);
  assert.deepEqual(different, []);
  console.log(`${all.length} spellings`);
});
