#include "configuration/read_values.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "base/language.h"
#include "base/spelling.h"
#include "base/text.h"
#include "base/time.h"
#include "base/url.h"
#include "configuration/permalinks.h"
#include "configuration/site_path.h"
#include "configuration/site_url.h"

namespace configuration {
namespace {

constexpr yaml::Range kWeights = {0, 1000};
constexpr auto kFormats = std::to_array<std::string_view>({"atom", "rss", "json"});

// "unicode or ascii"
std::string words_of(std::span<const std::string_view> choices) {
  std::string words;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) words += i + 1 == choices.size() ? " or " : ", ";
    words += choices[i];
  }
  return words;
}

// Returns the index of `text` in the choices, or reports an error at `place`.
std::optional<std::size_t> choice(const yaml::Reader& reader, const base::Location& place,
                                  const std::string& text,
                                  std::span<const std::string_view> choices) {
  const auto found = std::find(choices.begin(), choices.end(), text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  reader.error(base::Kind::wrong_value, place,
               '"' + text + "\" is none of the choices here: " + words_of(choices),
               base::did_you_mean(text, choices));
  return std::nullopt;
}

std::optional<std::size_t> choice(const yaml::Reader& reader, const yaml::Entry& entry,
                                  std::span<const std::string_view> choices) {
  const auto text = reader.filled_text(entry);
  if (!text) return std::nullopt;
  return choice(reader, reader.place(entry.value), *text, choices);
}

// Returns the indexes of the listed choices, without duplicates, in the order of the list. `true`
// means all, `false` means an empty list. Returns nothing when the value is absent or wrong.
std::optional<std::vector<std::size_t>> choices(const yaml::Reader& reader,
                                                const yaml::Entry& entry,
                                                std::span<const std::string_view> known) {
  if (yaml::is_blank(entry.value)) return std::nullopt;
  std::vector<std::size_t> chosen;
  const std::string& text = entry.value.text;
  if (!entry.value.quoted && (text == "true" || text == "false")) {
    for (std::size_t i = 0; text == "true" && i < known.size(); ++i) chosen.push_back(i);
    return chosen;
  }
  for (const yaml::PlacedText& name : reader.texts(entry)) {
    const auto one = choice(reader, name.location, name.text, known);
    if (!one) return std::nullopt;
    if (std::count(chosen.begin(), chosen.end(), *one) == 0) chosen.push_back(*one);
  }
  return chosen;
}

void merge(base::ValueMap& into, const std::string& key, base::Value value) {
  auto* old = std::get_if<base::ValueMap>(&into[key].data);
  auto* fresh = std::get_if<base::ValueMap>(&value.data);
  if (old == nullptr || fresh == nullptr) {
    into[key] = std::move(value);
    return;
  }
  for (auto& [name, item] : *fresh) merge(*old, name, std::move(item));
}

void add_taxonomy(const yaml::Reader& reader, const std::string& name,
                  const base::Location& location, std::vector<std::string>& names) {
  if (name.empty() || base::slug(name) != name) {
    reader.error(base::Kind::reserved_name, location, "\"" + name + "\" cannot name a taxonomy",
                 "it becomes a part of URLs: small letters, digits and - only");
  } else if (std::find(names.begin(), names.end(), name) == names.end()) {
    names.push_back(name);
  }
}

// "/feed.xml", "/feed/" or "index.xml": see Feeds::Also. A name without an ending is a folder, for
// a file without one is sent as no text.
base::Result<std::string> feed_path(const std::string& written) {
  TRY(std::string path, site_path(written));
  const std::size_t slash = path.find('/');
  const bool is_name = slash == std::string::npos || (slash > 0 && slash + 1 == path.size());
  if (!is_name && !path.starts_with('/')) path.insert(0, 1, '/');
  const bool is_file =
      path.ends_with('/') || path.find('.', path.rfind('/') + 1) != std::string::npos;
  return is_file ? path : path + '/';
}

}  // namespace

void read_base_url(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  const auto written = reader.filled_text(entry);
  if (!written) return;
  auto url = site_url(*written);
  if (url) {
    out.base_url = *std::move(url);
  } else {
    reader.error(url.error().kind, entry.value, "\"base_url\" " + url.error().message,
                 url.error().hint);
  }
}

