#include "settings/settings.h"

#include <doctest/doctest.h>

#include "settings/settings_file.h"

TEST_CASE("a site is an origin as browsers send it, and a path") {
  const auto site = settings::parse_site("HTTPS://Example.org:443/blog/");
  REQUIRE_FALSE(site);
  const auto lower = settings::parse_site("https://Example.org:443/blog/");
  REQUIRE(lower);
  CHECK(lower->origin == "https://example.org");
  CHECK(lower->path == "/blog");
  CHECK(settings::parse_site("http://localhost:1313")->origin == "http://localhost:1313");
  for (const char* bad :
       {"example.org", "https://", "https://a?b", "https://a#b", "https://u@a", "null", "*"}) {
    CHECK_FALSE_MESSAGE(settings::parse_site(bad), bad);
  }
}

TEST_CASE("a site is told as browsers send it, and a wrong one with what is expected") {
  const auto parsed = [](const std::string& url) {
    const auto site = settings::parse_site(url);
    return site ? site->origin + " " + site->path : site.fault().message;
  };
  for (const auto& [url, expected] : std::vector<std::pair<std::string, std::string>>{
           {"http://a.org:80", "http://a.org "},
           {"http://a.org:443/", "http://a.org:443 "},
           {"https://a.org:80/x/y//", "https://a.org:80 /x/y"},
           {"https://AZaz.org/AZ", "https://azaz.org /AZ"},
           {"http://a.org/caf%C3%A9+e%CC%81", "http://a.org /café+é"},
           {"https://münchen.example", "https://xn--mnchen-3ya.example "},
           {"https://MÜNCHEN.example:443/blog/", "https://xn--mnchen-3ya.example /blog"},
           {"https://xn--mnchen-3ya.example:8443", "https://xn--mnchen-3ya.example:8443 "},
           {"https://m%C3%BCnchen.example", "https://xn--mnchen-3ya.example "},
           {"https://例え。テスト", "https://xn--r8jz45g.xn--zckzah "},
           {"http://[2001:DB8:0::1]:8080", "http://[2001:db8::1]:8080 "},
           {"http://127.1:08080", "http://127.0.0.1:8080 "},
           {"https://a.org:/x", "https://a.org /x"},
           {"https://a.org:65536",
            "not a site's address \"https://a.org:65536\": no browser opens this host and port"},
           {"https://a.org:80x",
            "not a site's address \"https://a.org:80x\": no browser opens this host and port"},
           {"https://[::1",
            "not a site's address \"https://[::1\": no browser opens this host and "
            "port"},
           {"https://xn--a",
            "not a site's address \"https://xn--a\": no browser opens this host "
            "and port"},
           {"ftp://a.org",
            "not a site's address \"ftp://a.org\": expected something like https://example.org"},
           {"https://a.org/x y",
            "not a site's address \"https://a.org/x y\": expected something like "
            "https://example.org"},
           {"https:///x", "not a site's address \"https:///x\": expected a host behind http(s)://"},
           {"https://me@a.org",
            "not a site's address \"https://me@a.org\": expected a host behind http(s)://"},
           {"https://a.org/%FF",
            "not a site's address \"https://a.org/%FF\": its path is not valid UTF-8"}}) {
    CHECK(parsed(url) == expected);
  }
}

TEST_CASE("a wildcard is refused with what is possible") {
  for (const std::string url : {"*", "https://*", "https://*.example.org", "*.example.org",
                                "https://example.org:*", "https://example.org/*"}) {
    const auto site = settings::parse_site(url);
    REQUIRE_FALSE_MESSAGE(site, url);
    CHECK(site.fault().message ==
          "not a site's address \"" + url +
              "\": there are no wildcards; name each site by itself: --site https://example.org "
              "--site https://www.example.org");
  }
  const auto file = settings::parse_file("s.yaml", "site: [https://a.org, '*']");
  REQUIRE_FALSE(file);
  CHECK(file.fault().message.starts_with("s.yaml:1:1: error: not a site's address \"*\""));
}

