#include "base/kind.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Row = std::pair<std::string, std::string>;

// The lines "| `id` | meaning | way out |" of the manual's list, without the marks of code.
std::vector<Row> rows_of_manual() {
  std::ifstream page(POSTIL_MANUAL "/diagnostics.md");
  const std::regex row(R"(^\| `([a-z0-9-]+)` \| (.*) \| .+ \|$)");
  std::vector<Row> rows;
  for (std::string line; std::getline(page, line);) {
    std::smatch found;
    if (std::regex_match(line, found, row))
      rows.emplace_back(found[1], std::regex_replace(found[2].str(), std::regex("`"), ""));
  }
  return rows;
}

}  // namespace

TEST_CASE("each kind has an id of its own in small letters, and one sentence") {
  std::set<std::string_view> ids;
  for (const base::KindRow& row : base::all_kinds()) {
    CHECK_MESSAGE(ids.insert(row.id).second, row.id);
    CHECK(row.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK_MESSAGE(row.meaning.find('.') == row.meaning.size() - 1, row.id);
  }
}

TEST_CASE("a kind is found by its id, and nothing by another word") {
  for (const base::KindRow& row : base::all_kinds()) {
    CHECK(base::id_of(row.kind) == row.id);
    CHECK(base::kind_with_id(row.id) == row.kind);
  }
  for (const std::string_view word : {"", "unknown_key", "Unknown-key", "unknown-key ", "unknown"})
    CHECK_FALSE(base::kind_with_id(word).has_value());
}

TEST_CASE("the manual lists every kind with its meaning, in the same order, and no others") {
  std::vector<Row> table;
  for (const base::KindRow& row : base::all_kinds()) table.emplace_back(row.id, row.meaning);
  const std::vector<Row> manual = rows_of_manual();
  CHECK(manual.size() == table.size());
  for (std::size_t i = 0; i < std::min(manual.size(), table.size()); ++i) {
    CHECK(manual[i].first == table[i].first);
    CHECK(manual[i].second == table[i].second);
  }
}
