#include "settings/file.h"

#include <fstream>
#include <sstream>

#include "yaml/flat.h"

namespace settings {
namespace {

base::Result<void> apply(const yaml::Entry& entry, Settings& settings) {
  if (entry.key == "site") {
    TRY(settings.sites, parse_sites(entry.values));
    return {};
  }
  if (entry.values.size() != 1) return base::Fault{base::Code::bad_request, "expected one text"};
  const std::string& value = entry.values.front();
  if (entry.key == "database") {
    settings.database = value;
  } else if (entry.key == "listen") {
    TRY(settings.listen, parse_address(value));
  } else if (entry.key == "public_url") {
    TRY(settings.public_url, parse_site(value));
  } else if (entry.key == "threads") {
    TRY(settings.threads, parse_threads(value));
  } else {
    return base::Fault{
        base::Code::bad_request,
        "unknown key \"" + entry.key + "\"; known are database, listen, public_url, site, threads"};
  }
  return {};
}

}  // namespace

base::Result<Settings> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return base::Fault{base::Code::bad_request, path + ": cannot be read"};
  return parse_file(path, text.str());
}

base::Result<Settings> parse_file(const std::string& path, std::string_view text) {
  base::Result<std::vector<yaml::Entry>> entries = yaml::flat(text);
  if (!entries) return base::Fault{base::Code::bad_request, path + ":" + entries.fault().message};
  Settings settings;
  for (const yaml::Entry& entry : *entries) {
    base::Result<void> applied = apply(entry, settings);
    if (applied) continue;
    std::string message = path;
    message.append(":")
        .append(std::to_string(entry.line))
        .append(":")
        .append(std::to_string(entry.column));
    message.append(": error: ").append(applied.fault().message);
    return base::Fault{base::Code::bad_request, std::move(message)};
  }
  return settings;
}

base::Result<std::vector<Site>> parse_sites(const std::vector<std::string>& urls) {
  std::vector<Site> sites;
  for (const std::string& url : urls) {
    TRY(Site site, parse_site(url));
    sites.push_back(std::move(site));
  }
  return sites;
}

base::Result<Threads> parse_threads(std::string_view text) {
  if (text == "open") return Threads::open;
  if (text == "listed") return Threads::listed;
  return base::Fault{base::Code::bad_request, "threads must be \"open\" or \"listed\""};
}

}  // namespace settings
