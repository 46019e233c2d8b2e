#include "settings/settings_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/read_file.h"
#include "base/text.h"
#include "yaml/flat_map.h"

namespace settings {
namespace {

using Apply = base::Result<void> (*)(const std::string& value, Settings& settings);

// Sets no rate for "none".
base::Result<void> set_rate(const std::string& value, std::optional<base::Rate>& rate) {
  rate = base::parse_rate(value);
  if (rate || value == "none") return {};
  return base::Fault{base::Code::bad_request,
                     "not a rate \"" + value + "\": expected something like 10/10m, or none"};
}

// Sets no limit for "none".
base::Result<void> set_limit(const std::string& value, std::optional<std::int64_t>& limit) {
  limit.reset();
  if (value == "none") return {};
  std::int64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (stop == end && error == std::errc() && number > 0) {
    limit = number;
    return {};
  }
  return base::Fault{base::Code::bad_request,
                     "not a limit \"" + value + "\": expected a number such as 20, or none"};
}

// Sets zero for "none".
base::Result<void> set_duration(const std::string& value, std::chrono::seconds& duration) {
  const std::optional<std::chrono::seconds> parsed = base::parse_duration(value);
  duration = parsed.value_or(std::chrono::seconds(0));
  if (parsed || value == "none") return {};
  return base::Fault{base::Code::bad_request,
                     "not a time \"" + value + "\": expected one like 15m, 2h or 30d, or none"};
}

base::Result<void> set_nesting(const std::string& value, Settings& settings) {
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, settings.nesting);
  const bool fits = settings.nesting >= 0 && settings.nesting <= kMostNesting;
  if (stop == end && error == std::errc() && fits) return {};
  return base::Fault{base::Code::bad_request,
                     "expected a number from 0 to " + std::to_string(kMostNesting)};
}

base::Result<void> add_proxy(const std::string& value, Settings& settings) {
  const std::optional<base::Network> network = base::Network::parse(value);
  if (!network) {
    return base::Fault{
        base::Code::bad_request,
        "not an address \"" + value + "\": expected one like 127.0.0.1 or 10.0.0.0/8"};
  }
  settings.trusted_proxies.push_back(*network);
  return {};
}

base::Result<void> add_site(const std::string& value, Settings& settings) {
  TRY(Site site, parse_site(value));
  settings.sites.push_back(std::move(site));
  return {};
}

base::Result<void> set_threads(const std::string& value, Settings& settings) {
  TRY(settings.threads, parse_threads(value));
  return {};
}

struct Key {
  std::string_view name;
  // Called once for each text of a list.
  Apply apply;
  bool takes_list = false;
};

constexpr std::array kKeys = {
    Key{"database",
        [](const std::string& value, Settings& settings) -> base::Result<void> {
          settings.database = value;
          return {};
        }},
    Key{"edit_window",
        [](const std::string& value, Settings& settings) {
          return set_duration(value, settings.edit_window);
        }},
    Key{"listen",
        [](const std::string& value, Settings& settings) -> base::Result<void> {
          TRY(settings.listen, parse_address(value));
          return {};
        }},
    Key{"nesting", set_nesting},
    Key{"public_url",
        [](const std::string& value, Settings& settings) -> base::Result<void> {
          TRY(settings.public_url, parse_public_url(value));
          return {};
        }},
    Key{"purge.held", [](const std::string& value,
                         Settings& settings) { return set_duration(value, settings.purge.held); }},
    Key{"purge.rejected",
        [](const std::string& value, Settings& settings) {
          return set_duration(value, settings.purge.rejected);
        }},
    Key{"purge.spam", [](const std::string& value,
                         Settings& settings) { return set_duration(value, settings.purge.spam); }},
    Key{"rates",
        [](const std::string& value, Settings& settings) -> base::Result<void> {
          settings.rates = no_rates();
          if (value == "none") return {};
          return base::Fault{base::Code::bad_request,
                             "expected none, or limits such as address: 10/10m"};
        }},
    Key{"rates.address",
        [](const std::string& value, Settings& settings) {
          return set_rate(value, settings.rates.address);
        }},
    Key{"rates.form", [](const std::string& value,
                         Settings& settings) { return set_rate(value, settings.rates.form); }},
    Key{"rates.preview",
        [](const std::string& value, Settings& settings) {
          return set_rate(value, settings.rates.preview);
        }},
    Key{"rates.refused",
        [](const std::string& value, Settings& settings) {
          return set_rate(value, settings.rates.refused);
        }},
    Key{"rates.thread", [](const std::string& value,
                           Settings& settings) { return set_rate(value, settings.rates.thread); }},
    Key{"rates.waiting_network",
        [](const std::string& value, Settings& settings) {
          return set_limit(value, settings.rates.waiting_network);
        }},
    Key{"rates.waiting_site",
        [](const std::string& value, Settings& settings) {
          return set_limit(value, settings.rates.waiting_site);
        }},
    Key{"site", add_site, true},
    Key{"threads", set_threads},
    Key{"trusted_proxies", add_proxy, true},
};

base::Fault unknown(const std::string& name) {
  std::string message = "unknown key \"" + name + "\"; known are";
  for (const Key& key : kKeys) {
    message.append(&key == kKeys.data() ? " " : ", ").append(key.name);
  }
  return {base::Code::bad_request, std::move(message)};
}

base::Result<void> apply(const yaml::Entry& entry, Settings& settings) {
  const auto* const key = std::ranges::find(kKeys, entry.key, &Key::name);
  if (key == kKeys.end()) return unknown(entry.key);
  if (!key->takes_list && entry.values.size() != 1)
    return base::Fault{base::Code::bad_request, "expected one text"};
  for (const std::string& value : entry.values) TRY_DONE(key->apply(value, settings));
  return {};
}

}  // namespace

base::Result<Settings> read_file(const std::string& path) {
  const base::Result<std::string> text = base::read_file(path);
  if (!text) return base::Fault{base::Code::bad_request, "--settings " + text.fault().message};
  return parse_file(path, *text);
}

base::Result<Settings> parse_file(const std::string& path, std::string_view text) {
  if (!base::is_valid_utf8(text)) {
    return base::Fault{base::Code::bad_request,
                       path + ": error: this is no settings file: it is not valid UTF-8"};
  }
  base::Result<std::vector<yaml::Entry>> entries = yaml::read_flat_map(text);
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
