#include "content/read_front_matter.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "content/key_table.h"
#include "content/paths.h"
#include "content/read_values.h"
#include "content/terms.h"

namespace content {
namespace {

constexpr yaml::Range kCount = {.least = 0};

// Where the front matter stands.
struct Context {
  const Source& source;
  const yaml::Reader& reader;
  const configuration::Configuration& configuration;
};

using Read = void (*)(const Context&, const yaml::Entry&, FrontMatter&);

// A folded text (`>`) ends in a line end; an empty title is none.
template <std::optional<std::string> FrontMatter::*field>
void read_line(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  const std::string text(base::trim(context.reader.text(entry).value_or("")));
  if (!text.empty()) out.*field = text;
}

template <std::optional<base::Date> FrontMatter::*field>
void read_day(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = read_date(context.reader, entry, context.configuration.timezone);
}

template <bool FrontMatter::*field>
void read_flag(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = context.reader.truth(entry).value_or(false);
}

template <std::optional<bool> FrontMatter::*field>
void read_choice(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = context.reader.truth(entry);
}

template <std::optional<int> FrontMatter::*field>
void read_count(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = context.reader.number(entry, kCount);
}

// A value with a form of its own.
template <auto FrontMatter::*field, auto read>
void read_with(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.*field = read(context.reader, entry);
}

void read_description(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.description = base::trim(context.reader.text(entry).value_or(""));
}

void read_weight(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  out.weight = context.reader.number(entry, {});
}

bool is_date(const yaml::Node& value) {
  return !value.text.empty() && value.text[0] >= '0' && value.text[0] <= '9';
}

// Jekyll's truth value, or Hugo's date.
void read_published(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  if (is_date(entry.value)) {
    read_day<&FrontMatter::publish_date>(context, entry, out);
  } else if (const auto truth = context.reader.truth(entry)) {
    out.draft = !*truth;
  }
}

void add_aliases(const Context& context, const yaml::Entry& entry, std::string_view folder,
                 FrontMatter& out) {
  for (Text& alias : read_aliases(context.reader, entry, folder))
    out.aliases.push_back(std::move(alias));
}

void read_hugo_aliases(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  const std::string& section = context.source.section;
  add_aliases(context, entry, section.empty() ? "/" : '/' + section + '/', out);
}

void read_jekyll_aliases(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  add_aliases(context, entry, "/", out);
}

void read_taxonomies(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  for (const yaml::Entry& terms : context.reader.entries(entry.value, "\"taxonomies\""))
    read_terms(context.reader, terms, context.configuration, out);
}

void read_params(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  for (const yaml::Entry& param : context.reader.entries(entry.value, "\"params\""))
    out.params[param.key.text] = yaml::to_value(param.value);
}

// What `params` gives, too, counts there. Only Zola's `extra` is a map.
void read_extra(const Context& context, const yaml::Entry& entry, FrontMatter& out) {
  if (entry.value.kind != yaml::Kind::map) {
    if (!yaml::is_absent(entry.value))
      context.reader.unknown(entry.key, "key", {}, "values of your own belong under \"params\"");
    return;
  }
  for (const yaml::Entry& param : context.reader.entries(entry.value, "\"extra\""))
    out.params.emplace(param.key.text, yaml::to_value(param.value));
}

struct Field {
  Key key = Key::title;
  Read read = nullptr;
};

using F = FrontMatter;
// In the order in which they are read: `params` before `extra`.
constexpr std::array<Field, 34> kFields = {{
    {Key::title, read_line<&F::title>},
    {Key::date, read_day<&F::date>},
    {Key::lastmod, read_day<&F::lastmod>},
    {Key::publish_date, read_day<&F::publish_date>},
    {Key::expiry_date, read_day<&F::expiry_date>},
    {Key::draft, read_flag<&F::draft>},
    {Key::published, read_published},
    {Key::unlisted, read_flag<&F::unlisted>},
    {Key::weight, read_weight},
    {Key::slug, read_with<&F::slug, read_slug>},
    {Key::url, read_with<&F::url, read_url>},
    {Key::permalink, read_with<&F::url, read_permalink>},
    {Key::aliases, read_hugo_aliases},
    {Key::redirect_from, read_jekyll_aliases},
    {Key::summary, read_line<&F::summary>},
    {Key::description, read_description},
    {Key::keywords, read_with<&F::keywords, read_keywords>},
    {Key::layout, read_with<&F::layout, read_placed>},
    {Key::type, read_with<&F::type, read_placed>},
    {Key::lang, read_with<&F::lang, read_language>},
    {Key::translation_key, read_with<&F::translation_key, read_placed>},
    {Key::toc, read_choice<&F::toc>},
    {Key::image, read_with<&F::image, read_image>},
    {Key::images, read_with<&F::image, read_images>},
    {Key::menus, read_with<&F::menus, read_menus>},
    {Key::related, read_with<&F::related, read_texts>},
    {Key::original, read_with<&F::original, read_original>},
    {Key::shares, read_count<&F::shares>},
    {Key::views, read_count<&F::views>},
    {Key::comments, read_choice<&F::comments>},
    {Key::sitemap, read_with<&F::sitemap, read_sitemap>},
    {Key::taxonomies, read_taxonomies},
    {Key::params, read_params},
    {Key::extra, read_extra},
}};

// Hugo calls the time of publishing `published`, Jekyll the truth of it.
std::string_view meaning_of(const KeyRow& row, const yaml::Node& value) {
  return row.key == Key::published && is_date(value) ? "publish_date" : row.meaning;
}

// Reads the entries of one front matter; each key's value sets what the key means.
class EntryReader {
 public:
  explicit EntryReader(const Context& context) : context_(context) {}

