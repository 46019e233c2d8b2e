#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/source_text.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "configuration/configuration.h"
#include "configuration/menu.h"
#include "configuration/permalinks.h"
#include "yaml/parse.h"
#include "yaml/reader.h"

namespace configuration {
namespace {

constexpr std::string_view kFile = "postil.yaml";
// Lists and feeds of more entries are no pages anybody reads; 0 would be endless pages.
constexpr yaml::Range kListLength = {1, 1000};

// "https://host…" or "http://host…", without query and fragment.
bool is_site_url(std::string_view url) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  const std::string origin = base::origin_of(url);
  return web && origin.find("://") + 3 < origin.size() &&
         url.find_first_of("?# \\") == std::string_view::npos;
}

using Read = void (*)(const yaml::Reader&, const yaml::Entry&, Configuration&);

struct Key {
  std::string_view name;
  Read read = nullptr;
};

void read_keys(const yaml::Reader& reader, const std::vector<yaml::Entry>& entries,
               std::span<const Key> keys, Configuration& out) {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  for (const yaml::Entry& entry : entries) {
    const auto key = std::find(names.begin(), names.end(), entry.key.text);
    if (key == names.end()) {
      reader.unknown(entry.key, "key", names);
    } else {
      keys[static_cast<std::size_t>(key - names.begin())].read(reader, entry, out);
    }
  }
}

template <std::string Configuration::*field>
void read_text_key(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (auto text = reader.text(entry)) out.*field = *std::move(text);
}

template <int Configuration::*field>
void read_length(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto number = reader.number(entry, kListLength)) out.*field = *number;
}

void read_base_url(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto url = reader.text(entry);
  if (!url) return;
  if (!is_site_url(*url)) {
    reader.error(entry.value, "\"base_url\" must be the absolute URL of the site",
                 "for example https://example.org/ or https://example.org/blog/");
    return;
  }
  out.base_url = *std::move(url);
  if (out.base_url.back() != '/') out.base_url += '/';
}

// The form of BCP 47 (RFC 5646): subtags of 1 to 8 letters and digits; the first has at least two.
bool is_language_tag(std::string_view tag) {
  const auto is_alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const auto is_subtag = [&](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::all_of(part.begin(), part.end(), is_alphanumeric);
  };
  const auto parts = base::split(tag, '-');
  return parts.front().size() > 1 && std::all_of(parts.begin(), parts.end(), is_subtag);
}

void read_language(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto tag = reader.text(entry);
  if (!tag) return;
  if (is_language_tag(*tag)) {
    out.language = *std::move(tag);
  } else {
    reader.error(entry.value, "\"" + *tag + "\" is no language tag",
                 "for example en, de-CH or zh-Hans");
  }
}

void read_timezone(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto name = reader.text(entry);
  if (!name) return;
  if (base::is_timezone(*name)) {
    out.timezone = *std::move(name);
  } else {
    reader.error(entry.value, "unknown time zone \"" + *name + "\"",
                 "write a name of the IANA database, for example Europe/Berlin");
  }
}

void read_theme(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto name = reader.text(entry);
  if (!name) return;
  if (name->empty() || name->find('/') != std::string::npos || name->front() == '.') {
    reader.error(entry.value, "\"theme\" must be the name of a folder in themes/");
  } else {
    out.theme = *std::move(name);
  }
}

void read_taxonomies(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (yaml::is_absent(entry.value)) return;
  std::vector<std::string> names;
  for (const yaml::PlacedText& item : reader.texts(entry)) {
    if (item.text.empty() || base::slug(item.text) != item.text) {
      reader.error(item.location, "\"" + item.text + "\" cannot name a taxonomy",
                   "it becomes a part of URLs: small letters, digits and - only");
    } else if (std::find(names.begin(), names.end(), item.text) == names.end()) {
      names.push_back(item.text);
    }
  }
  out.taxonomies = std::move(names);
}

