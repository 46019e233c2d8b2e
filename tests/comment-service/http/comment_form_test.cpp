#include <doctest/doctest.h>

#include <thread>

#include "base/encoding.h"
#include "support/service.h"

using support::header;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";

std::string token(Service& service) {
  return "&form_token=" +
         base::percent_encode(service.keys->form_token("/a/", service.clock.now()));
}

bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a form from a static page becomes a preview with the text, a token and one button") {
  Service service;
  const auto page =
      service.post_form(kComments, "body=Hi+%3Cb%3E+*there*&name=Bob&email=b%40x.org");
  CHECK(page.status == 200);
  CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
  CHECK(header(page, "Cache-Control") == "no-store");
  CHECK(has(page, "<em>there</em>"));
  CHECK(has(page, "Hi &lt;b&gt; *there*</textarea>"));
  CHECK(has(page, "value=\"b@x.org\""));
  CHECK(has(page, service.keys->form_token("/a/", service.clock.now())));
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.empty());
}

TEST_CASE("a form with an old token is a preview, which no rule about forms refuses") {
  Service service;
  const std::string text =
      "rules:\n"
      "  - {id: fast, when: {form: {faster_than: 30h}}, outcome: reject, audience: public, "
      "message: Too fast.}\n"
      "  - {id: old, when: {form: stale_token}, outcome: reject, audience: public, message: Too "
      "old.}\n"
      "  - {id: none, when: {form: no_token}, outcome: reject, audience: public, message: No "
      "form.}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const std::string form = "body=Hi+there&name=Bob" + token(service);
  service.clock.milliseconds += std::int64_t{25} * 3'600'000;
  for (const std::string& sent : {form, std::string("body=Hi+there&name=Bob")}) {
    const auto page = service.post_form(kComments, sent);
    CHECK(page.status == 200);
    CHECK_FALSE(has(page, "role=\"alert\""));
  }
  CHECK(has(service.post_form(kComments, "body=Hi&name=Bob" + token(service)), "Too fast."));
}

TEST_CASE("with its token the form is stored and leads to a receipt") {
  Service service;
  const auto sent = service.post_form(kComments, "body=Hi+there&name=Bob" + token(service));
  CHECK(sent.status == 303);
  const std::string receipt = header(sent, "Location");
  REQUIRE(receipt.starts_with("/receipt?r="));
  CHECK(header(sent, "Cache-Control") == "no-store");
  const auto page = service.get(receipt);
  CHECK(page.status == 200);
  CHECK(header(page, "Cache-Control") == "no-store");
  CHECK(has(page, "Hi there"));
  CHECK(has(page, "A moderator reads every comment before it appears."));
  CHECK(has(page, "https://example.org/a/"));
  service.clock.milliseconds += 10 * 60 * 1000;
  CHECK(service.get(receipt).status == 404);
  CHECK(service.get("/receipt?r=guess").status == 404);
}

TEST_CASE("a form that is sent again is one comment and one receipt") {
  Service service;
  const std::string form = "body=Hi+there&name=Bob" + token(service);
  const auto first = service.post_form(kComments, form);
  const auto again = service.post_form(kComments, form);
  CHECK(again.status == 303);
  CHECK(header(again, "Location") == header(first, "Location"));
  const auto held = [&] {
    return service.store->queue({domain::Status::held, "", 10})->comments.size();
  };
  CHECK(held() == 1);
  // A different text from the same page is a different comment.
  CHECK(service.post_form(kComments, "body=And+more&name=Bob" + token(service)).status == 303);
  CHECK(held() == 2);
}

TEST_CASE("a form that is sent many times at once is one comment, and each gets its receipt") {
  Service service;
  const std::string form = "body=Hi+there&name=Bob" + token(service);
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] { CHECK(service.post_form(kComments, form).status == 303); });
  for (std::thread& thread : threads) thread.join();
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.size() == 1);
}

