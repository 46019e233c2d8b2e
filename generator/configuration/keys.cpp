#include "configuration/keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/spelling.h"
#include "base/text.h"
#include "configuration/hooks.h"
#include "configuration/languages.h"
#include "configuration/menu.h"
#include "configuration/permalinks.h"
#include "configuration/read_values.h"

namespace configuration {
namespace {

// Nobody reads a list or feed with more entries. With 0 entries a page, the number of pages would
// be infinite.
constexpr yaml::Range kListLength = {1, 1000};
constexpr yaml::Range kRelated = {0, 100};

template <std::string Configuration::*field>
void read_text(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto text = reader.text(entry)) out.*field = base::trim(*text);
}

template <std::string Configuration::*field>
std::string show_text(const Configuration& configuration) {
  const std::string& text = configuration.*field;
  return text.empty() ? "\"\"" : text;
}

template <bool Configuration::*field>
void read_truth(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto truth = reader.truth(entry)) out.*field = *truth;
}

template <bool Configuration::*field>
std::string show_truth(const Configuration& configuration) {
  return configuration.*field ? "true" : "false";
}

template <int Configuration::*field>
void read_length(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto number = reader.number(entry, kListLength)) out.*field = *number;
}

template <int Configuration::*field>
std::string show_number(const Configuration& configuration) {
  return std::to_string(configuration.*field);
}

std::string show_none(const Configuration& /*configuration*/) { return "[]"; }

void read_menus(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  put_menus(reader, entry, out.menus);
}

void read_own_params(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  read_params(reader, entry, out.params);
}

void read_enabled(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto truth = reader.truth(entry)) out.comments.enabled = *truth;
}

void read_bake(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  const auto truth = reader.truth(entry);
  if (!truth) return;
  out.comments.bake = *truth;
  out.comments.bake_location = reader.place(entry.value);
}

void read_limit(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (const auto limit = reader.number(entry, kRelated)) out.related.limit = *limit;
}

std::string show_weights(const Configuration& configuration) {
  std::string text = "{";
  for (const Related::Weight& weight : configuration.related.weights)
    text += weight.measure + ": " + std::to_string(weight.points) + ", ";
  return text + "date: " + std::to_string(configuration.related.date) + "}";
}

constexpr auto kCommentKeys = std::to_array<Key>({
    {"service", read_service, [](const Configuration&) { return std::string("\"\""); }},
    {"enabled", read_enabled,
     [](const Configuration& c) { return std::string(c.comments.enabled ? "true" : "false"); }},
    {"bake", read_bake,
     [](const Configuration& c) { return std::string(c.comments.bake ? "true" : "false"); }},
});

constexpr auto kRelatedKeys = std::to_array<Key>({
    {"limit", read_limit, [](const Configuration& c) { return std::to_string(c.related.limit); }},
    {"weights", read_weights, show_weights},
});

constexpr auto kHookKeys = std::to_array<Key>({
    {"pre_build", read_pre_build, show_none},
    {"post_build", read_post_build, show_none},
    {"timeout", read_timeout,
     [](const Configuration& c) { return std::to_string(c.hooks.timeout.count()); }},
});

constexpr auto kFeedKeys = std::to_array<Key>({
    {"formats", read_feed_formats,
     [](const Configuration&) { return std::string("[atom, rss, json]"); }},
    {"also", read_feeds_also},
});

// `false`, or a map of `keys`.
void read_map_or_false(const yaml::Reader& reader, const yaml::Entry& entry,
                       std::span<const Key> keys, Configuration& out) {
  if (entry.value.kind == yaml::Kind::map) {
    read_keys(reader, reader.entries(entry.value, entry.key.text), keys, out);
  } else if (!yaml::is_blank(entry.value)) {
    reader.error(base::Kind::wrong_type, entry.value,
                 "\"" + entry.key.text + "\" must be false or a map",
                 entry.key.text == "comments" ? "comments: {service: https://comments.example.org}"
                                              : "related: {limit: 4}");
  }
}

bool is_false(const yaml::Node& node) { return node.text == "false" && !node.quoted; }

void read_comments(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (is_false(entry.value)) {
    out.comments.enabled = false;
  } else {
    read_map_or_false(reader, entry, kCommentKeys, out);
  }
}