TEST_CASE("the public address is one that readers can open") {
  CHECK(settings::parse_public_url("https://münchen.example/x")->origin ==
        "https://xn--mnchen-3ya.example");
  CHECK(settings::parse_public_url("http://127.0.0.1:8090"));
  for (const std::string url :
       {"http://0.0.0.0:8090", "http://0:8090", "http://[::]:8090", "http://[::ffff:0.0.0.0]"}) {
    const auto site = settings::parse_public_url(url);
    REQUIRE_FALSE_MESSAGE(site, url);
    CHECK(site.fault().message ==
          "not the address of a service \"" + url +
              "\": it stands for all addresses of this machine; name the one that readers open");
  }
  CHECK_FALSE(settings::parse_file("s.yaml", "public_url: http://0.0.0.0:8090"));
}

TEST_CASE("without a public address, feeds name where the service listens, and never 0.0.0.0") {
  for (const auto& [listen, origin] : std::vector<std::pair<std::string, std::string>>{
           {"127.0.0.1:8090", "http://127.0.0.1:8090"},
           {"192.0.2.1:80", "http://192.0.2.1:80"},
           {"0.0.0.0:8090", "http://127.0.0.1:8090"},
           {"0:8090", "http://127.0.0.1:8090"},
           {"[::]:8090", "http://[::1]:8090"},
           {"[0::0]:8090", "http://[::1]:8090"},
           {"[::ffff:0.0.0.0]:8090", "http://[::1]:8090"}}) {
    settings::Settings settings;
    settings.listen = *settings::parse_address(listen);
    CHECK_MESSAGE(settings::own_origin(settings) == origin, listen);
    CHECK(settings::may_write(settings, origin));
  }
}

TEST_CASE("pages of the sites and of the service itself may write") {
  settings::Settings settings;
  settings.sites = {{"https://a.org", ""}, {"https://b.org", "/blog"}};
  settings.public_url = {"https://comments.a.org", ""};
  for (const char* origin : {"https://a.org", "https://b.org", "https://comments.a.org"})
    CHECK_MESSAGE(settings::may_write(settings, origin), origin);
  for (const char* origin : {"", "null", "http://a.org", "https://a.org:8443", "https://c.org"})
    CHECK_FALSE_MESSAGE(settings::may_write(settings, origin), origin);
  settings.public_url = {};
  CHECK_FALSE(settings::may_write(settings, ""));
}

TEST_CASE("a loopback origin is one that a browser sends from this machine") {
  for (const char* origin :
       {"http://localhost", "http://localhost:1313", "https://localhost", "http://127.0.0.1:1313",
        "http://127.255.255.254", "http://[::1]", "http://[::1]:8080"})
    CHECK_MESSAGE(settings::is_loopback(origin), origin);
  for (const char* origin :
       {"", "null", "localhost", "http://localhost/", "http://Localhost", "http://localhost.a.org",
        "http://126.0.0.1", "http://128.0.0.1", "http://[::2]", "http://[::1", "http://127.0.0",
        "http://localhost:80", "http://10.127.0.1"})
    CHECK_FALSE_MESSAGE(settings::is_loopback(origin), origin);
}

TEST_CASE("an address has a host and a port") {
  CHECK(settings::parse_address("127.0.0.1:0")->port == 0);
  CHECK(settings::url_of(*settings::parse_address("[::1]:8090")) == "http://[::1]:8090");
  CHECK(settings::url_of(*settings::parse_address("127.0.0.1:65535")) == "http://127.0.0.1:65535");
  CHECK(settings::parse_address("[a:1")->host == "[a");
  CHECK(settings::parse_address("a]:1")->host == "a]");
  CHECK(settings::parse_address("a:b:1")->host == "a:b");
  for (const char* bad : {"", "8090", "host:", ":80", "host:65536", "host:-1", "host:80x",
                          "host:99999999999", "host: 80", "[]:80"}) {
    CHECK_FALSE_MESSAGE(settings::parse_address(bad), bad);
  }
}