TEST_CASE("the receipt leads to a page that changes and withdraws the comment, without scripts") {
  Service service;
  const auto sent = service.post_form(kComments, "body=Hi+there&name=Bob" + token(service));
  const std::string receipt = service.get(header(sent, "Location")).body;
  const std::string mark = "<a href=\"/comment?";
  const std::size_t begin = receipt.find(mark);
  REQUIRE(begin != std::string::npos);
  const std::size_t start = begin + std::string("<a href=\"").size();
  std::string own = receipt.substr(start, receipt.find('"', start) - start);
  own.replace(own.find("&amp;"), 5, "&");
  const auto page = service.get(own);
  CHECK(page.status == 200);
  CHECK(header(page, "Cache-Control") == "no-store");
  CHECK(has(page, "waiting for a moderator"));
  CHECK(has(page, "Hi there</textarea>"));
  const auto changed = service.post_form(own, "revision=1&body=Hi+*all*");
  CHECK(changed.status == 303);
  CHECK(header(changed, "Location") == own);
  CHECK(has(service.get(own), "<em>all</em>"));
  // A text that cannot be stored is shown again in the form.
  const auto late = service.post_form(own, "revision=1&body=Typed+text");
  CHECK(late.status == 412);
  CHECK(has(late, "was changed since it was read"));
  CHECK(has(late, "Typed text</textarea>"));
  CHECK_FALSE(has(late, "<pre"));
  const auto blank = service.post_form(own, "revision=2&body=++");
  CHECK(blank.status == 422);
  CHECK(has(blank, "Please enter your comment!"));
  service.clock.milliseconds += 15 * 60 * 1000;
  const auto closed = service.get(own);
  CHECK_FALSE(has(closed, "<textarea"));
  CHECK_FALSE(has(closed, "<pre"));
  const auto too_late = service.post_form(own, "revision=2&body=Typed+text");
  CHECK(too_late.status == 403);
  CHECK(has(too_late, "<pre class=\"postil-text\">Typed text</pre>"));
  CHECK(service.post_form(own, "do=withdraw").status == 303);
  CHECK(has(service.get(own), "You have withdrawn it"));
  CHECK_FALSE(has(service.get(own), "<form"));
  CHECK(service.post_form(own, "do=withdraw").status == 303);
}

TEST_CASE("a comment's own page says what became of the comment, and nothing else") {
  const std::vector<std::pair<std::string, std::string>> sentences = {
      {"held", "waiting for a moderator"},
      {"published", "see it.</p>"},
      {"rejected", "was not published, or was taken away"},
      {"spam", "was not published, or was taken away"},
      {"deleted", "was not published, or was taken away"},
      {"withdrawn", "You have withdrawn it"}};
  for (const auto& [status, expected] : sentences) {
    Service service;
    const std::string id = service.comment("/a/", {{"body", "mine"}});
    const std::string own = "/comment?id=" + id + "&key=" + service.keys->edit_token(id);
    if (status == "published") REQUIRE(service.decide(id, "approve").status == 200);
    if (status == "rejected") REQUIRE(service.decide(id, "reject").status == 200);
    if (status == "spam") REQUIRE(service.decide(id, "spam").status == 200);
    if (status == "deleted") REQUIRE(service.decide(id, "delete").status == 200);
    if (status == "withdrawn") REQUIRE(service.post_form(own, "do=withdraw").status == 303);
    const auto page = service.get(own);
    for (const auto& [other, sentence] : sentences)
      CHECK_MESSAGE(has(page, sentence) == (sentence == expected), status, " ", other);
    CHECK_MESSAGE(
        has(page, "A moderator reads every comment before it appears.") == (status == "held"),
        status);
    const bool stands = status == "held" || status == "published";
    CHECK_MESSAGE(has(page, "<textarea") == stands, status);
    const bool withdrawable = stands || status == "rejected";
    CHECK_MESSAGE(has(page, "Nobody will see it any more, and") == withdrawable, status);
    CHECK_FALSE_MESSAGE(has(page, "Please look at your change again"), status);
    CHECK_FALSE_MESSAGE(has(page, "Your change was not made"), status);
  }
}

