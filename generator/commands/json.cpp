#include "commands/json.h"

#include <nlohmann/json.hpp>

namespace commands {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json number_or_null(int number) { return number > 0 ? Json(number) : Json(); }

}  // namespace

std::string to_json(const base::Diagnostic& diagnostic) {
  const base::Location& place = diagnostic.location;
  const bool has_place = place.line > 0;
  return line_of({{"severity", diagnostic.severity == base::Severity::error ? "error" : "warning"},
                  {"file", text_or_null(place.file)},
                  {"line", number_or_null(place.line)},
                  {"column", number_or_null(place.column)},
                  {"length", has_place ? Json(std::max(1, place.length)) : Json()},
                  {"message", diagnostic.message},
                  {"hint", text_or_null(diagnostic.hint)}});
}

std::string to_json(const BuildSummary& summary) {
  const output::Written& written = summary.written;
  return line_of({{"pages", summary.pages},
                  {"files", written.added + written.changed + written.unchanged},
                  {"new", written.added},
                  {"changed", written.changed},
                  {"unchanged", written.unchanged},
                  {"removed", written.removed},
                  {"skipped",
                   {{"drafts", summary.skipped.drafts},
                    {"future", summary.skipped.future},
                    {"expired", summary.skipped.expired}}},
                  {"destination", summary.destination},
                  {"milliseconds", summary.taken.count()}});
}

std::string to_json(const std::vector<Listed>& pages) {
  Json list = Json::array();
  for (const Listed& page : pages) {
    list.push_back({{"path", page.path},
                    {"title", page.title},
                    {"date", page.date ? Json(base::format_iso(*page.date)) : Json()},
                    {"permalink", text_or_null(page.permalink)},
                    {"status", page.status}});
  }
  return line_of(list);
}

std::string to_json(const std::vector<configuration::Setting>& settings) {
  Json list = Json::array();
  for (const configuration::Setting& setting : settings) {
    const bool is_default = setting.location.line == 0;
    list.push_back({{"key", setting.key},
                    {"value", setting.value},
                    {"file", is_default ? Json() : Json(setting.location.file)},
                    {"line", number_or_null(setting.location.line)}});
  }
  return line_of(list);
}

}  // namespace commands
