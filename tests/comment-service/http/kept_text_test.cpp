// What a reader typed without JavaScript, after the service refused it.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "base/encoding.h"
#include "http/handlers.h"
#include "support/service.h"

using support::header;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const std::string kText = "a long <letter>\n that took an hour";
const std::string kShown = "a long &lt;letter&gt;\n that took an hour";

bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

std::string form(Service& service, const std::string& more = "") {
  return "body=" + base::percent_encode(kText) + "&name=Ann+Bee&email=a%40b.org&website=x.org" +
         "&form_token=" +
         base::percent_encode(service.keys->form_token("/a/", service.clock.now())) + more;
}

// The whole page with the form, in which nothing is missing.
void check_form(const http::Response& page, int status) {
  CHECK(page.status == status);
  CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
  CHECK(header(page, "Cache-Control") == "no-store");
  CHECK(std::ranges::count(page.headers, "Cache-Control", &http::Header::first) == 1);
  CHECK(has(page, "<section class=\"postil postil-open\""));
  CHECK(has(page, kShown + "</textarea>"));
  CHECK(has(page, "value=\"Ann Bee\""));
  CHECK(has(page, "value=\"a@b.org\""));
  CHECK(has(page, "value=\"x.org\""));
  CHECK(has(page, "Your comment was not sent:"));
}

// A page without a form.
void check_text(const http::Response& page, int status) {
  CHECK(page.status == status);
  CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
  CHECK(has(page, "<pre class=\"postil-text\">" + kShown + "</pre>"));
  CHECK_FALSE(has(page, "<textarea"));
}

base::Fault next_fault;
http::Response refused_with(Service& service, base::Fault fault, const std::string& type,
                            http::Handler handler = nullptr) {
  next_fault = std::move(fault);
  const http::Handler failing = [](const http::Services&,
                                   const http::Request&) -> base::Result<http::Response> {
    return next_fault;
  };
  const http::Route route{"POST",
                          "/api/v1/comments",
                          http::Guard::site,
                          http::Cors::sites,
                          http::BodyType::json_or_form,
                          http::AnswerType::data,
                          handler == nullptr ? failing : handler,
                          1000,
                          {},
                          http::refuse_comment_form};
  const http::App app(service.services(), {&route, 1});
  http::Request request;
  request.method = "POST";
  request.path = "/api/v1/comments";
  request.query = "thread=/a/";
  request.headers = {{"Content-Type", type}};
  return app.answer(request, [&](std::size_t) { return form(service); });
}

}  // namespace

TEST_CASE("a form from a wrong origin comes back with its text, and can be sent from there") {
  Service service;
  for (const char* origin : {"https://evil.org", "null", "", "http://localhost:1313"}) {
    const auto page = service.post_form(kComments, form(service), {{"Origin", origin}});
    check_form(page, 403);
    CHECK(has(page, "may not write comments here"));
  }
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.empty());
  const std::string own = service.settings.public_url.origin;
  CHECK(service.post_form(kComments, form(service), {{"Origin", own}}).status == 303);
}

TEST_CASE("a form of a page that is not listed comes back as text") {
  Service service;
  service.settings.threads = settings::Threads::listed;
  const auto page = service.post_form(kComments, form(service));
  check_text(page, 404);
  CHECK(has(page, "This site has no such page."));
  CHECK(has(page, "<a href=\"https://example.org/a/\">"));
  check_text(service.post_form("/api/v1/comments?thread=/a/../b/", form(service)), 400);
  check_text(service.post_form("/api/v1/comments", form(service)), 400);
}

TEST_CASE("a form of a closed thread comes back as text below the comments") {
  Service service;
  REQUIRE(service.store->save_thread({"/a/", "", false}));
  const auto page = service.post_form(kComments, form(service));
  check_text(page, 409);
  CHECK(has(page, "Comments are closed."));
  CHECK(has(page, "<li>This thread takes no more comments.</li>"));
  // A page that nobody sent says nothing of this.
  const auto asked = service.get("/threads?thread=/a/");
  CHECK(has(asked, "Comments are closed."));
  CHECK_FALSE(has(asked, "<pre"));
  CHECK_FALSE(has(asked, "was not sent"));
}