TEST_CASE("a site under a path has the threads below it") {
  settings::Settings settings;
  settings.sites = {{"https://example.org", "/blog"}};
  CHECK(settings::site_of(settings, "/blog/a/"));
  CHECK_FALSE(settings::site_of(settings, "/blogs/a/"));
  CHECK_FALSE(settings::site_of(settings, "/a/"));
}

TEST_CASE("a settings file sets what it names") {
  const auto settings = settings::parse_file("s.yaml",
                                             "database: x.sqlite\nlisten: 127.0.0.1:9000\nsite: "
                                             "[https://a.org, https://b.org]\nthreads: open\n");
  REQUIRE(settings);
  CHECK(settings->database == "x.sqlite");
  CHECK(settings->listen.port == 9000);
  CHECK(settings->sites.size() == 2);
  CHECK(settings->threads == settings::Threads::open);
  CHECK(settings::parse_file("s.yaml", ""));
}

TEST_CASE("a mistake in a settings file is named at its place") {
  const auto message = [](std::string_view text) {
    const auto settings = settings::parse_file("s.yaml", text);
    return settings ? std::string() : settings.fault().message;
  };
  CHECK(message("threads: open\ndatabse: x\n")
            .starts_with("s.yaml:2:1: error: unknown key \"databse\""));
  CHECK(message("threads: open\nthreads: open\n")
            .starts_with("s.yaml:2:1: error: \"threads\" stands here twice"));
  CHECK(message("listen: nowhere\n").starts_with("s.yaml:1:1: error: not an address"));
  CHECK(message("- a\n").starts_with("s.yaml:1:1: error:"));
  CHECK(message("a: [b\n").starts_with("s.yaml:"));
}

TEST_CASE("each mistake in a settings file says what is expected there") {
  const std::string known =
      "; known are database, edit_window, listen, nesting, public_url, purge.held, "
      "purge.rejected, purge.spam, "
      "rates, rates.address, rates.form, rates.preview, rates.refused, rates.thread, "
      "rates.waiting_network, rates.waiting_site, site, threads, trusted_proxies";
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"databse: x", "1:1: error: unknown key \"databse\"" + known},
           {"threads: open\nthreads: open", "2:1: error: \"threads\" stands here twice"},
           {"listen: nowhere",
            "1:1: error: not an address \"nowhere\": expected HOST:PORT, such as 127.0.0.1:8090 or "
            "[::1]:8090"},
           {"- a", "1:1: error: expected \"key: value\" lines"},
           {"a: [b", "1:1: error: end of sequence flow not found"},
           {"rates: some", "1:1: error: expected none, or limits such as address: 10/10m"},
           {"rates: {address: 3}",
            "1:9: error: not a rate \"3\": expected something like 10/10m, or none"},
           {"rates: {waiting_site: 0}",
            "1:9: error: not a limit \"0\": expected a number such as 20, or none"},
           {"rates: {waiting_site: 3x}",
            "1:9: error: not a limit \"3x\": expected a number such as 20, or none"},
           {"edit_window: soon",
            "1:1: error: not a time \"soon\": expected one like 15m, 2h or 30d, or none"},
           {"nesting: 33", "1:1: error: expected a number from 0 to 32"},
           {"nesting: -1", "1:1: error: expected a number from 0 to 32"},
           {"purge: 7d", "1:1: error: unknown key \"purge\"" + known},
           {"purge: {held: 7}",
            "1:9: error: not a time \"7\": expected one like 15m, 2h or 30d, or none"},
           {"trusted_proxies: [::1, nginx]",
            "1:1: error: not an address \"nginx\": expected one like 127.0.0.1 or 10.0.0.0/8"},
           {"threads: closed", "1:1: error: threads must be \"open\" or \"listed\""},
           {"site: [https://a.org, a.org]",
            "1:1: error: not a site's address \"a.org\": expected something like "
            "https://example.org"},
           {"public_url: a.org",
            "1:1: error: not a site's address \"a.org\": expected something like "
            "https://example.org"},
           {"database: [a, b]", "1:1: error: expected one text"},
           {"\n\n  site: {a: b}", "3:10: error: unknown key \"site.a\"" + known}}) {
    const auto settings = settings::parse_file("s.yaml", text);
    REQUIRE_FALSE_MESSAGE(settings, text);
    CHECK(settings.fault().message == "s.yaml:" + expected);
  }
  const auto binary = settings::parse_file("s.yaml", "SQLite format 3\xFF");
  REQUIRE_FALSE(binary);
  CHECK(binary.fault().message == "s.yaml: error: this is no settings file: it is not valid UTF-8");
  const auto absent = settings::read_file("/nonexistent/s.yaml");
  REQUIRE_FALSE(absent);
  CHECK(absent.fault().message == "--settings /nonexistent/s.yaml: there is no such file");
}

