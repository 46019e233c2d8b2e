// Reads fragments from standard input, one JSON string a line, and writes for each what
// check_fragment() says: {"ids", "open", "version"} or {"refusal", "line"}.
#include <iostream>
#include <string>

#include "base/json.h"
#include "base/parse_json.h"
#include "comments/fragment_check.h"

namespace {

base::Json to_json(const comments::CheckedFragment& fragment) {
  base::JsonList ids;
  for (const std::string& id : fragment.ids) ids.emplace_back(id);
  return base::JsonObject{{"ids", ids}, {"open", fragment.is_open}, {"version", fragment.version}};
}

base::Json to_json(const comments::Refusal& refusal) {
  return base::JsonObject{{"refusal", refusal.reason}, {"line", refusal.line}};
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto value = base::parse_json("standard input", line);
    if (!value || !std::holds_alternative<std::string>(value->data)) return 1;
    std::cout << base::to_text(
                     std::visit([](const auto& result) { return to_json(result); },
                                comments::check_fragment(std::get<std::string>(value->data))))
              << '\n';
  }
  return 0;
}