TEST_CASE("a comment's own page says what is wrong with a changed text") {
  Service service;
  const std::string text =
      "rules:\n"
      "  - {id: short, when: {words: {fewer_than: 2}}, outcome: nudge, message: Say more.}\n"
      "  - {id: word, when: {contains: [casino]}, outcome: reject, audience: public, message: "
      "No.}\n"
      "  - {id: secret, when: {contains: [poker]}, outcome: reject}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const std::string id = service.comment("/a/", {{"body", "two words"}});
  const std::string own = "/comment?id=" + id + "&key=" + service.keys->edit_token(id);
  const auto too_long = service.post_form(own, "revision=1&body=" + std::string(9000, 'x'));
  CHECK(too_long.status == 400);
  CHECK(has(too_long, "The text must have at most 8000 bytes."));
  for (const char* revision : {"", "&revision=", "&revision=x", "&revision=0", "&revision=2"}) {
    const auto changed = service.post_form(own, "body=more+words" + std::string(revision));
    CHECK_MESSAGE(changed.status == 412, revision);
    CHECK(has(changed, "more words</textarea>"));
  }
  CHECK(has(service.post_form(own, "revision=1&body=my+casino"), "No."));
  CHECK(has(service.post_form(own, "revision=1&body=my+poker"), "It cannot be accepted."));
  const auto nudged = service.post_form(own, "revision=1&body=one");
  CHECK(has(nudged, "Say more."));
  CHECK(has(nudged, "name=\"insist\""));
  CHECK_FALSE(has(too_long, "name=\"insist\""));
  CHECK(service.post_form(own, "revision=1&body=one&insist=true").status == 303);
  CHECK(service.log.all().empty());
}

TEST_CASE("a change that finds the queue full comes back, and the log says why") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "mine"}});
  REQUIRE(service.decide(id, "approve").status == 200);
  service.comment("/b/", {{"body", "waits"}});
  service.settings.rates.waiting_site = 1;
  const std::string own = "/comment?id=" + id + "&key=" + service.keys->edit_token(id);
  const auto page = service.post_form(own, "revision=1&body=typed");
  CHECK(page.status == 503);
  CHECK(has(page, "typed"));
  CHECK(service.log.all() ==
        "POST /comment: too many comments wait for a moderator; please try again later: 1 "
        "comments wait on this site, so comments of strangers "
        "are turned away\n");
}

TEST_CASE("the own page of a comment that does not exist is not found") {
  Service service;
  const std::string own = "/comment?id=nobody&key=" + service.keys->edit_token("nobody");
  CHECK(service.get(own).status == 404);
  CHECK(service.post_form(own, "revision=1&body=x").status == 404);
}

TEST_CASE("a form whose trap is filled is refused") {
  Service service;
  const std::string text =
      "rules:\n  - {id: trap, when: {form: honeypot}, outcome: reject, message: No.}\n";
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  const std::string form = "body=Hi&name=Bob" + token(service);
  CHECK(service.post_form(kComments, form + "&homepage_confirm=x").status == 422);
  CHECK(service.post_form(kComments, form + "&homepage_confirm=").status == 303);
}

TEST_CASE("a comment's own page opens with its key alone, and to the site's pages alone") {
  Service service;
  const std::string a = service.comment("/a/", {{"body", "mine"}});
  const std::string b = service.comment("/a/", {{"body", "other"}});
  const std::string own = "/comment?id=" + a + "&key=";
  CHECK(service.get(own + service.keys->edit_token(a)).status == 200);
  for (const std::string& key : {std::string(), std::string("x"), service.keys->edit_token(b)}) {
    CHECK(service.get(own + key).status == 404);
    CHECK(service.post_form(own + key, "do=withdraw").status == 404);
  }
  const std::string right = own + service.keys->edit_token(a);
  CHECK(service.post_form(right, "do=withdraw", {{"Origin", "https://evil.org"}}).status == 403);
  CHECK(service.post_json(right, {{"do", "withdraw"}}).status == 415);
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.size() == 2);
}

