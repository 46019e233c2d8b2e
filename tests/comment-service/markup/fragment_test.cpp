// The fixture is tests/contract/fragment.json and .html. The tests of the embed and of the
// generator read the same files. POSTIL_BLESS=1 rewrites the HTML.
#include "markup/fragment.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "markup/comment_html.h"

namespace {

using markup::fragment;
using markup::FragmentComment;
using markup::FragmentView;

std::string contract(const std::string& name) { return std::string(POSTIL_CONTRACT "/") + name; }

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

FragmentView view_of(const nlohmann::json& list) {
  FragmentView view;
  view.thread = list.at("thread").at("key");
  view.version = list.at("version");
  view.total = list.at("total");
  for (const auto& item : list.at("comments")) {
    FragmentComment& comment = view.comments.emplace_back();
    comment.id = item.at("id");
    comment.parent = item.at("parent").is_null() ? "" : item.at("parent").get<std::string>();
    comment.depth = item.at("depth");
    comment.name = item.at("name");
    comment.website = item.at("website").is_null() ? "" : item.at("website").get<std::string>();
    comment.author = item.at("author");
    comment.html = item.at("html");
    comment.created = item.at("created");
    comment.edited = item.at("edited").is_null() ? "" : item.at("edited").get<std::string>();
    comment.removed = item.at("removed");
  }
  return view;
}

FragmentComment comment(const std::string& id, int depth, const std::string& parent = "") {
  FragmentComment made;
  made.id = id;
  made.parent = parent;
  if (!parent.empty()) made.parent_name = "Name " + parent;
  made.depth = depth;
  made.name = "Name " + id;
  made.html = "<p>Text</p>\n";
  made.created = "2026-11-04T09:12:33Z";
  return made;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// "ID: ADDRESS NAME, " for each comment that says whom it answers.
std::string labels(const std::string& html) {
  static const std::regex label(
      "id=\"comment-([^\"]*)-by\"|in reply to <a href=\"([^\"]*)\"><bdi>([^<]*)</bdi></a>");
  std::string found;
  std::string id;
  for (std::sregex_iterator it(html.begin(), html.end(), label), end; it != end; ++it) {
    if ((*it)[1].matched) id = (*it)[1];
    if ((*it)[2].matched) found += id + ": " + (*it)[2].str() + " " + (*it)[3].str() + ", ";
  }
  return found;
}

// The tags of lists as parentheses and those of their items as angle brackets.
std::string brackets(const std::string& html) {
  std::string found;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::string tag = html.substr(at, 4);
    if (tag == "<ol ") found += "(";
    if (tag == "</ol") found += ")";
    if (tag == "<li ") found += "<";
    if (tag == "</li") found += ">";
  }
  return found;
}

}  // namespace

TEST_CASE("the fragment of the contract's comments is the contract's fragment") {
  const auto list = nlohmann::json::parse(read(contract("fragment.json")));
  const std::string html = fragment(view_of(list));
  if (std::getenv("POSTIL_BLESS") != nullptr) {
    std::ofstream(contract("fragment.html"), std::ios::binary) << html;
  }
  CHECK(html == read(contract("fragment.html")));
}

TEST_CASE("the section of a page holds the contract's fragment") {
  CHECK(read(contract("section.html")).find(read(contract("fragment.html"))) != std::string::npos);
}

TEST_CASE("the heading counts right") {
  FragmentView view;
  CHECK(fragment(view).find("><bdi>No comments yet</bdi></h2>") != std::string::npos);
  CHECK(fragment(view).find("<ol") == std::string::npos);
  view.total = 1;
  CHECK(fragment(view).find("><bdi>1 comment</bdi></h2>") != std::string::npos);
  view.total = 2;
  CHECK(fragment(view).find("><bdi>2 comments</bdi></h2>") != std::string::npos);
}

TEST_CASE("lists open and close in order whatever the depths say") {
  const auto nesting = [](const std::vector<int>& depths) {
    FragmentView view;
    for (const int depth : depths)
      view.comments.push_back(comment(std::to_string(view.comments.size()), depth));
    return brackets(fragment(view));
  };
  CHECK(nesting({}).empty());
  CHECK(nesting({0}) == "(<>)");
  CHECK(nesting({0, 1, 0}) == "(<(<>)><>)");
  CHECK(nesting({0, 1, 2, 3, 4, 5}) == "(<(<(<(<><><>)>)>)>)");
  CHECK(nesting({5, 0, 7, 7, 1}) == "(<><(<(<>)><>)>)");
  CHECK(nesting({0, 3, -2, 1}) == "(<(<>)><(<>)>)");
}