TEST_CASE("every setting has a key in the file") {
  const auto settings = settings::parse_file("s.yaml", R"(
database: d.sqlite
edit_window: 1h
listen: "[::1]:9000"
nesting: 32
public_url: https://comments.a.org/x
purge: {held: 2h, rejected: 4h, spam: 3h}
rates: {address: 1/1m, form: 2/2m, preview: 3/3m, refused: 4/4m, thread: 5/5m, waiting_network: 6,
        waiting_site: 7}
site: https://a.org
threads: listed
trusted_proxies: 10.0.0.0/8
)");
  REQUIRE(settings);
  CHECK(settings->database == "d.sqlite");
  CHECK(settings->edit_window == std::chrono::hours(1));
  CHECK(settings->listen.host == "::1");
  CHECK(settings->nesting == 32);
  CHECK(settings->public_url.origin == "https://comments.a.org");
  CHECK(settings->public_url.path == "/x");
  CHECK(settings->purge.held == std::chrono::hours(2));
  CHECK(settings->purge.rejected == std::chrono::hours(4));
  CHECK(settings->purge.spam == std::chrono::hours(3));
  const auto is = [](const std::optional<base::Rate>& rate, int number) {
    return rate && rate->count == number && rate->window == std::chrono::minutes(number);
  };
  CHECK(is(settings->rates.address, 1));
  CHECK(is(settings->rates.form, 2));
  CHECK(is(settings->rates.preview, 3));
  CHECK(is(settings->rates.refused, 4));
  CHECK(is(settings->rates.thread, 5));
  CHECK(settings->rates.waiting_network == 6);
  CHECK(settings->rates.waiting_site == 7);
  CHECK(settings->sites.front().origin == "https://a.org");
  CHECK(settings->threads == settings::Threads::listed);
  CHECK(settings->trusted_proxies.front().text() == "10.0.0.0/8");
}

TEST_CASE("settings under which nobody can comment cause a warning") {
  settings::Settings settings;
  CHECK(settings::warnings(settings) ==
        std::vector<std::string>{
            "no --site: browsers may send no comments from the pages of any site",
            "no --threads open: only pages that are listed take comments"});
  settings.threads = settings::Threads::open;
  settings.sites = {{"https://example.org", ""}};
  CHECK(settings::warnings(settings).empty());
  settings.listen = {"0.0.0.0", 8090};
  CHECK(settings::warnings(settings) ==
        std::vector<std::string>{"no --public-url: feeds name http://127.0.0.1:8090, which only "
                                 "this machine can open"});
  settings.public_url = {"https://comments.example.org", ""};
  CHECK(settings::warnings(settings).empty());
}

