// Compares the calls in openapi.yaml, the manual and the table of routes.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "http/routes.h"
#include "yaml/parse.h"

namespace {

const yaml::Node& value(const yaml::Node& map, const std::string& key) {
  const auto found = std::ranges::find(map.keys, key, &yaml::Node::text);
  REQUIRE_MESSAGE(found != map.keys.end(), key);
  return map.items[static_cast<std::size_t>(found - map.keys.begin())];
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

// The calls in the tables of the manual's page: "| `GET /x` |".
std::set<std::string> calls_in_manual() {
  std::ifstream file(POSTIL_MANUAL "/rest.md");
  std::set<std::string> calls;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("| `")) calls.insert(line.substr(3, line.find('`', 3) - 3));
  }
  return calls;
}

}  // namespace

TEST_CASE("openapi.yaml has the methods and paths of the route table, and no others") {
  std::ifstream file(POSTIL_OPENAPI);
  std::ostringstream text;
  text << file.rdbuf();
  const std::string bytes = text.str();
  std::vector<base::Diagnostic> errors;
  const std::optional<yaml::Node> root = yaml::parse({"openapi.yaml", bytes}, errors);
  REQUIRE_MESSAGE(root, base::format(errors));
  std::set<std::string> described;
  const yaml::Node& paths = value(*root, "paths");
  for (std::size_t i = 0; i < paths.keys.size(); ++i) {
    for (const yaml::Node& method : paths.items[i].keys)
      described.insert(upper(method.text) + " " + paths.keys[i].text);
  }
  std::set<std::string> routes;
  for (const http::Route& route : http::routes())
    routes.insert(std::string(route.method) + " " + std::string(route.path));
  CHECK(calls_in_manual() == routes);
  for (const std::string& call : routes)
    CHECK_MESSAGE(described.contains(call), "undescribed: ", call);
  for (const std::string& call : described)
    CHECK_MESSAGE(routes.contains(call), "no route: ", call);
}
