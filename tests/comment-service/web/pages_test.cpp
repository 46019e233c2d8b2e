#include "web/pages.h"

#include <doctest/doctest.h>

#include "web/assets.h"
#include "web/template_source.h"

namespace {

bool has(const std::string& html, const std::string& part) {
  return html.find(part) != std::string::npos;
}

// FNV-1a with 64 bits as hexadecimal digits.
std::string fnv1a(std::string_view bytes) {
  std::uint64_t value = 14'695'981'039'346'656'037U;
  for (const char c : bytes) {
    value ^= static_cast<unsigned char>(c);
    value *= 1'099'511'628'211U;
  }
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(value >> shift) & 15];
  return digits;
}

web::ThreadPage thread() {
  web::ThreadPage page;
  page.thread = "/a+b/";
  page.title = "A <title>";
  page.page_url = "https://site.example/a+b/";
  page.service_url = "https://comments.example";
  page.fragment = "<div>FRAGMENT</div>\n";
  page.form_token = "TOKEN";
  return page;
}

}  // namespace

TEST_CASE("the thread page holds the fragment and a form that posts to its thread") {
  const std::string html = web::thread_page(thread());
  CHECK(has(html, "<title>Comments on A &lt;title&gt;</title>"));
  CHECK(has(html, "<div>FRAGMENT</div>"));
  CHECK(has(html,
            "method=\"post\" "
            "action=\"https://comments.example/api/v1/comments?thread=/a%2Bb/\""));
  CHECK(has(html, "name=\"form_token\" value=\"TOKEN\""));
  CHECK(has(html, "name=\"homepage_confirm\""));
  CHECK(has(html, "<a href=\"https://site.example/a+b/\">"));
  CHECK(has(html, "href=\"https://comments.example/embed.css\""));
}

TEST_CASE("pages hold no script and no inline style") {
  web::ThreadPage page = thread();
  page.fields = {"<script>", "\"onclick=\"x", "e", "javascript:x", "p"};
  page.reasons = {{"r", "<style>m</style>", "body"}};
  web::ReceiptPage receipt;
  receipt.status = "held";
  receipt.reasons = page.reasons;
  for (const std::string& html :
       {web::thread_page(page), web::receipt_page(receipt),
        web::message_page({"<script>", "<style>", "javascript:x", "", "<script>"})}) {
    CHECK_FALSE(has(html, "<script"));
    CHECK_FALSE(has(html, "<style"));
    CHECK_FALSE(has(html, "style="));
    CHECK_FALSE(has(html, "\"onclick"));
    CHECK_FALSE(has(html, "href=\"javascript"));
  }
}

TEST_CASE("a refused comment comes back with its text, and each reason at its field") {
  web::ThreadPage page = thread();
  page.fields.body = "\nfirst line is empty";
  page.fields.name = "";
  page.reasons = {{"name-required", "Please enter your name here", "name"},
                  {"max-one-link", "At most one link", ""}};
  const std::string html = web::thread_page(page);
  CHECK(has(html, "role=\"alert\""));
  CHECK(has(html, "<a href=\"#postil-name\">Please enter your name here</a>"));
  CHECK(has(html, "<li>At most one link</li>"));
  CHECK(has(html, "aria-invalid=\"true\" aria-describedby=\"postil-name-error\""));
  CHECK(has(html, "id=\"postil-name-error\">Please enter your name here<"));
  // A browser drops the first line break of a textarea. One is added, so that the text keeps its
  // own.
  CHECK(has(html, ">\n\nfirst line is empty</textarea>"));
  CHECK_FALSE(has(html, "postil-body-error"));
}

TEST_CASE("a preview shows the comment above the refilled form") {
  web::ThreadPage page = thread();
  page.fields.body = "*x*";
  page.preview_html = "<p><em>x</em></p>\n";
  const std::string html = web::thread_page(page);
  CHECK(html.find("<p><em>x</em></p>") < html.find("<textarea"));
  CHECK(has(html, "*x*</textarea>"));
  CHECK_FALSE(has(html, "role=\"alert\""));
}

TEST_CASE("a form for a reply names the parent and has a cancel link") {
  web::ThreadPage page = thread();
  CHECK_FALSE(has(web::thread_page(page), "You are replying"));
  page.fields.parent = "c7";
  const std::string html = web::thread_page(page);
  CHECK(has(html, "name=\"parent\" value=\"c7\""));
  CHECK(has(html, "You are replying to <a href=\"#comment-c7\">"));
  CHECK(has(html, "href=\"https://comments.example/threads?thread=/a%2Bb/#postil-form\""));
}

TEST_CASE("a closed thread has no form") {
  web::ThreadPage page = thread();
  page.open = false;
  CHECK_FALSE(has(web::thread_page(page), "<form"));
}

TEST_CASE("the receipt says what became of the comment and why") {
  web::ReceiptPage page;
  page.thread = "/a/";
  page.status = "held";
  page.html = "<p>x</p>\n";
  page.reasons = {{"link-is-read-first", "An editor looks at every link first.", ""}};
  page.edit_url = "/comments/c1?t=SECRET";
  const std::string held = web::receipt_page(page);
  CHECK(has(held, "waiting for a moderator"));
  CHECK(has(held, "An editor looks at every link first."));
  CHECK(has(held, "href=\"/comments/c1?t=SECRET\""));
  CHECK(has(held, "href=\"/threads?thread=/a/\"><bdi>/a/</bdi></a>"));
  page.status = "published";
  page.comment = "c&1";
  CHECK(has(web::receipt_page(page), "Your comment is published"));
  CHECK(has(web::receipt_page(page),
            "href=\"/threads?thread=/a/&amp;comment=c%261#comment-c%261\"><bdi>/a/</bdi></a>"));
}

TEST_CASE("the author's page leads to the comment once readers see it") {
  web::OwnPage page;
  page.thread = "/a/";
  page.comment = "c1";
  page.status = "held";
  CHECK(has(web::own_page(page), "href=\"/threads?thread=/a/\"><bdi>/a/</bdi></a>"));
  page.status = "published";
  CHECK(has(web::own_page(page),
            "href=\"/threads?thread=/a/&amp;comment=c1#comment-c1\"><bdi>/a/</bdi></a>"));
}

TEST_CASE("the thread page says that a comment is not there") {
  web::ThreadPage page = thread();
  CHECK_FALSE(has(web::thread_page(page), "postil-missing"));
  page.missing = true;
  CHECK(has(web::thread_page(page), "The comment that you are looking for is not here."));
}

TEST_CASE("assets are served with their types and a hash of their bytes") {
  const std::vector<web::Asset>& assets = web::assets();
  REQUIRE(assets.size() == 2);
  CHECK(assets[0].name == "embed.css");
  CHECK(assets[0].content_type == "text/css; charset=utf-8");
  CHECK(assets[0].bytes == web::template_source("embed.css"));
  CHECK(assets[1].name == "embed.js");
  CHECK(assets[1].content_type == "text/javascript; charset=utf-8");
  std::string parts;
  for (const std::string part :
       {"base", "places", "list", "own", "reasons", "closed", "drafts", "form", "start"})
    parts.append(web::template_source("embed/" + part + ".js")).append("\n");
  CHECK(assets[1].bytes == parts);
  // A browser that has kept a file sees the same hash for the same bytes, from every version.
  for (const web::Asset& asset : assets) CHECK(asset.hash == fnv1a(asset.bytes));
  CHECK(assets[0].hash != assets[1].hash);
}