TEST_CASE("rates are on until they are switched off, all or one by one") {
  const auto rates = [](std::string_view text) {
    const auto settings = settings::parse_file("s.yaml", text);
    REQUIRE(settings);
    return settings->rates;
  };
  CHECK(rates("").address);
  CHECK(rates("").thread);
  CHECK_FALSE(rates("rates: none").address);
  CHECK_FALSE(rates("rates: none").thread);
  CHECK(rates("rates: {address: 3/2h}").address->count == 3);
  CHECK(rates("rates: {address: 3/2h}").address->window == std::chrono::hours(2));
  CHECK(rates("rates: {address: 3/2h}").thread);
  CHECK_FALSE(rates("rates: {thread: none}").thread);
  CHECK(rates("").refused->count == 30);
  CHECK(rates("").preview->count == 60);
  CHECK(rates("").form->count == 120);
  CHECK(rates("rates: {refused: 1/1h}").refused->count == 1);
  CHECK(rates("rates: {preview: 2/1h}").preview->count == 2);
  CHECK(rates("rates: {form: 3/1h}").form->count == 3);
  CHECK_FALSE(rates("rates: {form: none}").form);
  CHECK_FALSE(rates("rates: none").refused);
  CHECK_FALSE(rates("rates: none").preview);
  CHECK_FALSE(rates("rates: none").form);
  CHECK(rates("").waiting_network == 20);
  CHECK(rates("").waiting_site == 10'000);
  CHECK(rates("rates: {waiting_network: 7}").waiting_network == 7);
  CHECK(rates("rates: {waiting_site: 7}").waiting_site == 7);
  CHECK_FALSE(rates("rates: {waiting_site: none}").waiting_site);
  CHECK_FALSE(rates("rates: none").waiting_network);
  CHECK_FALSE(rates("rates: none").waiting_site);
  for (const char* bad :
       {"rates: some", "rates: {address: 3}", "rates: {address: 0/1h}", "rates: {address: 3/1w}",
        "rates: {address: -1/1h}", "rates: {network: 1/1h}", "rates: {waiting_site: 0}",
        "rates: {waiting_network: 3/1h}", "rates: {waiting_network: -1}",
        "rates: {waiting_network: 99999999999999999999}",
        "rates: {address: 99999999999999999999/1h}", "rates: {address: {a: b}}",
        "rates: {address: 1/99999999999999d}"}) {
    CHECK_FALSE_MESSAGE(settings::parse_file("s.yaml", bad), bad);
  }
}

TEST_CASE("times and depths are checked") {
  CHECK(settings::parse_file("s.yaml", "edit_window: 2h")->edit_window == std::chrono::hours(2));
  CHECK(settings::parse_file("s.yaml", "edit_window: none")->edit_window.count() == 0);
  CHECK(settings::parse_file("s.yaml", "purge: {spam: 7d, held: none}")->purge.held.count() == 0);
  CHECK(settings::parse_file("s.yaml", "purge: {spam: 7d}")->purge.spam == std::chrono::days(7));
  CHECK(settings::parse_file("s.yaml", "")->purge.rejected.count() == 0);
  CHECK(settings::parse_file("s.yaml", "purge: {rejected: none}")->purge.rejected.count() == 0);
  CHECK(settings::parse_file("s.yaml", "purge: {rejected: 365d}")->purge.rejected ==
        std::chrono::days(365));
  CHECK_FALSE(settings::parse_file("s.yaml", "purge: {rejected: 365}"));
  CHECK_FALSE(settings::parse_file("s.yaml", "purge: 7d"));
  CHECK(settings::parse_file("s.yaml", "nesting: 0")->nesting == 0);
  for (const char* bad :
       {"edit_window: soon", "edit_window: 5", "edit_window: -5m", "edit_window: 0m", "nesting: 33",
        "nesting: -1", "nesting: x", "nesting: 3x", "nesting: [1, 2]"}) {
    CHECK_FALSE_MESSAGE(settings::parse_file("s.yaml", bad), bad);
  }
}

TEST_CASE("proxies are named by address or network") {
  const auto settings =
      settings::parse_file("s.yaml", "trusted_proxies: [127.0.0.1, \"10.0.0.0/8\", \"::1\"]");
  REQUIRE(settings);
  CHECK(settings->trusted_proxies.size() == 3);
  const auto wrong = settings::parse_file("s.yaml", "trusted_proxies: nginx");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.fault().message.starts_with("s.yaml:1:1: error: not an address \"nginx\""));
}
