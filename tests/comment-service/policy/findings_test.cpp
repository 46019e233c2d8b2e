// What each condition is called, and all that it finds: as moderators read it in an explanation.
#include <chrono>
#include <tuple>

#include "policy/judged.h"

using support::one_rule;
using namespace std::chrono_literals;

namespace {

std::string words(const std::string& when) {
  const policy::Policy policy = one_rule(when);
  return policy.rules().front().when->words();
}

// The finding in one line: truth, field, measure, actual value, limit, place and audience.
std::string found(const std::string& when, const domain::Draft& draft,
                  const policy::Occasion& occasion = {}) {
  const policy::Policy policy = one_rule(when);
  const std::string html = markup::comment_html(draft.body);
  const policy::Finding finding =
      policy.rules().front().when->test(policy::Subject(draft, html, occasion));
  const domain::Evidence& evidence = finding.evidence;
  const std::string truth = finding.truth == policy::Truth::hit    ? "hit"
                            : finding.truth == policy::Truth::miss ? "miss"
                                                                   : "unknown";
  return truth + "|" + finding.field + "|" + evidence.measure + "|" + evidence.actual + "|" +
         evidence.limit + "|" + std::to_string(evidence.begin) + "-" +
         std::to_string(evidence.end) +
         (finding.audience == domain::Audience::everyone ? "" : "|secret");
}

using Rows = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("each condition is told in the words of the policy's file") {
  for (const auto& [when, expected] :
       Rows{{"{body: blank}", "body blank"},
            {"{name: blank}", "name blank"},
            {"{email: blank}", "email blank"},
            {"{website: blank}", "website blank"},
            {"{words: {fewer_than: 4}}", "words fewer than 4"},
            {"{words: {more_than: 4}}", "words more than 4"},
            {"{characters: {fewer_than: 9, more_than: 1}}",
             "characters more than 1 and fewer than 9"},
            {"{links: {more_than: 1}}", "links more than 1"},
            {"{links: {fewer_than: 3}}", "links fewer than 3"},
            {"{links: {allowed: [a.org]}}", "links but those to a.org, more than 0"},
            {"{links: {allowed: [a.org, b.org], more_than: 2}}",
             "links but those to a.org, b.org, more than 2"},
            {"{links: {denied: [a.org]}}", "links to a.org more than 0"},
            {"{links: {denied: [a.org, b.org], fewer_than: 3}}",
             "links to a.org, b.org fewer than 3"},
            {"{links: {share_more_than: 30}}", "links with a share of more than 30 %"},
            {"{phrase_only: [a, b c]}", "phrase_only a, b c"},
            {"{contains: [a, b c]}", "contains a, b c"},
            {"{duplicate: {within: 24h}}", "duplicate within 24h"},
            {"{form: honeypot}", "form honeypot"},
            {"{form: {faster_than: 5s}}", "form faster than 5s"},
            {"{author: first_comment}", "author first_comment"},
            {"{author: {named: [Bob, Al]}}", "author named Bob, Al"},
            {"{thread: closed}", "thread closed"},
            {"{thread: {older_than: 30d}}", "thread older than 30d"},
            {"{any: [{name: blank}, {body: blank}]}", "any"},
            {"{all: [{name: blank}, {body: blank}]}", "all"},
            {"{name: blank, body: blank}", "all"},
            {"{not: {name: blank}}", "not"},
            {"{any: [{name: blank}]}", "name blank"}}) {
    CHECK(words(when) == expected);
  }
  const policy::Policy named = support::parsed(
      "lists: {own: [a, b]}\nrules:\n"
      "  - {id: r, when: {links: {denied: own}}, outcome: hold, message: m}\n"
      "  - {id: s, when: {contains: own}, outcome: hold}\n");
  CHECK(named.rules()[0].when->words() == "links to own more than 0");
  CHECK(named.rules()[1].message == "contains own");
}

TEST_CASE("length and blank fields are found with what was measured") {
  for (const auto& [when, expected] : Rows{
           {"{body: blank}", "miss|body||||0-0"},
           {"{name: blank}", "hit|name||||0-0"},
           {"{email: blank}", "miss|email||||0-0"},
           {"{website: blank}", "hit|website||||0-0"},
           {"{words: {fewer_than: 3}}", "hit|body|words|2|fewer than 3|0-0"},
           {"{words: {fewer_than: 2}}", "miss|body|words|2|fewer than 2|0-0"},
           {"{words: {more_than: 1}}", "hit|body|words|2|more than 1|0-0"},
           {"{words: {more_than: 2}}", "miss|body|words|2|more than 2|0-0"},
           {"{characters: {fewer_than: 6, more_than: 4}}",
            "hit|body|characters|5|more than 4 and fewer than 6|0-0"},
           {"{not: {words: {more_than: 3}}}", "hit|body|words|2|more than 3|0-0"},
           {"{not: {words: {more_than: 1}}}", "miss|body|words|2|more than 1|0-0"},
           {"{any: [{words: {more_than: 3}}, {body: blank}]}", "miss|body|words|2|more than 3|0-0"},
           {"{all: [{words: {more_than: 1}}, {name: blank}]}",
            "hit|body|words|2|more than 1|0-0"}}) {
    CHECK_MESSAGE(found(when, {"é *xy*\u200b\n", "", "a@b.org"}) == expected, when);
  }
}

TEST_CASE("links are found with their number or host, and the place of the first one too many") {
  const std::string two = "http://a.org http://b.a.org";
  const std::string mail = "[x](mailto:a@x.org,b@a.org)";
  for (const auto& [when, body, expected] :
       std::vector<std::tuple<std::string, std::string, std::string>>{
           {"more_than: 1", two, "hit|body|links|2|more than 1|13-27"},
           {"more_than: 2", two, "miss|body|links|2|more than 2|0-0"},
           {"more_than: 0", two, "hit|body|links|2|more than 0|0-12"},
           {"fewer_than: 3", two, "hit|body|links|2|fewer than 3|0-12"},
           {"fewer_than: 1", "none", "hit|body|links|0|fewer than 1|0-0"},
           {"allowed: [a.org]", two, "miss|body|links|0|more than 0|0-0"},
           {"allowed: [b.org]", two, "hit|body|links|2|more than 0|0-12"},
           {"allowed: [a.org]", "http://a.org http://x.org", "hit|body|links|1|more than 0|13-25"},
           {"allowed: [a.org]", mail, "hit|body|links|1|more than 0|4-26"},
           {"denied: [a.org]", two, "hit|body|links|b.a.org|more than 0|0-12"},
           {"denied: [a.org], more_than: 1", two, "hit|body|links|b.a.org|more than 1|13-27"},
           {"denied: [a.org]", "http://x.org http://b.a.org",
            "hit|body|links|b.a.org|more than 0|13-27"},
           {"denied: [a.org]", mail, "hit|body|links|a.org|more than 0|4-26"},
           {"denied: [b.org]", two, "miss|body|links||more than 0|0-0"},
           // The address as it is read does not stand in the body.
           {"more_than: 0", "[x](http&#58;//a.org)", "hit|body|links|1|more than 0|0-0"},
           {"more_than: 1", "[x](http://a.org) http://a.org",
            "hit|body|links|2|more than 1|18-30"}}) {
    CHECK_MESSAGE(found("{links: {" + when + "}}", {body, "Ann"}) == expected, when);
  }
  const std::string denied = "{links: {denied: [a.org]}}";
  CHECK(found(denied, {"x", "Ann", "", "https://www.a.org/"}) ==
        "hit|website|links|www.a.org|more than 0|0-0");
  CHECK(found(denied, {"http://a.org", "Ann", "", "https://www.a.org/"}) ==
        "hit|body|links|www.a.org|more than 0|0-12");
  CHECK(found(denied, {"x", "Ann", "", "https://b.org/"}) == "miss|body|links||more than 0|0-0");
  CHECK(found("{links: {more_than: 0}}", {"x", "Ann", "", "https://b.org/"}) ==
        "miss|body|links|0|more than 0|0-0");
}

TEST_CASE("a bare host is one link, and its characters are a share of the text") {
  const auto links = [](const std::string& body) {
    return found("{links: {more_than: 0}}", {body, "Ann"});
  };
  CHECK(links("www.xüwww.example.org") == "hit|body|links|1|more than 0|0-22");
  CHECK(links("www.a.example. www.b.example") == "hit|body|links|2|more than 0|0-13");
  const auto share = [](const std::string& body) {
    return found("{links: {share_more_than: 50}}", {body, "Ann"});
  };
  const std::string limit = "more than 50 %|0-0";
  CHECK(share("www.example.org abcdefghijklmno") == "miss|body|links|50 %|" + limit);
  CHECK(share("www.example.org abcdefghijklmn") == "hit|body|links|51 %|" + limit);
  CHECK(share("www.bücher.example abcdefghijklmnopqr") == "miss|body|links|50 %|" + limit);
  CHECK(share("www.bücher.example") == "hit|body|links|100 %|" + limit);
  // This host is linked, and a bare host, too.
  CHECK(share("[www.a.org](http://b.org)") == "hit|body|links|100 %|" + limit);
  CHECK(share("[www.a.org](http://b.org) www.a.org abcdefghi") == "hit|body|links|100 %|" + limit);
  CHECK(share("[ab](http://b.org) www.a.org abcdefghijk") == "miss|body|links|50 %|" + limit);
  CHECK(share("text") == "miss|body|links|0 %|" + limit);
}

TEST_CASE("a phrase is quoted as the body spells it where the body has the same words") {
  const std::string contains = "{contains: [viagra, casino]}";
  const std::string list = "|viagra, casino|";
  const std::string only = "{phrase_only: [good post, viagra]}";
  for (const auto& [when, body, expected] :
       std::vector<std::tuple<std::string, std::string, std::string>>{
           {contains, "the CASINO", "hit|body|contains|CASINO" + list + "4-10"},
           {contains, "**viagra** casino", "hit|body|contains|viagra" + list + "2-8"},
           {contains, "via**gra**", "hit|body|contains|viagra" + list + "0-0"},
           {contains, "a via**gra** [x](http://casino.example)",
            "hit|body|contains|viagra" + list + "0-0"},
           {contains, "[x](http://casino.example)", "hit|body|contains|casino" + list + "11-17"},
           {contains, "none", "miss|||||0-0"},
           {only, "Good post!", "hit|body|phrase_only|Good post|good post, viagra|0-9"},
           {only, " **good** post", "hit|body|phrase_only|good** post|good post, viagra|3-14"},
           {only, "v&#105;agra", "hit|body|phrase_only|viagra|good post, viagra|0-0"},
           {only, "good&nbsp;post", "hit|body|phrase_only|good\u00A0post|good post, viagra|0-0"},
           {only, "good", "miss|||||0-0"}}) {
    CHECK_MESSAGE(found(when, {body, "Ann"}) == expected, body);
  }
  CHECK(found(contains, {"x", "Best Casino!"}) == "hit|name|contains|Casino" + list + "5-11");
  CHECK(found(contains, {"the casino", "viagra"}) == "hit|body|contains|casino" + list + "4-10");
}

TEST_CASE("the circumstances of a comment are found with their time or name") {
  policy::Occasion occasion;
  occasion.now = base::Time(100h * 24);
  const auto look = [&](const std::string& when) { return found(when, {"x", "Änn"}, occasion); };
  const std::string duplicate = "{duplicate: {within: 24h}}";
  CHECK(look(duplicate) == "miss|||||0-0");
  occasion.circumstances.sent_by_another = base::Time(99h * 24);
  CHECK(look(duplicate) == "hit|body|duplicate|1970-04-10T00:00:00Z|within 24h|0-0|secret");
  occasion.circumstances.sent_before = base::Time(99h * 24 + 1h);
  CHECK(look(duplicate) == "hit|body|duplicate|1970-04-10T01:00:00Z|within 24h|0-0");
  occasion.circumstances.sent_before = base::Time(99h * 24 - 1ms);
  CHECK(look(duplicate) == "hit|body|duplicate|1970-04-10T00:00:00Z|within 24h|0-0|secret");
  occasion.form = {policy::Honeypot::filled, policy::FormTokenState::missing, 4999ms};
  CHECK(look("{form: honeypot}") == "hit||form|honeypot||0-0");
  CHECK(look("{form: no_token}") == "hit||form|no_token||0-0");
  CHECK(look("{form: stale_token}") == "miss|||||0-0");
  CHECK(look("{form: {faster_than: 5s}}") == "hit||form|4s|faster than 5s|0-0");
  occasion.circumstances.blocked = "domain a.org";
  occasion.circumstances.own_names = {"Änn"};
  CHECK(look("{author: first_comment}") == "hit||author|first_comment||0-0");
  CHECK(look("{author: blocked}") == "hit||author|domain a.org||0-0");
  CHECK(look("{author: reserved_name}") == "hit|name|author|reserved_name||0-0");
  CHECK(look("{author: {named: [Bob, änn]}}") == "hit|name|author|Änn|Bob, änn|0-4");
  occasion.circumstances.thread_open = false;
  CHECK(look("{thread: closed}") == "hit||thread|closed||0-0");
  CHECK(look("{thread: {older_than: 5d}}") == "miss|||||0-0");
  occasion.circumstances.thread_since = base::Time(94h * 24 + 1h);
  CHECK(look("{thread: {older_than: 5d}}") == "hit||thread|5d|older than 5d|0-0");
  occasion.circumstances.thread_since = base::Time(95h * 24);
  CHECK(look("{thread: {older_than: 5d}}") == "miss|||||0-0");
}