TEST_CASE("a body that is too large is still in the form one step back") {
  Service service;
  const auto page = service.post_form(kComments, "body=" + std::string(70'000, 'x'));
  CHECK(page.status == 413);
  CHECK(has(page,
            "<p>What you sent is too large to be read. Your text is still in the form: go one "
            "step back in your browser.</p>"));
  CHECK_FALSE(has(page, "<form"));
  // Nobody reads more of a foreign page's form than of the site's own.
  const auto foreign = service.post_form(kComments, "body=" + std::string(70'000, 'x'),
                                         {{"Origin", "https://evil.org"}});
  CHECK(foreign.status == 413);
}

TEST_CASE("all of a text within 64 KB comes back, also if a comment may not be so long") {
  Service service;
  const std::string text(60'000, 'x');
  const auto page = service.post_form(kComments, "name=n&body=" + text);
  CHECK(page.status == 422);
  CHECK(has(page, text + "</textarea>"));
}

TEST_CASE("a form whose parent is gone offers its text as a comment of its own") {
  Service service;
  const std::string other = service.comment("/b/", {{"body", "elsewhere"}});
  for (const std::string& parent : {std::string("nope"), other}) {
    for (const bool is_fresh : {true, false}) {
      const std::string sent = form(service, "&parent=" + parent);
      const auto page = service.post_form(
          kComments, is_fresh ? sent : sent.substr(0, sent.find("&form_token")) + "&parent=nope");
      check_form(page, 422);
      CHECK(has(page,
                "The comment that you answer is gone. You can send your text as a comment "
                "of its own."));
      CHECK(has(page, "name=\"parent\" value=\"\""));
      CHECK_FALSE(has(page, "You are replying to"));
    }
  }
  // What the page then sends.
  CHECK(service.post_form(kComments, form(service, "&parent=")).status == 303);
}

TEST_CASE("a form that came too often comes back, and says for how long to wait") {
  Service service;
  service.settings.rates.address = {{1, std::chrono::minutes(10)}};
  REQUIRE(service.post_form(kComments, form(service)).status == 303);
  service.clock.milliseconds += 60'000;
  const auto page = service.post_form(kComments, form(service, "&more=x"));
  check_form(page, 429);
  CHECK(header(page, "Retry-After") == "541");
  CHECK(has(page, "<li>Too many comments just now; please try again later.</li>"));
  CHECK(has(page, "<li>You can send it again in 10 minutes.</li>"));
  service.clock.milliseconds += 541'000;
  CHECK(service.post_form(kComments, form(service, "&more=x")).status == 303);
}

TEST_CASE("a preview that came too often comes back, too") {
  Service service;
  service.settings.rates.preview = {{1, std::chrono::minutes(119)}};
  const std::string text = "name=Ann+Bee&email=a%40b.org&website=x.org&body=";
  REQUIRE(service.post_form(kComments, text + "one").status == 200);
  const auto page = service.post_form(kComments, text + base::percent_encode(kText));
  check_form(page, 429);
  CHECK(has(page, "<li>You can send it again in 2 hours.</li>"));
}

TEST_CASE("a form that finds the queue full comes back, and the log says why") {
  Service service;
  service.settings.rates.waiting_site = 1;
  service.comment("/b/", {{"body", "waits"}});
  const auto page = service.post_form(kComments, form(service));
  check_form(page, 503);
  CHECK(header(page, "Retry-After") == "3600");
  CHECK(has(page, "<li>You can send it again in 1 hour.</li>"));
  CHECK(service.log.all() ==
        "POST /api/v1/comments: too many comments wait for a moderator; please try again later: 1 "
        "comments wait on this site, so comments of strangers are "
        "turned away\n");
}

TEST_CASE("a form comes back whatever refused it") {
  Service service;
  const std::string type = "application/x-www-form-urlencoded";
  for (const base::Code code :
       {base::Code::bad_request, base::Code::forbidden, base::Code::not_found, base::Code::conflict,
        base::Code::in_flight, base::Code::changed, base::Code::too_many, base::Code::internal,
        base::Code::queue_full, base::Code::unavailable}) {
    const auto page = refused_with(service, {code, "some reason"}, type);
    check_form(page, base::info(code).status);
    CHECK(has(page, "<li>Some reason.</li>"));
    // That is said of an address that names a comment.
    CHECK_FALSE(has(page, "The comment that you are looking for"));
    const bool waits = code == base::Code::unavailable;
    CHECK(has(page, "in 5 seconds") == waits);
  }
  CHECK(service.log.all().empty());
  const auto thrown =
      refused_with(service, {}, type,
                   [](const http::Services&, const http::Request&) -> base::Result<http::Response> {
                     throw std::runtime_error("a library's words");
                   });
  check_form(thrown, 500);
  CHECK(has(thrown, "Something went wrong here."));
  CHECK_FALSE(has(thrown, "a library"));
  CHECK(service.log.all() ==
        "POST /api/v1/comments: something went wrong here: a library's words\n");
}

TEST_CASE("programs that send JSON still get a problem, not a page") {
  Service service;
  const auto problem =
      refused_with(service, {base::Code::unavailable, "some reason"}, "application/json");
  CHECK(problem.status == 503);
  CHECK(header(problem, "Content-Type") == "application/problem+json");
  CHECK(header(problem, "Retry-After") == "5");
}

TEST_CASE("the page of a comment gives a refused change back") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "first words"}});
  const std::string own = "/comment?id=" + id + "&key=" + service.keys->edit_token(id);
  const std::string change = "revision=1&body=" + base::percent_encode(kText);
  const auto foreign = service.post_form(own, change, {{"Origin", "https://evil.org"}});
  CHECK(foreign.status == 403);
  CHECK(has(foreign, kShown + "</textarea>"));
  CHECK(has(foreign, "Pages of this origin may not write comments here."));
  const auto unknown = service.post_form("/comment?id=" + id + "&key=wrong", change);
  check_text(unknown, 404);
  CHECK(has(unknown, "No comment has this address."));
  const auto large = service.post_form(own, "body=" + std::string(70'000, 'x'));
  CHECK(large.status == 413);
  CHECK(has(large, "go one step back"));
  service.settings.rates.refused = {{1, std::chrono::minutes(1)}};
  CHECK(service.post_form(own, "revision=7&body=x").status == 412);
  const auto often = service.post_form(own, change);
  CHECK(often.status == 429);
  CHECK(has(often, kShown + "</textarea>"));
  CHECK(has(often, "<li>You can send it again in 61 seconds.</li>"));
  CHECK(header(often, "Retry-After") == "61");
}

TEST_CASE("a comment that cannot be withdrawn keeps its text in the form") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "first words"}});
  const std::string own = "/comment?id=" + id + "&key=" + service.keys->edit_token(id);
  const auto page = service.post_form(own, "do=withdraw", {{"Origin", "https://evil.org"}});
  CHECK(page.status == 403);
  CHECK(has(page, "first words</textarea>"));
}