TEST_CASE("a reply below the deepest level says whom it answers") {
  FragmentView view;
  for (int depth = 0; depth < 6; ++depth) {
    view.comments.push_back(
        comment(std::to_string(depth), depth, depth == 0 ? "" : std::to_string(depth - 1)));
  }
  const std::string html = fragment(view);
  CHECK(count(html, "<ol") == 4);
  CHECK(labels(html) == "4: #comment-3 Name 3, 5: #comment-4 Name 4, ");
}

TEST_CASE("a reply names the comment that it answers when it is not shown below it") {
  FragmentView view;
  view.url = "/threads?thread=/a";
  const auto shown = [&](const std::vector<FragmentComment>& comments) {
    view.comments = comments;
    return labels(fragment(view));
  };
  CHECK(shown({comment("a", 0), comment("b", 1, "a"), comment("c", 1, "a")}).empty());
  // The operator's limit is 1: beside what it answers, or below another.
  CHECK(shown({comment("a", 0), comment("b", 1, "a"), comment("c", 1, "b"),
               comment("d", 1, "c")}) == "c: #comment-b Name b, d: #comment-c Name c, ");
  // The limit is 0. An imported reply may even stand before what it answers.
  CHECK(shown({comment("b", 0, "a"), comment("a", 0)}) == "b: #comment-a Name a, ");
  // The answered comment is on another page of the thread.
  CHECK(shown({comment("c", 1, "b&c"), comment("d", 2, "c"), comment("e", 1, "b&c")}) ==
        "c: /threads?thread=/a&amp;comment=b%26c#comment-b&amp;c Name b&amp;c, "
        "e: /threads?thread=/a&amp;comment=b%26c#comment-b&amp;c Name b&amp;c, ");
  // A first comment that answers another one is not shown below that one's sibling.
  CHECK(shown({comment("c", 2, "x"), comment("d", 2, "y")}) ==
        "c: /threads?thread=/a&amp;comment=x#comment-x Name x, "
        "d: /threads?thread=/a&amp;comment=y#comment-y Name y, ");
}

TEST_CASE("a reply does not name a comment that readers do not see") {
  FragmentView view;
  view.comments = {comment("a", 0), comment("b", 0, "a"), comment("c", 0, "a")};
  view.comments[0].removed = true;
  view.comments[1].parent_name = std::nullopt;
  view.comments[2].parent_name = "";
  CHECK(labels(fragment(view)) == "c: #comment-a Anonymous, ");
}

TEST_CASE("a fragment shows every field of its comments") {
  FragmentView view;
  view.thread = "/a b/?c&d=ü";
  view.version = "7 & 8";
  view.total = 3;
  view.more_url = "/threads?thread=/a&cursor=1";
  view.comments = {comment("a&b/c", 0), comment("d", 1, "a&b/c")};
  view.comments[0].name = "Ann <Bee>";
  view.comments[0].website = "https://ann.example/?a&b";
  view.comments[0].author = true;
  view.comments[0].edited = "2024-02-29T23:59:00Z";
  view.comments[1].removed = true;
  CHECK(fragment(view) == R"(<div class="postil-comments" data-postil-version="7 &amp; 8">
<h2 class="postil-count" id="postil-count" tabindex="-1"><bdi>3 comments</bdi></h2>
<ol class="postil-list" aria-labelledby="postil-count">
<li class="postil-item">
<article class="postil-comment" id="comment-a&amp;b/c" aria-labelledby="comment-a&amp;b/c-by">
<header class="postil-head">
<span class="postil-avatar" aria-hidden="true">AB</span>
<h3 class="postil-by" id="comment-a&amp;b/c-by"><a href="https://ann.example/?a&amp;b" rel="nofollow ugc noopener"><bdi>Ann &lt;Bee&gt;</bdi></a> <span class="postil-badge">Author</span></h3>
<p class="postil-when"><a href="#comment-a&amp;b/c"><time datetime="2026-11-04T09:12:33Z" dir="auto">4 November 2026, 09:12 UTC</time></a> · <bdi>edited <time datetime="2024-02-29T23:59:00Z" dir="auto">29 February 2024, 23:59 UTC</time></bdi></p>
</header>
<div class="postil-body" dir="auto">
<p>Text</p>
</div>
<p class="postil-actions"><a class="postil-reply" href="?thread=/a%20b/%3Fc%26d%3D%C3%BC&amp;parent=a%26b/c#postil-form" rel="nofollow" data-postil-parent="a&amp;b/c" hidden>Reply<span class="postil-unseen"> to <bdi>Ann &lt;Bee&gt;</bdi></span></a></p>
</article>
<ol class="postil-list">
<li class="postil-item">
<article class="postil-comment postil-removed" id="comment-d">
<p><bdi>This comment was removed.</bdi></p>
</article>
</li>
</ol>
</li>
</ol>
<p class="postil-more"><a href="/threads?thread=/a&amp;cursor=1">More comments</a></p>
</div>
)");
}

