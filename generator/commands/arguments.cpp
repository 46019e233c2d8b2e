#include "commands/arguments.h"

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/kind.h"
#include "base/spelling.h"
#include "base/text.h"
#include "commands/list.h"
#include "configuration/configuration.h"
#include "configuration/site_url.h"
#include "http/host.h"

namespace commands {

std::string check_folder(const std::string& path) {
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) return "";
  return std::filesystem::exists(path, code) ? '"' + path + "\" is not a folder"
                                             : "there is no folder \"" + path + '"';
}

std::string check_environment(const std::string& name) {
  return configuration::is_environment_name(name) ? ""
                                                  : '"' + name + "\" cannot name an environment";
}

std::string check_status_filter(const std::string& word) {
  if (status_filter_of(word)) return "";
  const std::vector<std::string> words = status_filter_words();
  const std::vector<std::string_view> known(words.begin(), words.end());
  const std::string guess = base::did_you_mean(word, known);
  return "there is no list of \"" + word + "\"; " +
         (guess.empty() ? "there are " + base::join(words, ", ") : guess);
}

std::string check_kind(const std::string& id) {
  if (base::kind_with_id(id)) return "";
  std::vector<std::string_view> known;
  for (const base::KindRow& row : base::all_kinds()) known.push_back(row.id);
  const std::string guess = base::did_you_mean(id, known);
  return "there is no kind \"" + id + "\"; " +
         (guess.empty() ? "the page \"Diagnostics\" of the manual lists all kinds" : guess);
}

std::string check_base_url(const std::string& url) {
  const auto read = configuration::site_url(url);
  if (read) return "";
  return '"' + url + "\" " + read.error().message + "; " + read.error().hint;
}

std::string check_host(const std::string& name) {
  const auto host = http::host_of(name);
  const auto bare = http::host_of('[' + name + ']');  // an IPv6 address without its brackets
  const bool has_port = host && !bare && name.find(':', name.rfind(']') + 1) != std::string::npos;
  if ((host || bare) && !has_port) return "";
  return '"' + name + "\" is no name of a host; write it without https://, port and path, as in " +
         "--allow-host my-laptop.local";
}

std::string check_time(const std::string& text) {
  const base::ParsedDate parsed = base::parse_date(text, "UTC");
  if (parsed.date) return "";
  switch (parsed.fault) {
    case base::DateFault::no_such_day:
      return "there is no such day: " + text;
    case base::DateFault::no_such_time:
      return "there is no such time: " + text;
    default:
      return '"' + text + "\" is no date; write 2024-05-01 or 2024-05-01T10:30:00Z";
  }
}

base::Clock clock_of(const std::string& text) {
  return {base::parse_date(text, "UTC").date.value_or(base::Date{}).instant};
}

constexpr base::Instant kLastSecond = 253'402'300'799;  // the end of the year 9999

std::optional<base::Clock> usual_clock() {
  const char* epoch =
      std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): before any thread
  if (epoch == nullptr || *epoch == '\0') return base::system_clock();
  const std::string_view text = epoch;
  base::Clock clock;
  const auto [end, fault] = std::from_chars(text.begin(), text.end(), clock.now);
  if (fault != std::errc() || end != text.end() || clock.now < 0 || clock.now > kLastSecond)
    return std::nullopt;
  return clock;
}

std::string user_state_folder() {
  const auto absolute_path = [](const char* name) -> std::string {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
    return value != nullptr && *value == '/' ? value : "";
  };
  if (std::string state = absolute_path("XDG_STATE_HOME"); !state.empty()) return state;
  const std::string home = absolute_path("HOME");
  return home.empty() ? home : base::join_path(home, ".local/state");
}

}  // namespace commands
