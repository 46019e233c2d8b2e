#include "content/read_front_matter.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/spelling.h"
#include "content/fields.h"
#include "content/key_table.h"
#include "content/read_cascade.h"
#include "content/terms.h"

namespace content {
namespace {

enum class FrontMatterOwner { page, section, many };

std::string_view meaning_of(const KeyRow& row, const yaml::Node& value) {
  return row.key == Key::published && is_publish_date(value) ? "publish_date" : row.meaning;
}

// Whether two pages cannot share the value.
bool belongs_to_one_page(std::string_view meaning) {
  constexpr auto kOwn =
      std::to_array<std::string_view>({"slug", "url", "aliases", "translation_key", "cascade"});
  return std::find(kOwn.begin(), kOwn.end(), meaning) != kOwn.end();
}

// In a list, `null` is a text.
bool is_blank_item(const yaml::Node& item) { return yaml::is_blank(item) && item.text != "null"; }

bool is_blank_or_list(const yaml::Node& value) {
  const bool is_list = value.kind == yaml::Kind::list && !value.items.empty();
  return is_list ? std::all_of(value.items.begin(), value.items.end(), is_blank_item)
                 : yaml::is_blank(value);
}

// Whether the key counts as not given. Forms of editors and archetypes write every key, with an
// empty text for each that the author leaves out. The empty list is a value: it ends inheritance.
bool is_left_empty(const KeyRow* row, const yaml::Node& value) {
  const bool is_map_of_texts =
      row != nullptr &&
      (row->key == Key::image || row->key == Key::original || row->key == Key::sitemap);
  if (value.kind == yaml::Kind::map && is_map_of_texts)
    return std::all_of(value.items.begin(), value.items.end(), is_blank_or_list);
  return is_blank_or_list(value);
}

// Reads the entries of one front matter into the values that the keys mean.
class EntryReader {
 public:
  EntryReader(const Context& context, FrontMatterOwner owner) : context_(context), owner_(owner) {}

  Preamble read(const std::vector<yaml::Entry>& entries) {
    for (const yaml::Entry& entry : entries) sort(entry);
    for (const Field& field : fields()) {
      for (const auto& [entry, row] : known_) {
        if (row.key == field.key && !is_overruled(*entry, row))
          field.read(context_, *entry, out_.own.values);
      }
    }
    return std::move(out_);
  }

 private:
  struct KnownEntry {
    const yaml::Entry* entry;
    KeyRow row;
  };

  void sort(const yaml::Entry& entry) {
    const auto row = find_key(entry.key.text);
    const bool is_taxonomy = is_taxonomy_key(entry.key.text, context_.configuration);
    if ((row || is_taxonomy) && is_left_empty(row ? &*row : nullptr, entry.value)) return;
    if (is_taxonomy) {
      out_.own.given.emplace(taxonomy_of(entry.key.text, context_.configuration));
      read_terms(context_.reader, entry, context_.configuration, out_.own.values);
    } else if (!row) {
      unknown(entry);
    } else if (owner_ == FrontMatterOwner::many && belongs_to_one_page(row->meaning)) {
      refuse_for_many(entry.key, entry.key.text);
    } else if (row->key == Key::cascade) {
      cascade(entry);
    } else {
      if (row->key == Key::comments) check_comments(entry);
      known_.push_back({&entry, *row});
      give(entry, meaning_of(*row, entry.value));
    }
  }

  void refuse_for_many(const yaml::Node& key, const std::string& name) const {
    context_.reader.error(base::Kind::ignored_key, key, "\"" + name + "\" belongs to one page",
                          "write it into the front matter of that page");
  }

  // Two pages cannot share an `id`, and a section has no comments for which rules could be.
  void check_comments(const yaml::Entry& comments) const {
    const yaml::Node& rules = comments.value;
    if (owner_ == FrontMatterOwner::section && rules.kind == yaml::Kind::map) {
      context_.reader.warn(base::Kind::ignored_key, comments.key,
                           "a list has no comments, so these rules have no effect",
                           "for the pages below, write cascade: {comments: …}");
    }
    if (owner_ != FrontMatterOwner::many) return;
    for (std::size_t i = 0; i < rules.keys.size(); ++i) {
      if (rules.keys[i].text == "id" && !yaml::is_blank(rules.items[i]))
        refuse_for_many(rules.keys[i], "id");
    }
  }

  void give(const yaml::Entry& entry, std::string_view meaning) {
    written_[meaning].push_back(&entry.key);
    if (meaning != "taxonomies") {
      out_.own.given.emplace(meaning);
      return;
    }
    for (std::size_t i = 0; i < entry.value.keys.size(); ++i) {
      if (!is_left_empty(nullptr, entry.value.items[i]))
        out_.own.given.emplace(taxonomy_of(entry.value.keys[i].text, context_.configuration));
    }
  }

