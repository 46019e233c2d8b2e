#include "site/menus.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "base/spelling.h"
#include "site/pages_by_path.h"

namespace site {
namespace {

using WrittenItem = configuration::MenuItem;

// An item and the page whose front matter adds it; kNone for an item of postil.yaml.
struct Entry {
  WrittenItem item;
  Index page = kNone;
};
using Entries = std::vector<Entry>;

// An item that is in no menu now, and the page whose front matter defines it.
struct AbsentItem {
  std::string identifier;  // empty: the page's own title, which is unknown
  std::string source;
  bool is_unlisted = false;  // otherwise the page is held back
};
using AbsentItems = std::vector<AbsentItem>;

constexpr std::size_t kTop = static_cast<std::size_t>(-1);
constexpr std::size_t kOnWay = static_cast<std::size_t>(-1);  // a depth that is being found
// A page shows its whole menu, so the depth multiplies the work for each page.
constexpr std::size_t kDeepest = 100;

const std::string& identifier_of(const Entry& entry) {
  return entry.item.identifier.empty() ? entry.item.name : entry.item.identifier;
}

std::string place_of(const base::Location& location) {
  return location.file + ':' + std::to_string(location.line);
}

// Builds the tree of one menu from its items.
class Builder {
 public:
  Builder(std::string name, Entries entries, AbsentItems absent, base::Report& report)
      : name_(std::move(name)),
        entries_(std::move(entries)),
        absent_(std::move(absent)),
        report_(report) {
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      constexpr int kUnweighted = std::numeric_limits<int>::max();
      return a.item.weight.value_or(kUnweighted) < b.item.weight.value_or(kUnweighted);
    });
    identify();
    for (std::size_t i = 0; i < entries_.size(); ++i) parents_.push_back(parent_of(i));
    depths_.resize(entries_.size(), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) find_depth(i);
  }

  Menu run() const {
    Menu menu{name_, {}, {}};
    for (const Entry& entry : entries_)
      menu.items.push_back({identifier_of(entry), entry.item.name, entry.item.url, entry.page, {}});
    for (std::size_t i = 0; i < entries_.size(); ++i)
      (parents_[i] == kTop ? menu.top : menu.items[parents_[i]].children).push_back(i);
    return menu;
  }

 private:
  void identify() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto [first, is_new] = by_identifier_.emplace(identifier_of(entries_[i]), i);
      if (is_new) continue;
      const base::Location* places[] = {&entries_[first->second].item.location,
                                        &entries_[i].item.location};
      report_.add(base::error_at(base::Kind::duplicate_item, *places[1],
                                 "two items of the menu \"" + name_ + "\" are called \"" +
                                     first->first + "\"; the other is at " + place_of(*places[0]),
                                 "give one of them an `identifier` of its own"));
    }
  }

  std::size_t parent_of(std::size_t index) const {
    const WrittenItem& item = entries_[index].item;
    if (item.parent.empty()) return kTop;
    const auto found = by_identifier_.find(item.parent);
    if (found != by_identifier_.end()) return found->second;
    report_parent(item);
    return kTop;
  }

  void report_parent(const WrittenItem& item) const {
    const std::string missing = "the menu \"" + name_ + "\" has no item \"" + item.parent +
                                "\" to be the parent of \"" + item.name + '"';
    const AbsentItem* absent = absent_item(item.parent);
    if (absent != nullptr && !absent->is_unlisted) {
      report_.add(base::warning_at(base::Kind::unknown_parent, item.location,
                                   missing + ": " + absent->source + " is held back",
                                   "until then the item stands at the top of the menu"));
    } else if (absent != nullptr) {
      report_.add(base::error_at(base::Kind::unknown_parent, item.location,
                                 missing + ": " + absent->source + " is unlisted",
                                 "take `unlisted` out of that page, or name another parent"));
    } else {
      std::vector<std::string_view> known;
      for (const auto& [identifier, i] : by_identifier_) known.push_back(identifier);
      const std::string guess = base::did_you_mean(item.parent, known);
      report_.add(base::error_at(
          base::Kind::unknown_parent, item.location, missing,
          guess.empty() ? "name the parent by its `identifier`, or else by its `name`" : guess));
    }
  }

  // An item without an identifier may be the one: its page's title is not known.
  const AbsentItem* absent_item(const std::string& identifier) const {
    const AbsentItem* found = nullptr;
    for (const AbsentItem& item : absent_) {
      if (item.identifier == identifier) return &item;
      if (item.identifier.empty()) found = &item;
    }
    return found;
  }

  // Sets the depth of an item and of all items above it. Looks at each item once.
  void find_depth(std::size_t index) {
    std::vector<std::size_t> way;
    std::size_t at = index;
    for (; at != kTop && depths_[at] == 0; at = parents_[at]) {
      depths_[at] = kOnWay;
      way.push_back(at);
    }
    // An item that stands below itself is on the way already.
    if (at != kTop && depths_[at] == kOnWay) break_circle(at);
    for (; !way.empty(); way.pop_back()) {
      const std::size_t parent = parents_[way.back()];
      depths_[way.back()] = parent == kTop ? 1 : depths_[parent] + 1;
      if (depths_[way.back()] > kDeepest) cut(way.back());
    }
  }

  void break_circle(std::size_t index) {
    const WrittenItem& item = entries_[index].item;
    report_.add(
        base::error_at(base::Kind::menu_circle, item.location,
                       "\"" + item.name + "\" of the menu \"" + name_ + "\" stands below itself",
                       "leave out one `parent` of the circle"));
    parents_[index] = kTop;
    depths_[index] = 1;
  }

  void cut(std::size_t index) {
    const WrittenItem& item = entries_[index].item;
    report_.add(base::error_at(base::Kind::too_large, item.location,
                               "the items of the menu \"" + name_ + "\" are nested more than " +
                                   std::to_string(kDeepest) + " deep",
                               "give \"" + item.name + "\" a `parent` further up"));
    parents_[index] = kTop;
    depths_[index] = 1;
  }

  std::string name_;
  Entries entries_;
  AbsentItems absent_;
  base::Report& report_;
  std::map<std::string, std::size_t> by_identifier_;
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> depths_;  // from 1; 0: not known yet
};