void read_permalinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  for (const yaml::Entry& section : reader.entries(entry.value, "\"permalinks\"")) {
    auto pattern = reader.text(section);
    if (!pattern || !check_permalink(reader, section.value, *pattern)) continue;
    out.permalinks.push_back({section.key.text, *std::move(pattern), reader.place(section.value)});
  }
}

void read_menu(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  out.menus = read_menus(reader, entry);
}

void read_service(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto url = reader.text(entry);
  if (!url) return;
  if (!is_site_url(*url)) {
    reader.error(entry.value, "\"service\" must be the absolute URL of postil-comments",
                 "for example https://comments.example.org");
    return;
  }
  while (url->back() == '/') url->pop_back();
  out.comments.service = *std::move(url);
}

void read_enabled(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto truth = reader.truth(entry)) out.comments.enabled = *truth;
}

constexpr std::array<Key, 2> kCommentKeys = {
    {{"service", read_service}, {"enabled", read_enabled}}};

void read_comments(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  const yaml::Node& value = entry.value;
  if (value.kind == yaml::Kind::map) {
    read_keys(reader, reader.entries(value, "\"comments\""), kCommentKeys, out);
  } else if (value.text == "false") {
    out.comments.enabled = false;
  } else if (!yaml::is_absent(value)) {
    reader.error(value, "\"comments\" must be false or name a service",
                 "comments: {service: https://comments.example.org}");
  }
}

void read_params(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  for (const yaml::Entry& param : reader.entries(entry.value, "\"params\""))
    out.params[param.key.text] = yaml::to_value(param.value);
}

constexpr std::array<Key, 14> kKeys = {{
    {"title", read_text_key<&Configuration::title>},
    {"description", read_text_key<&Configuration::description>},
    {"base_url", read_base_url},
    {"language", read_language},
    {"timezone", read_timezone},
    {"theme", read_theme},
    {"author", read_text_key<&Configuration::author>},
    {"taxonomies", read_taxonomies},
    {"permalinks", read_permalinks},
    {"menus", read_menu},
    {"paginate", read_length<&Configuration::paginate>},
    {"feed_items", read_length<&Configuration::feed_items>},
    {"comments", read_comments},
    {"params", read_params},
}};

base::Result<std::string> read_text(const base::Files& files, const std::string& path) {
  auto bytes = files.read(path);
  if (bytes) return base::source_text(std::string(kFile), *std::move(bytes));
  base::Diagnostic failure = bytes.error();
  failure.location.file = kFile;
  return failure;
}

}  // namespace

std::string Configuration::base_path() const {
  return base_url.empty() ? "/" : base::path_of(base_url);
}

const Menu* Configuration::menu(std::string_view name) const {
  const auto found =
      std::find_if(menus.begin(), menus.end(), [&](const Menu& menu) { return menu.name == name; });
  return found == menus.end() ? nullptr : &*found;
}

Configuration load(const base::Files& files, const std::string& site,
                   const Environment& /*environment*/, base::Report& report) {
  Configuration configuration;
  const std::string path = base::join_path(site, kFile);
  if (files.kind(path) == base::EntryKind::missing) {
    for (const std::string_view other : {"postil.yml", "postil.json", "postil.toml"}) {
      if (files.kind(base::join_path(site, other)) == base::EntryKind::missing) continue;
      report.add(base::error_in(std::string(other), "this file is not read",
                                "the configuration is YAML and named postil.yaml"));
    }
    return configuration;
  }
  const auto text = read_text(files, path);
  if (!text) {
    report.add(text.error());
    return configuration;
  }
  const yaml::Block block{std::string(kFile), *text, 0, text->size()};
  if (const auto root = yaml::parse(block, report)) {
    const yaml::Reader reader(block, report);
    read_keys(reader, reader.entries(*root, "the configuration"), kKeys, configuration);
  }
  return configuration;
}

}  // namespace configuration