void read_language(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto tag = reader.filled_text(entry);
  if (!tag) return;
  if (base::is_language_tag(*tag)) {
    out.language = *std::move(tag);
  } else {
    reader.error(base::Kind::bad_language, entry.value, "\"" + *tag + "\" is no language tag",
                 "for example en, de-CH or zh-Hans");
  }
}

void read_timezone(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto name = reader.filled_text(entry);
  if (!name) return;
  if (base::is_timezone(*name)) {
    out.timezone = *std::move(name);
  } else {
    reader.error(base::Kind::wrong_value, entry.value, "unknown time zone \"" + *name + "\"",
                 "write a name of the IANA database, for example Europe/Berlin");
  }
}

void read_theme(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  auto name = reader.filled_text(entry);
  if (!name) return;
  if (name->find('/') != std::string::npos || name->front() == '.') {
    reader.error(base::Kind::wrong_value, entry.value,
                 "\"theme\" must be the name of a folder in themes/");
  } else {
    out.theme = *std::move(name);
    out.theme_location = reader.place(entry.value);
  }
}

void read_theme_options(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  for (const yaml::Entry& option : reader.entries(entry.value, "\"theme_options\"")) {
    const std::string& name = option.key.text;
    std::erase_if(out.theme_options, [&](const ThemeOption& old) { return old.name == name; });
    out.theme_options.push_back(
        {name, reader.value(option.value), reader.place(option.key), reader.place(option.value)});
  }
}

void read_taxonomies(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (yaml::is_blank(entry.value)) return;
  std::vector<std::string> names;
  if (entry.value.kind == yaml::Kind::map) {
    for (const yaml::Entry& pair : reader.entries(entry.value, "\"taxonomies\"")) {
      const std::string plural = reader.filled_text(pair).value_or(pair.key.text);
      add_taxonomy(reader, plural, reader.place(pair.value), names);
    }
  } else {
    for (const yaml::PlacedText& item : reader.texts(entry))
      add_taxonomy(reader, item.text, item.location, names);
  }
  out.taxonomies = std::move(names);
}

void read_permalinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  for (const yaml::Entry& section : reader.entries(entry.value, "\"permalinks\"")) {
    auto pattern = reader.filled_text(section);
    if (!pattern || !check_permalink(reader, section.value, *pattern)) continue;
    const std::string name = base::nfc(section.key.text);
    std::erase_if(out.permalinks, [&](const Permalink& old) { return old.section == name; });
    out.permalinks.push_back({name, *std::move(pattern), reader.place(section.value)});
  }
}

void read_permalink_tokens(const yaml::Reader& reader, const yaml::Entry& entry,
                           Configuration& out) {
  constexpr auto kChoices = std::to_array<std::string_view>({"hugo", "jekyll"});
  if (const auto chosen = choice(reader, entry, kChoices))
    out.permalink_tokens = *chosen == 0 ? PermalinkTokens::hugo : PermalinkTokens::jekyll;
}

void read_archives(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (entry.value.text == "false" && !entry.value.quoted) {
    out.archives.clear();
  } else {
    out.archives = reader.texts(entry);
    for (yaml::PlacedText& section : out.archives) section.text = base::nfc(section.text);
  }
}

void read_ignore(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  out.ignore.clear();
  for (yaml::PlacedText& pattern : reader.texts(entry)) {
    const std::string& text = pattern.text;
    const auto braces = std::count(text.begin(), text.end(), '{');
    if (text.starts_with('!')) {
      reader.error(base::Kind::bad_pattern, pattern.location, "a pattern cannot take another back",
                   "write patterns of what is left out alone");
    } else if (text.find_first_of("\\?[]$^|") != std::string::npos) {
      reader.error(base::Kind::bad_pattern, pattern.location,
                   "\"" + text + "\" is not a pattern of files",
                   "write *, ** and {a,b}, such as \"*.psd\" or content/private/");
    } else if (braces != std::count(text.begin(), text.end(), '}')) {
      reader.error(base::Kind::bad_pattern, pattern.location, "this brace is not closed",
                   "write {a,b}");
    } else {
      pattern.text = base::nfc(text);
      out.ignore.push_back(std::move(pattern));
    }
  }
}