TEST_CASE("a refused form comes back with the reasons and everything that was typed") {
  Service service;
  for (const std::string& with : {std::string(), token(service)}) {
    const auto page =
        service.post_form(kComments, "body=++&name=&website=https%3A%2F%2Fx.org" + with);
    CHECK(page.status == 422);
    CHECK(has(page, "Please enter your comment!"));
    CHECK(has(page, "Please enter your name here"));
    CHECK_FALSE(has(page, "It cannot be accepted."));
    CHECK(has(page, "value=\"https://x.org\""));
    const auto wrong = service.post_form(kComments, "body=x&name=n&website=javascript%3Ax" + with);
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "value=\"javascript:x\""));
    CHECK(has(wrong, "The website must be"));
  }
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.empty());
}

TEST_CASE("an old or foreign token is like none: the text is shown again") {
  Service service;
  const std::string old = token(service);
  service.clock.milliseconds += 24LL * 60 * 60 * 1000;
  CHECK(service.post_form(kComments, "body=Hi&name=Bob" + old).status == 200);
  CHECK(service.post_form("/api/v1/comments?thread=/b/", "body=Hi&name=Bob" + token(service))
            .status == 200);
}

TEST_CASE("forms larger than the library's own limit are taken") {
  Service service;
  const std::string body = "body=" + std::string(8193, 'x') + "&name=n";
  CHECK(service.post_form(kComments, body).status == 422);
  std::string encoded;
  for (int i = 0; i < 4000; ++i) encoded += "%C3%BC";
  CHECK(service.post_form(kComments, "name=n&body=" + encoded + token(service)).status == 303);
}

TEST_CASE("a form for a closed thread, a foreign page or no page is answered with a page") {
  Service service;
  REQUIRE(service.store->save_thread({"/a/", "", false}));
  const auto closed = service.post_form(kComments, "body=Hi&name=Bob");
  CHECK(closed.status == 409);
  CHECK(header(closed, "Content-Type") == "text/html; charset=utf-8");
  CHECK(service.post_form(kComments, "body=Hi&name=Bob", {{"Origin", "https://evil.org"}}).status ==
        403);
  CHECK(service.post_form(kComments, "body=Hi&name=Bob", {{"Origin", "null"}}).status == 403);
}

TEST_CASE("an error page links back to the commented page") {
  Service service;
  REQUIRE(service.store->save_thread({"/a/", "", false}));
  const std::string back = "<a href=\"https://example.org/a/\">";
  CHECK(has(service.post_form(kComments, "body=Hi&name=Bob"), back));
  CHECK(has(service.post_form(kComments, "body=Hi&name=Bob", {{"Origin", "null"}}), back));
  CHECK_FALSE(has(service.get("/threads?thread=%ff"), "<a href"));
}

TEST_CASE("pages are for readers without scripts and are not to be framed") {
  Service service;
  for (const char* path : {"/threads?thread=/a/", "/receipt?r=x"}) {
    const auto page = service.get(path);
    const std::string policy = header(page, "Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("script-src") == std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("form-action 'self'") != std::string::npos);
    CHECK(header(page, "X-Content-Type-Options") == "nosniff");
    CHECK(header(page, "Referrer-Policy") == "same-origin");
    CHECK(page.body.find("<script") == std::string::npos);
    CHECK(page.body.find("style=") == std::string::npos);
  }
}

TEST_CASE("behind a proxy's path, pages and addresses keep that path") {
  Service service;
  service.settings.public_url = {"https://example.org", "/comments"};
  const auto sent = service.post_form(kComments, "body=Hi+there&name=Bob" + token(service));
  CHECK(header(sent, "Location").starts_with("/comments/receipt?r="));
  CHECK(has(service.get("/threads?thread=/a/"), "action=\"/comments/api/v1/comments?thread="));
}
