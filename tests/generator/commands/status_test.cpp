// Why a page is held back.
#include "commands/status.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace {

std::string status(const std::vector<site::Holder>& holders, bool is_unlisted = false) {
  content::FrontMatter front_matter;
  front_matter.unlisted = is_unlisted;
  return base::join(commands::status_of(front_matter, holders), ", ");
}

}  // namespace

TEST_CASE("a page has the reasons of all that hold it back, each once and in one order") {
  const site::Holder draft{.source = "a", .why = {.draft = true}};
  const site::Holder future{.source = "b", .why = {.future = true}};
  const site::Holder expired{.source = "c", .why = {.expired = true}};
  CHECK(status({}) == "published");
  CHECK(status({}, true) == "unlisted");
  CHECK(status({draft}) == "draft");
  CHECK(status({future}) == "future");
  CHECK(status({expired}, true) == "expired, unlisted");
  CHECK(status({expired, future, draft, draft}, true) == "draft, future, expired, unlisted");
}

TEST_CASE("each reason says who holds the page back, when, and what shows it") {
  site::Holder own{.source = "content/posts/a.md",
                   .why = {.draft = true, .future = true, .expired = true}};
  own.from = base::parse_date("2030-01-02", "UTC").date;
  own.until = base::parse_date("2020-03-04T05:06:07+02:00", "UTC").date;
  const site::Holder section{.source = "content/posts/_index.md", .why = {.draft = true}};
  CHECK(commands::reasons_held_back("x", {}, {0}).empty());
  const site::Holder expired{.source = "x", .why = {.expired = true}, .until = own.until};
  CHECK(base::join(commands::reasons_held_back("x", {expired}, {1704067200}), "\n") ==
        "it expired at 2020-03-04T05:06:07+02:00, and now is 2024-01-01T00:00:00Z; -E shows it");
  const auto reasons =
      commands::reasons_held_back("content/posts/a.md", {own, section}, {1704067200});
  CHECK(base::join(reasons, "\n") ==
        "it is a draft; -D shows it\n"
        "it is not published before 2030-01-02T00:00:00Z, and now is 2024-01-01T00:00:00Z; -F "
        "shows it\n"
        "it expired at 2020-03-04T05:06:07+02:00, and now is 2024-01-01T00:00:00Z; -E shows it\n"
        "content/posts/_index.md is a draft; -D shows it");
}
