#include "commands/config.h"

#include <ostream>

#include "base/json.h"
#include "commands/text_table.h"
#include "configuration/configuration.h"

namespace commands {
namespace {

// Maximum width of a value on a terminal, which leaves space for a key and a place.
constexpr std::size_t kValueWidth = 60;

std::string source_of(const configuration::Setting& setting) {
  if (setting.location.line == 0) return "default";
  return setting.location.file + ':' + std::to_string(setting.location.line);
}

base::Json json_of(const configuration::Setting& setting) {
  const base::Location& place = setting.location;
  return base::JsonObject{{"key", setting.key},
                          {"value", setting.value},
                          {"file", base::json_or_null(place.line > 0 ? place.file : "")},
                          {"line", base::json_or_null(place.line)}};
}

}  // namespace

int show_configuration(const base::Files& files, const Request& request, const Console& console) {
  base::Report report(request.strictness);
  configuration::load(files, request.folder, request.environment, report);
  const auto settings = configuration::settings(files, request.folder, request.environment);
  if (console.form == Form::json) {
    base::JsonList list;
    list.reserve(settings.size());
    for (const configuration::Setting& setting : settings) list.push_back(json_of(setting));
    console.out << to_text(list) << '\n';
  } else {
    std::vector<Row> rows;
    rows.reserve(settings.size());
    for (const configuration::Setting& setting : settings) {
      const bool is_cut = console.form == Form::terminal;
      rows.push_back({setting.key, is_cut ? shortened(setting.value, kValueWidth) : setting.value,
                      source_of(setting)});
    }
    print_rows({"KEY", "VALUE", "FROM"}, rows, console);
  }
  print(report, console);
  return report.fails() ? 1 : 0;
}

}  // namespace commands