WrittenItem item_of(const content::MenuEntry& entry, const Page& page) {
  return {.name = entry.name.empty() ? page.title : entry.name,
          .url = page.path,
          .identifier = entry.identifier,
          .parent = entry.parent,
          .weight = entry.weight,
          .location = entry.location};
}

// The items of all menus of a language that have no place now, by menu.
std::map<std::string, AbsentItems> absent_items(const Site& site, Index language,
                                                const std::vector<HeldDocument>& held) {
  std::map<std::string, AbsentItems> menus;
  const auto add = [&](const content::Document& document, const std::string& title,
                       bool is_unlisted) {
    for (const content::MenuEntry& entry : document.front_matter.menus) {
      const std::string& name = entry.name.empty() ? title : entry.name;
      menus[entry.menu].push_back(
          {entry.identifier.empty() ? name : entry.identifier, document.source.path, is_unlisted});
    }
  };
  for (const auto& [document, holder] : held) {
    if (language_of(site, document) == language)
      add(document, document.front_matter.title.value_or(""), false);
  }
  for (const Page& page : site.pages) {
    if (page.document != kNone && !page.is_listed && page.language == language)
      add(site.documents[page.document], page.title, true);
  }
  return menus;
}

// `pages` is null for a language without its own folder.
void make_menus(Site& site, Index index, const PagesByPath* pages,
                const std::vector<HeldDocument>& held, base::Report& report) {
  Language& language = site.languages[index];
  std::map<std::string, Entries> menus;
  for (const configuration::Menu& menu : language.written_menus) {
    for (WrittenItem item : menu.items) {
      const bool may_be_own = pages != nullptr && item.url.starts_with('/');
      if (may_be_own && pages->find(language.prefix + item.url) != kNone)
        item.url.insert(0, language.prefix);
      menus[menu.name].push_back({std::move(item), kNone});
    }
  }
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.document == kNone || !page.is_listed || page.language != index) continue;
    for (const content::MenuEntry& entry : site.documents[page.document].front_matter.menus)
      menus[entry.menu].push_back({item_of(entry, page), i});
  }
  auto absent = absent_items(site, index, held);
  for (auto& [name, entries] : menus)
    language.menus.push_back(Builder(name, std::move(entries), absent[name], report).run());
}

}  // namespace

void make_menus(Site& site, const std::vector<HeldDocument>& held, base::Report& report) {
  std::optional<PagesByPath> pages;
  for (Index language = 0; language < site.languages.size(); ++language) {
    const bool has_folder = !site.languages[language].prefix.empty();
    if (has_folder && !pages) pages.emplace(site);
    make_menus(site, language, has_folder ? &*pages : nullptr, held, report);
  }
}

}  // namespace site
