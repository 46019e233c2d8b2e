// Rendering is pure: what other threads render at the same time changes nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/parallel.h"
#include "markdown/examples.h"
#include "markdown/render.h"

namespace {

// Something of each extension, often: its special characters are what threads took from each other.
constexpr const char* kDocument = R"(# Title ~~old~~ new

See https://example.org/a?b=c, www.example.org and me@example.org[^a]. ~~Gone~~, ~kept~.

| a ~~b~~ | c |
|---------|--:|
| ~~d~~   | https://example.com |

- [ ] ~~task~~[^b]
- [x] http://example.net ~~done~~

[^a]: A note at https://example.org ~~or not~~.
[^b]: Another[^a].
)";

bool same(const markdown::Rendered& a, const markdown::Rendered& b) {
  const auto equal_slots = [](const markdown::Slot& x, const markdown::Slot& y) {
    return x.kind == y.kind && x.offset == y.offset && x.target == y.target && x.line == y.line &&
           x.column == y.column;
  };
  return a.html == b.html && a.summary == b.summary && a.text == b.text && a.words == b.words &&
         a.slots.size() == b.slots.size() &&
         std::equal(a.slots.begin(), a.slots.end(), b.slots.begin(), equal_slots) &&
         a.headings.size() == b.headings.size();
}

void check_threads(const std::vector<std::string>& texts) {
  const auto render = [](const std::string& text) { return markdown::render(text, {}); };
  const auto alone = base::parallel_map<markdown::Rendered>(texts, {.count = 1}, render);
  const auto together = base::parallel_map<markdown::Rendered>(texts, {.count = 4}, render);
  std::size_t different = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!same(alone[i], together[i])) ++different;
  }
  CHECK(different == 0);
}

}  // namespace

TEST_CASE("a document rendered thousands of times from several threads is always the same") {
  check_threads(std::vector<std::string>(4000, kDocument));
}

TEST_CASE("real posts rendered by four threads are the same as by one") {
  for (const char* folder : {"rustblog", "reactblog", "mzlogin-zh"}) {
    const auto texts = markdown_test::read_bodies(POSTIL_CORPORA "/" + std::string(folder));
    if (texts.empty()) MESSAGE("skipped: ../shared/corpora/" << folder << " is not there");
    check_threads(texts);
  }
}
