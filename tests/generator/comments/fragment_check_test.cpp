#include "comments/fragment_check.h"

#include <doctest/doctest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "base/text.h"
#include "comments/written_tree.h"

using comments::check_fragment;
using comments::CheckedFragment;
using comments::Refusal;
using comments_test::is_parsed_as_written;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A fragment of one comment with this text, which begins in line 10.
std::string fragment_with(const std::string& text) {
  return R"(<div class="postil-comments" data-postil-version="1">
<h2 class="postil-count" id="postil-count" tabindex="-1"><bdi>1 comment</bdi></h2>
<ol class="postil-list" aria-labelledby="postil-count">
<li class="postil-item">
<article class="postil-comment" id="comment-c1" aria-labelledby="comment-c1-by">
<header class="postil-head">
<h3 class="postil-by" id="comment-c1-by"><bdi>Ada</bdi></h3>
</header>
<div class="postil-body" dir="auto">
)" + text +
         R"(</div>
<p class="postil-actions"><a class="postil-reply" href="?thread=/a/&amp;parent=c1#postil-form" rel="nofollow" data-postil-parent="c1" hidden>Reply</a></p>
</article>
</li>
</ol>
</div>
)";
}

// "10: the element <script>"; empty for a fragment that is accepted.
std::string refusal(std::string_view html) {
  const auto result = check_fragment(html);
  const auto* const refused = std::get_if<Refusal>(&result);
  return refused == nullptr ? "" : std::to_string(refused->line) + ": " + refused->reason;
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  text.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

struct Case {
  std::string name;
  std::string fragment;
  std::string reason;
};

std::vector<Case> hostile_cases() {
  std::vector<Case> cases;
  const std::string text = read(POSTIL_HOSTILE_FRAGMENTS);
  for (const std::string_view line : base::split(text, '\n')) {
    if (line.starts_with("=== ")) {
      cases.push_back({std::string(line.substr(4)), "", ""});
    } else if (!cases.empty() && line.starts_with("--- ")) {
      cases.back().reason = line.substr(4);
    } else if (!cases.empty() && cases.back().reason.empty()) {
      cases.back().fragment += std::string(line) + '\n';
    }
  }
  for (Case& each : cases) {
    for (const auto& [sign, byte] :
         {std::pair{"␀", '\0'}, {"␛", '\x1B'}, {"␡", '\x7F'}, {"⍽", '\f'}})
      each.fragment = base::replace_all(each.fragment, sign, std::string(1, byte));
    if (!each.name.starts_with("whole: ")) each.fragment = fragment_with(each.fragment);
  }
  return cases;
}

}  // namespace

TEST_CASE("the contract's fragment is accepted, with its ids, version and state") {
  const auto result = check_fragment(read(POSTIL_CONTRACT "/fragment.html"));
  const auto* const fragment = std::get_if<CheckedFragment>(&result);
  REQUIRE_MESSAGE(fragment != nullptr, refusal(read(POSTIL_CONTRACT "/fragment.html")));
  CHECK(fragment->ids == std::vector<std::string>{"c1", "c2", "c3", "c4", "c5"});
  CHECK(fragment->version == "7-2f1c");
  CHECK(fragment->is_open);
}

TEST_CASE("a closed thread and a part of a long thread are accepted") {
  const auto result = check_fragment(
      R"(<div class="postil-comments" data-postil-version="9-closed" data-postil-open="false">
<h2 class="postil-count" id="postil-count" tabindex="-1"><bdi>No comments yet</bdi></h2>
<p class="postil-more postil-first"><a href="https://comments.example.org/threads?thread=%2Fa%2F">First comments</a></p>
<p class="postil-closed"><bdi>Comments are closed.</bdi></p>
</div>
)");
  const auto* const fragment = std::get_if<CheckedFragment>(&result);
  REQUIRE(fragment != nullptr);
  CHECK(fragment->ids.empty());
  CHECK_FALSE(fragment->is_open);
}

TEST_CASE("what Markdown becomes is accepted") {
  for (const std::string text :
       {"", "<p>a <em>b <strong>c</strong></em><br>\n<code>d &lt; e</code></p>\n",
        "<blockquote>\n<ul>\n<li>a\n<ol start=\"3\">\n<li><p>b</p>\n</li>\n</ol>\n</li>\n</ul>\n"
        "</blockquote>\n<hr>\n<pre><code>\n  &amp;amp; &quot; &apos;\n</code></pre>\n",
        "<p><a href=\"HTTPS://example.org/?a=1&amp;b=2\" title=\"t &lt;b&gt;\n\" "
        "rel=\"nofollow ugc noopener\">a</a> "
        "<a href=\"mailto:a@example.org\" rel=\"nofollow ugc noopener\">b</a></p>\n"}) {
    CHECK(refusal(fragment_with(text)) == "");
    CHECK(is_parsed_as_written(fragment_with(text)));
  }
}