void read_related(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (is_false(entry.value)) {
    out.related.limit = 0;
  } else {
    read_map_or_false(reader, entry, kRelatedKeys, out);
  }
}

void read_feeds(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (entry.value.kind == yaml::Kind::map) {
    read_keys(reader, reader.entries(entry.value, entry.key.text), kFeedKeys, out);
  } else if (!yaml::is_blank(entry.value)) {
    out.feeds.also.clear();
    read_feed_formats(reader, entry, out);
  }
}

// Read by add_defaults(), which needs the text of the file.
void read_nothing(const yaml::Reader& /*reader*/, const yaml::Entry& /*entry*/,
                  Configuration& /*out*/) {}

constexpr auto kKeys = std::to_array<Key>({
    {"title", read_text<&Configuration::title>, show_text<&Configuration::title>},
    {"description", read_text<&Configuration::description>, show_text<&Configuration::description>},
    {"base_url", read_base_url, show_text<&Configuration::base_url>},
    {"language", read_language, show_text<&Configuration::language>},
    {"languages", read_languages},
    {"default_language_in_folder", read_truth<&Configuration::default_language_in_folder>,
     show_truth<&Configuration::default_language_in_folder>},
    {"timezone", read_timezone, show_text<&Configuration::timezone>},
    {"theme", read_theme, show_text<&Configuration::theme>},
    {"theme_options", read_theme_options},
    {"author", read_text<&Configuration::author>, show_text<&Configuration::author>},
    {"taxonomies", read_taxonomies,
     [](const Configuration& c) { return '[' + base::join(c.taxonomies, ", ") + ']'; }},
    {"permalinks", read_permalinks},
    {"permalink_tokens", read_permalink_tokens,
     [](const Configuration& c) {
       return std::string(c.permalink_tokens == PermalinkTokens::jekyll ? "jekyll" : "hugo");
     }},
    {"menus", read_menus},
    {"archives", read_archives, show_none},
    {"defaults", read_nothing},
    {"ignore", read_ignore, show_none},
    {"paginate", read_length<&Configuration::paginate>, show_number<&Configuration::paginate>},
    {"feeds", read_feeds, nullptr, kFeedKeys},
    {"feed_items", read_length<&Configuration::feed_items>,
     show_number<&Configuration::feed_items>},
    {"sitemap", read_truth<&Configuration::sitemap>, show_truth<&Configuration::sitemap>},
    {"metadata", read_metadata,
     [](const Configuration&) { return std::string("[open_graph, x_card, json_ld]"); }},
    {"robots", read_truth<&Configuration::robots>, show_truth<&Configuration::robots>},
    {"slugs", read_slugs,
     [](const Configuration& c) {
       return std::string(c.slugs == Slugs::unicode ? "unicode" : "ascii");
     }},
    {"urls", read_urls,
     [](const Configuration& c) {
       return std::string(c.urls == UrlStyle::pretty ? "pretty" : "ugly");
     }},
    {"lastmod", read_lastmod,
     [](const Configuration& c) {
       return std::string(c.lastmod == Lastmod::git ? "git" : "front_matter");
     }},
    {"symlinks", read_symlinks,
     [](const Configuration& c) {
       return std::string(c.symlinks == Symlinks::inside ? "inside" : "follow");
     }},
    {"redirects", read_redirects, show_none},
    {"related", read_related, nullptr, kRelatedKeys},
    {"comments", read_comments, nullptr, kCommentKeys},
    {"hooks", nullptr, nullptr, kHookKeys},
    {"params", read_own_params},
});

// Returns how to write `key` of another generator in postil.yaml. Empty for all other keys.
std::string_view postil_spelling(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kOthers = {{
      {"url", "write base_url: https://example.org/"},
      {"baseurl", "write base_url: https://example.org/blog/"},
      {"languageCode", "write language: en"},
      {"lang", "write language: en"},
      {"defaultContentLanguage", "write language: en"},
      {"defaultContentLanguageInSubdir", "write default_language_in_folder: true"},
      {"locale", "write language: en"},
      {"enableGitInfo", "write lastmod: git"},
      {"uglyURLs", "write urls: ugly"},
      {"menu", "write menus: {main: […]}"},
      {"cascade", "write defaults: {posts: {…}}, or cascade in an _index.md"},
      {"slugify", "write slugs: ascii"},
      {"extra", "write params: {…}"},
      {"buildDrafts", "run postil build -D"},
      {"buildFuture", "run postil build -F"},
      {"buildExpired", "run postil build -E"},
      {"plugins", "write hooks: {pre_build: [[program, words]]}"},
      {"exclude", "write ignore: [content/private/, \"*.psd\"]"},
      {"ignoreFiles", "write ignore: [\"*.psd\"], with * and ** in place of regular expressions"},
  }};
  for (const auto& [name, hint] : kOthers) {
    if (name == key) return hint;
  }
  return {};
}