TEST_CASE("a removed comment keeps its place and nothing else") {
  FragmentView view;
  view.comments = {comment("a", 0), comment("b", 1, "a")};
  view.comments[0].removed = true;
  const std::string html = fragment(view);
  CHECK(html.find("Name a") == std::string::npos);
  CHECK(html.find("id=\"comment-a\"") != std::string::npos);
  CHECK(html.find("Name b") != std::string::npos);
}

TEST_CASE("a closed thread says so after its comments, and takes no replies") {
  FragmentView view;
  view.comments = {comment("a", 0), comment("b", 1, "a")};
  CHECK(fragment(view).find("postil-closed") == std::string::npos);
  CHECK(count(fragment(view), "postil-reply") == 2);
  view.open = false;
  const std::string html = fragment(view);
  CHECK(html.starts_with(
      "<div class=\"postil-comments\" data-postil-version=\"\" data-postil-open=\"false\">"));
  CHECK(html.ends_with(
      "</ol>\n<p class=\"postil-closed\"><bdi>Comments are closed.</bdi></p>\n</div>\n"));
  CHECK(count(html, "postil-reply") == 0);
  CHECK(count(html, "postil-actions") == 0);
  view.comments.clear();
  CHECK(count(fragment(view), "Comments are closed.") == 1);
}

TEST_CASE("names and websites are hostile") {
  FragmentView view;
  view.comments = {comment("a", 0), comment("b", 0)};
  view.comments[0].name = "<script>{{{html}}}\"'";
  view.comments[0].website = "javascript:alert(1)";
  view.comments[1].website = "https://x.example/\"onclick=\"y";
  const std::string html = fragment(view);
  CHECK(html.find("<bdi>&lt;script&gt;{{{html}}}&quot;&apos;</bdi>") != std::string::npos);
  CHECK(html.find("javascript") == std::string::npos);
  CHECK(html.find("<a href=\"https://x.example/&quot;onclick=&quot;y\" "
                  "rel=\"nofollow ugc noopener\">") != std::string::npos);
}

TEST_CASE("a time is shown in words, and unchanged in another format") {
  const auto shown = [](const std::string& time) {
    FragmentView view;
    view.comments = {comment("a", 0)};
    view.comments[0].created = time;
    const std::string html = fragment(view);
    const std::size_t begin = html.find("\">", html.find("<time")) + 2;
    return html.substr(begin, html.find("</time>") - begin);
  };
  const std::vector<std::string> months = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::string number = (i < 9 ? "0" : "") + std::to_string(i + 1);
    CHECK(shown("2026-" + number + "-04T09:12:33Z") == "4 " + months[i] + " 2026, 09:12 UTC");
  }
  CHECK(shown("1970-01-31T23:59") == "31 January 1970, 23:59 UTC");
  const std::string time = "2026-11-04T09:12";
  for (std::size_t i = 0; i < time.size(); ++i) {
    std::string wrong = time;
    wrong[i] = 'x';
    CHECK(shown(wrong) == wrong);
  }
  for (const char* other :
       {"yesterday", "2026-00-04T09:12:33Z", "2026-13-04T09:12:33Z", "2026-11-04T09:1",
        "2026-11-04 09:12:33Z", "2026-11-04T0/:12", "2026-11-04T0::12", "2026-1a-04T09:12:33Z"})
    CHECK(shown(other) == other);
}
