// The fixture is tests/contract/fragment.json and .html. The tests of the embed and of the
// generator read the same files. POSTIL_BLESS=1 rewrites the HTML.
#include "markup/fragment.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
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
  CHECK(fragment(view).find(">No comments yet</h2>") != std::string::npos);
  CHECK(fragment(view).find("<ol") == std::string::npos);
  view.total = 1;
  CHECK(fragment(view).find(">1 comment</h2>") != std::string::npos);
  view.total = 2;
  CHECK(fragment(view).find(">2 comments</h2>") != std::string::npos);
}

TEST_CASE("lists open and close in order whatever the depths say") {
  for (const std::vector<int>& depths :
       {std::vector<int>{0}, {0, 1, 0}, {0, 1, 2, 3, 4, 5}, {5, 0, 7, 7, 1}, {0, 3, -2, 1}}) {
    FragmentView view;
    for (const int depth : depths) {
      view.comments.push_back(comment(std::to_string(view.comments.size()), depth));
    }
    const std::string html = fragment(view);
    CHECK(count(html, "<ol") == count(html, "</ol>"));
    CHECK(count(html, "<li") == count(html, "</li>"));
    CHECK(count(html, "<li") == depths.size());
  }
}

TEST_CASE("a reply below the deepest level says whom it answers") {
  FragmentView view;
  for (int depth = 0; depth < 6; ++depth) {
    view.comments.push_back(
        comment(std::to_string(depth), depth, depth == 0 ? "" : std::to_string(depth - 1)));
  }
  const std::string html = fragment(view);
  CHECK(count(html, "<ol") == 4);
  CHECK(count(html, "in reply to") == 2);
  CHECK(html.find("in reply to <a href=\"#comment-3\"><bdi>Name 3</bdi></a>") != std::string::npos);
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

TEST_CASE("a time in another format is shown unchanged") {
  FragmentView view;
  view.comments = {comment("a", 0)};
  CHECK(fragment(view).find(">4 November 2026, 09:12 UTC<") != std::string::npos);
  view.comments[0].created = "yesterday";
  CHECK(fragment(view).find(">yesterday<") != std::string::npos);
  view.comments[0].created = "2026-13-04T09:12:33Z";
  CHECK(fragment(view).find(">2026-13-04T09:12:33Z<") != std::string::npos);
}
