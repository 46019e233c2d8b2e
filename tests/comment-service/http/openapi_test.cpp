// Compares the calls in openapi.yaml, the manual and the table of routes.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
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

yaml::Node description() {
  std::ifstream file(POSTIL_OPENAPI);
  std::ostringstream text;
  text << file.rdbuf();
  const std::string bytes = text.str();
  std::vector<base::Diagnostic> errors;
  std::optional<yaml::Node> root = yaml::parse({"openapi.yaml", bytes}, errors);
  REQUIRE_MESSAGE(root, base::format(errors));
  return *std::move(root);
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

// The names of the query parameters of a call, in the order of the file.
std::vector<std::string> query_parameters(const yaml::Node& root, const yaml::Node& call) {
  std::vector<std::string> names;
  const auto list = std::ranges::find(call.keys, "parameters", &yaml::Node::text);
  if (list == call.keys.end()) return names;
  for (const yaml::Node& item : value(call, "parameters").items) {
    const bool shared = item.keys.front().text == "$ref";
    const std::string name = shared ? value(item, "$ref").text : "";
    const yaml::Node& parameter = shared ? value(value(value(root, "components"), "parameters"),
                                                 name.substr(name.rfind('/') + 1))
                                         : item;
    if (value(parameter, "in").text == "query") names.push_back(value(parameter, "name").text);
  }
  return names;
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

std::set<std::string> names_of(const yaml::Node& map) {
  std::set<std::string> names;
  for (const yaml::Node& key : map.keys) names.insert(key.text);
  return names;
}

std::set<std::string> names_of(const nlohmann::json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.items()) names.insert(name);
  return names;
}

}  // namespace

TEST_CASE("openapi.yaml has the methods and paths of the route table, and no others") {
  const yaml::Node root = description();
  std::set<std::string> described;
  const yaml::Node& paths = value(root, "paths");
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

TEST_CASE("openapi.yaml has the query parameters that each call with a token accepts") {
  const yaml::Node root = description();
  for (const http::Route& route : http::routes()) {
    if (route.guard == http::Guard::none || route.guard == http::Guard::site) continue;
    std::string method(route.method);
    std::ranges::transform(method, method.begin(), [](char c) { return std::tolower(c); });
    const yaml::Node& call = value(value(value(root, "paths"), std::string(route.path)), method);
    std::vector<std::string> accepted;
    for (const std::string_view name : route.parameters) {
      if (!name.empty()) accepted.emplace_back(name);
    }
    CHECK_MESSAGE(query_parameters(root, call) == accepted, route.path);
  }
}

// The lines themselves are those of the service: see snapshot_contract_test.cpp.
TEST_CASE("openapi.yaml has the members of the lines of a snapshot") {
  const yaml::Node root = description();
  const yaml::Node& schemas = value(value(root, "components"), "schemas");
  std::ifstream file(POSTIL_CONTRACT "/snapshot.ndjson");
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const nlohmann::json object = nlohmann::json::parse(line);
    const yaml::Node& schema =
        value(schemas, object.contains("end") ? "SnapshotEnd" : "SnapshotThread");
    CHECK(names_of(object) == names_of(value(schema, "properties")));
    std::set<std::string> required;
    for (const yaml::Node& name : value(schema, "required").items) required.insert(name.text);
    CHECK(names_of(object) == required);
  }
  CHECK(lines > 1);
}