// Jekyll's `permalink` applies to all posts and uses Jekyll's meaning of the tokens.
std::string permalinks_hint(const yaml::Node& written) {
  std::string pattern = written.kind == yaml::Kind::scalar ? written.text : "";
  if (pattern.empty()) pattern = "pretty";
  if (named_permalink(pattern) == pattern && !pattern.starts_with('/')) pattern.insert(0, 1, '/');
  return "write two lines: permalinks: {posts: " + pattern + "} and permalink_tokens: jekyll";
}

// The keys of a page's `comments` apply to all pages as defaults.
std::string front_matter_hint(std::string_view key, std::span<const Key> keys) {
  const bool is_of_pages = key == "closed" || key == "close_after" || key == "moderation";
  if (keys.data() != kCommentKeys.data() || !is_of_pages) return {};
  return "write defaults: {posts: {comments: {" + std::string(key) + ": …}}}";
}

enum class Level { top, inner };

bool is_accepted(const Key& key, const yaml::Node& value) {
  if (key.read == nullptr) return value.kind == yaml::Kind::map;
  const yaml::Block nowhere;
  base::Report faults;
  Configuration ignored;
  // Only messages have the name of the key, and nobody reads them.
  key.read(yaml::Reader(nowhere, faults), {{}, value}, ignored);
  return !faults.has_errors();
}

// Whether the value can be that of the key. "true" is no text that an author writes.
bool fits(const Key& key, const yaml::Node& value) {
  if (yaml::is_blank(value)) return true;
  yaml::Node word = value;
  word.text = "word";
  const bool is_truth = !value.quoted && (value.text == "true" || value.text == "false");
  return is_accepted(key, value) && !(is_truth && is_accepted(key, word));
}

void warn_unknown(const yaml::Reader& reader, const yaml::Entry& entry, std::span<const Key> keys,
                  Level level) {
  const yaml::Node& key = entry.key;
  const bool is_top = level == Level::top;
  std::string here;
  if (!is_top) {
    here = front_matter_hint(key.text, keys);
  } else if (key.text == "permalink") {
    here = permalinks_hint(entry.value);
  } else {
    here = postil_spelling(key.text);
  }
  if (!here.empty()) {
    reader.unknown(key, "key", {}, here);
  } else {
    std::vector<std::string_view> known;
    for (const Key& each : keys) known.push_back(each.name);
    std::string hint = base::did_you_mean(key.text, known, [&](std::string_view name) {
      const auto found = std::find(known.begin(), known.end(), name);
      return fits(keys[static_cast<std::size_t>(found - known.begin())], entry.value);
    });
    if (hint.empty() && is_top) hint = "values of your own belong under \"params\"";
    reader.unknown(key, "key", {}, std::move(hint));
  }
}

}  // namespace

std::span<const Key> all_keys() { return kKeys; }

void read_keys(const yaml::Reader& reader, const std::vector<yaml::Entry>& entries,
               std::span<const Key> keys, Configuration& out) {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  for (const yaml::Entry& entry : entries) {
    const auto found = std::find(names.begin(), names.end(), entry.key.text);
    if (found == names.end()) {
      warn_unknown(reader, entry, keys, keys.data() == kKeys.data() ? Level::top : Level::inner);
      continue;
    }
    const Key& key = keys[static_cast<std::size_t>(found - names.begin())];
    if (key.read != nullptr) {
      key.read(reader, entry, out);
    } else {
      read_keys(reader, reader.entries(entry.value, '"' + entry.key.text + '"'), key.keys, out);
    }
  }
}

}  // namespace configuration