void read_redirects(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  constexpr auto kServers = std::to_array<std::string_view>({"netlify", "nginx"});
  Redirects redirects;
  for (const yaml::PlacedText& server : reader.texts(entry)) {
    const auto chosen = choice(reader, server.location, server.text, kServers);
    if (!chosen) return;
    (*chosen == 0 ? redirects.netlify : redirects.nginx) = true;
  }
  out.redirects = redirects;
}

void read_feed_formats(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  const auto chosen = choices(reader, entry, kFormats);
  if (!chosen) return;
  out.feeds.formats.clear();
  out.feeds.location = reader.place(entry.value);
  for (const std::size_t format : *chosen)
    out.feeds.formats.push_back(static_cast<FeedFormat>(format));
}

void read_feeds_also(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  for (const yaml::Entry& each : reader.entries(entry.value, "\"also\"")) {
    const auto chosen = choice(reader, reader.place(each.key), each.key.text, std::span(kFormats));
    if (!chosen) continue;
    const auto format = static_cast<FeedFormat>(*chosen);
    std::erase_if(out.feeds.also, [&](const Feeds::Also& old) { return old.format == format; });
    for (yaml::PlacedText& written : reader.texts(each)) {
      auto path = feed_path(written.text);
      if (path) {
        out.feeds.also.push_back({format, *std::move(path), std::move(written.location)});
      } else {
        reader.error(path.error().kind, std::move(written.location), path.error().message,
                     path.error().hint);
      }
    }
  }
}

void read_metadata(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  constexpr auto kKinds = std::to_array<std::string_view>({"open_graph", "x_card", "json_ld"});
  const auto chosen = choices(reader, entry, kKinds);
  if (!chosen) return;
  const auto has = [&](std::size_t kind) {
    return std::count(chosen->begin(), chosen->end(), kind) > 0;
  };
  out.metadata = {.open_graph = has(0), .x_card = has(1), .json_ld = has(2)};
}

void read_slugs(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  constexpr auto kChoices = std::to_array<std::string_view>({"unicode", "ascii"});
  if (const auto chosen = choice(reader, entry, kChoices))
    out.slugs = *chosen == 0 ? Slugs::unicode : Slugs::ascii;
}

void read_urls(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  constexpr auto kChoices = std::to_array<std::string_view>({"pretty", "ugly"});
  if (const auto chosen = choice(reader, entry, kChoices))
    out.urls = *chosen == 0 ? UrlStyle::pretty : UrlStyle::ugly;
}

void read_lastmod(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  constexpr auto kChoices = std::to_array<std::string_view>({"front_matter", "git"});
  if (const auto chosen = choice(reader, entry, kChoices))
    out.lastmod = *chosen == 0 ? Lastmod::front_matter : Lastmod::git;
}

void read_symlinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  constexpr auto kChoices = std::to_array<std::string_view>({"inside", "follow"});
  if (const auto chosen = choice(reader, entry, kChoices))
    out.symlinks = *chosen == 0 ? Symlinks::inside : Symlinks::follow;
}

void read_service(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  const auto written = reader.filled_text(entry);
  if (!written) return;
  auto url = site_url(*written);
  if (!url) {
    reader.error(
        url.error().kind, entry.value, "\"service\" " + url.error().message,
        "write the absolute URL of postil-comments, for example https://comments.example.org");
    return;
  }
  url->pop_back();
  out.comments.service = *std::move(url);
  out.comments.service_location = reader.place(entry.value);
}

void read_params(const yaml::Reader& reader, const yaml::Entry& entry, base::ValueMap& out) {
  for (const yaml::Entry& param : reader.entries(entry.value, "\"params\""))
    merge(out, param.key.text, reader.value(param.value));
}

void read_weights(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  for (const yaml::Entry& measure : reader.entries(entry.value, "\"weights\"")) {
    const auto weight = reader.number(measure, kWeights);
    if (!weight) continue;
    if (measure.key.text == "date") {
      out.related.date = *weight;
      continue;
    }
    auto& weights = out.related.weights;
    std::erase_if(weights, [&](const auto& old) { return old.measure == measure.key.text; });
    weights.push_back({measure.key.text, *weight, reader.place(measure.key)});
  }
}

}  // namespace configuration