  FrontMatter read(const yaml::Node& root) {
    struct Known {
      const yaml::Entry* entry;
      KeyRow row;
    };
    const auto entries = context_.reader.entries(root, "front matter");
    std::vector<Known> known;
    for (const yaml::Entry& entry : entries) {
      if (is_taxonomy_key(entry.key.text, context_.configuration)) {
        read_terms(context_.reader, entry, context_.configuration, out_);
      } else if (const auto row = find_key(entry.key.text)) {
        known.push_back({&entry, *row});
        given_[meaning_of(*row, entry.value)].push_back(&entry.key);
      } else {
        unknown(entry.key);
      }
    }
    for (const Field& field : kFields) {
      for (const auto& [entry, row] : known) {
        if (row.key == field.key && !is_overruled(*entry, row)) field.read(context_, *entry, out_);
      }
    }
    return std::move(out_);
  }

 private:
  void unknown(const yaml::Node& key) const {
    if (const std::string_view substitute = substitute_of(key.text); !substitute.empty()) {
      context_.reader.unknown(key, "key", {}, std::string(substitute));
      return;
    }
    std::vector<std::string_view> known = key_spellings();
    const auto& taxonomies = context_.configuration.taxonomies;
    known.insert(known.end(), taxonomies.begin(), taxonomies.end());
    context_.reader.unknown(key, "key", known, "values of your own belong under \"params\"");
  }

  // Two spellings of one key: Postil's own counts, else the first.
  bool is_overruled(const yaml::Entry& entry, const KeyRow& row) const {
    const std::string_view meaning = meaning_of(row, entry.value);
    const auto& rivals = given_.at(meaning);
    const auto own = std::find_if(rivals.begin(), rivals.end(),
                                  [&](const yaml::Node* rival) { return rival->text == meaning; });
    const yaml::Node* winner = own == rivals.end() ? rivals.front() : *own;
    if (winner == &entry.key || adds_up(meaning)) return false;
    context_.reader.warn(
        entry.key, "\"" + entry.key.text + "\" is ignored: \"" + winner->text + "\" on line " +
                       std::to_string(context_.reader.place(*winner).line) + " counts");
    return true;
  }

  const Context& context_;
  std::map<std::string_view, std::vector<const yaml::Node*>> given_;  // meaning → the keys given
  FrontMatter out_;
};

}  // namespace

FrontMatter read_front_matter(const Source& source, const yaml::Block& block,
                              const yaml::Node& root,
                              const configuration::Configuration& configuration,
                              base::Report& report) {
  const yaml::Reader reader(block, report);
  const Context context{source, reader, configuration};
  FrontMatter front_matter = EntryReader(context).read(root);
  if (source.date.empty()) return front_matter;
  const base::ParsedDate named = base::parse_date(source.date, configuration.timezone);
  if (!named.date) {
    report.add(base::error_in(source.path,
                              "the name says " + source.date + ", a day that does not exist",
                              "rename the file"));
  } else if (!front_matter.date) {
    front_matter.date = named.date;
  }
  return front_matter;
}

}  // namespace content