TEST_CASE("every hostile fragment is refused, and the reason names what is wrong and where") {
  const std::vector<Case> cases = hostile_cases();
  REQUIRE(cases.size() > 100);
  for (const Case& each : cases) {
    INFO(each.name);
    CHECK(refusal(each.fragment) == each.reason);
  }
}

TEST_CASE("bytes that are not UTF-8 are refused") {
  CHECK(refusal(fragment_with("<p>\xC0\xBCscript></p>")) == "10: a byte that is not UTF-8");
  CHECK(refusal(fragment_with("<p>\xED\xA0\x80</p>")) == "10: a byte that is not UTF-8");
}

TEST_CASE("a large honest fragment is accepted") {
  std::string items;
  for (int i = 0; i < 10'000; ++i) {
    const std::string id = std::to_string(i);
    items += "<li class=\"postil-item\">\n<article class=\"postil-comment\" id=\"comment-" + id +
             "\">\n<div class=\"postil-body\" dir=\"auto\">\n<p>" + std::string(1000, 'a') +
             "</p>\n</div>\n</article>\n</li>\n";
  }
  const auto result = check_fragment(
      "<div class=\"postil-comments\" data-postil-version=\"1\">\n<ol class=\"postil-list\">\n" +
      items + "</ol>\n</div>\n");
  const auto* const fragment = std::get_if<CheckedFragment>(&result);
  REQUIRE(fragment != nullptr);
  CHECK(fragment->ids.size() == 10'000);
  CHECK(fragment->ids.back() == "9999");
}

// With quadratic time these would take minutes.
TEST_CASE("large hostile fragments are refused in linear time") {
  constexpr std::size_t kMany = 1'000'000;
  CHECK(refusal(fragment_with(repeated("<em>", kMany))).ends_with("the element <em> in <div>"));
  CHECK(refusal(fragment_with(repeated("<blockquote>", kMany))) ==
        "10: elements that are nested more than 64 deep");
  CHECK(refusal(fragment_with("<p" + repeated(" a=\"\"", kMany) + ">")) ==
        "10: the attribute a of <p>");
  CHECK(refusal(fragment_with("<ol" + repeated(" start=\"1\"", kMany) + ">")) ==
        "10: the second attribute start of <ol>");
  CHECK(refusal(fragment_with(repeated("<p>", kMany))) == "10: the element <p> in <p>");
  CHECK(refusal(fragment_with(repeated("<p>a</p>\n", kMany) + "<x>")) ==
        "1000010: the element <x>");
  CHECK(refusal(fragment_with("<p>" + repeated("&amp;", kMany) + "&")).starts_with("10: "));
  CHECK(refusal(fragment_with(repeated("<ol start=\"", kMany))).starts_with("10: the unusual"));
  CHECK(refusal(fragment_with("<" + std::string(30 * kMany, 'a') + ">")) ==
        "10: the element <" + std::string(59, 'a') + "…>");
  CHECK(refusal(fragment_with(repeated("<!--", kMany))).starts_with("10: the comment"));
}

TEST_CASE("what is accepted after random changes is parsed as it is written") {
  const std::vector<std::string> parts = {
      "<p>",
      "</p>",
      "<em>",
      "</em>",
      "<a href=\"https://a.example/\" rel=\"nofollow ugc noopener\">",
      "</a>",
      "<code>",
      "</code>",
      "<pre>",
      "</pre>",
      "<ol>",
      "</ol>",
      "<ul>",
      "</ul>",
      "<li>",
      "</li>",
      "<br>",
      "<hr>",
      "<blockquote>",
      "</blockquote>",
      "<strong>",
      "</strong>",
      "</div>",
      "</article>",
      "<bdi>",
      "</bdi>",
      "\n",
      "a",
      "<",
      ">",
      "\"",
      "&amp;",
      "&lt;",
      " ",
      "<div>",
      "'"};
  std::mt19937 random(1);
  const auto below = [&random](std::size_t end) { return random() % end; };
  int accepted = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text = "<p>a <em>b</em></p>\n<ul>\n<li>c</li>\n</ul>\n";
    for (std::size_t i = 0, end = 1 + below(8); i < end; ++i) {
      const std::size_t at = below(text.size() + 1);
      if (below(4) == 0) {
        text.erase(at, below(6));
      } else {
        text.insert(at, parts[below(parts.size())]);
      }
    }
    const std::string html = fragment_with(text);
    if (refusal(html) != "") continue;
    ++accepted;
    CHECK_MESSAGE(is_parsed_as_written(html), html);
  }
  CHECK(accepted > 300);
}