  void cascade(const yaml::Entry& entry) {
    if (owner_ != FrontMatterOwner::section) {
      context_.reader.warn(base::Kind::ignored_key, entry.key,
                           "\"cascade\" reaches no page from here",
                           "write it into the _index.md of a folder");
      return;
    }
    for (CascadeEntries& part : read_cascade(context_.reader, entry)) {
      Preamble read = EntryReader(context_, FrontMatterOwner::many).read(part.entries);
      out_.cascades.push_back({std::move(part.target), std::move(read.own)});
    }
  }

  void unknown(const yaml::Entry& entry) const {
    const yaml::Node& key = entry.key;
    if (const std::string_view substitute = substitute_of(key.text); !substitute.empty()) {
      context_.reader.unknown(key, "key", {}, std::string(substitute));
      return;
    }
    std::vector<std::string_view> known = key_spellings();
    const auto& taxonomies = context_.configuration.taxonomies;
    known.insert(known.end(), taxonomies.begin(), taxonomies.end());
    std::string hint = base::did_you_mean(
        key.text, known, [&](std::string_view name) { return fits(name, entry.value); });
    if (hint.empty()) hint = "values of your own belong under \"params\"";
    context_.reader.unknown(key, "key", {}, std::move(hint));
  }

  // Whether the value can be that of the key. "true" is no text that an author writes.
  bool fits(std::string_view spelling, const yaml::Node& value) const {
    if (yaml::is_blank(value)) return true;
    yaml::Node word = value;
    word.text = "word";
    const bool is_truth = !value.quoted && (value.text == "true" || value.text == "false");
    return is_accepted(spelling, value) && !(is_truth && is_accepted(spelling, word));
  }

  bool is_accepted(std::string_view spelling, const yaml::Node& value) const {
    const auto row = find_key(spelling);
    if (row && row->key == Key::cascade) return value.kind != yaml::Kind::scalar;
    yaml::Node key;
    key.text = spelling;
    const yaml::Block nowhere;
    base::Report faults;
    const yaml::Reader reader(nowhere, faults);
    const Context context{reader, context_.configuration, context_.section};
    FrontMatter ignored;
    if (!row) read_terms(reader, {key, value}, context_.configuration, ignored);
    for (const Field& field : fields()) {
      if (row && field.key == row->key) field.read(context, {key, value}, ignored);
    }
    return !faults.has_errors();
  }

  // If two spellings of one key are present, Postil's own applies, otherwise the first.
  bool is_overruled(const yaml::Entry& entry, const KeyRow& row) const {
    const std::string_view meaning = meaning_of(row, entry.value);
    const auto& rivals = written_.at(meaning);
    const auto own = std::find_if(rivals.begin(), rivals.end(),
                                  [&](const yaml::Node* rival) { return rival->text == meaning; });
    const yaml::Node* winner = own == rivals.end() ? rivals.front() : *own;
    if (winner == &entry.key || adds_up(meaning)) return false;
    context_.reader.warn(base::Kind::ignored_key, entry.key,
                         "\"" + entry.key.text + "\" is ignored: \"" + winner->text +
                             "\" on line " + std::to_string(context_.reader.place(*winner).line) +
                             " counts",
                         "keep one of the two");
    return true;
  }

  const Context& context_;
  FrontMatterOwner owner_;
  std::vector<KnownEntry> known_;
  std::map<std::string_view, std::vector<const yaml::Node*>> written_;  // meaning → its keys
  Preamble out_;
};

}  // namespace

Preamble read_front_matter(const Source& source, const yaml::Block& block, const yaml::Node& root,
                           const configuration::Configuration& configuration,
                           base::Report& report) {
  const yaml::Reader reader(block, report);
  const Context context{reader, configuration, source.section};
  Preamble preamble =
      EntryReader(context, source.is_section ? FrontMatterOwner::section : FrontMatterOwner::page)
          .read(reader.entries(root, "front matter"));
  if (source.is_draft) {
    preamble.own.values.draft = true;
    preamble.own.given.emplace("draft");
  }
  if (source.date.empty()) return preamble;
  const base::ParsedDate named = base::parse_date(source.date, configuration.timezone);
  if (!named.date) {
    report.add(base::error_in(base::Kind::bad_date, source.path,
                              "the name says " + source.date + ", a day that does not exist",
                              "rename the file"));
  } else if (!preamble.own.values.date) {
    preamble.own.values.date = named.date;
    preamble.own.given.emplace("date");
  }
  return preamble;
}

FrontMatterBlock read_defaults(const configuration::Defaults& defaults,
                               const configuration::Configuration& configuration,
                               base::Report& report) {
  const yaml::Block block{defaults.file, *defaults.text, 0, defaults.text->size()};
  const yaml::Reader reader(block, report);
  const Context context{reader, configuration, defaults.folder};
  return EntryReader(context, FrontMatterOwner::many)
      .read(reader.entries(defaults.values, "front matter"))
      .own;
}

}  // namespace content
