#include "site/translations.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/files.h"

namespace site {
namespace {

// The place of a page in the folder of its language. Translations have the same place.
using Place = std::tuple<Kind, std::string, std::string>;

Place place_of(const Site& site, const Page& page) {
  switch (page.kind) {
    case Kind::page: {
      const content::Source& source = site.documents[page.document].source;
      return {page.kind, source.section, source.date + '/' + source.name};
    }
    case Kind::term: {
      const std::string_view path = std::string_view(page.path).substr(
          0, page.path.size() - (page.path.ends_with('/') ? 1 : 0));
      return {page.kind, page.section, std::string(base::file_name(path))};
    }
    case Kind::archive:
      return {page.kind, page.section, page.path.substr(site.language_of(page).prefix.size())};
    default:
      return {page.kind, page.section, ""};
  }
}

// Pages that are translations of each other, also by way of a third one, are one group
// (union-find).
class Groups {
 public:
  explicit Groups(const Site& site) : parents_(site.pages.size()), members_(site.pages.size()) {
    std::iota(parents_.begin(), parents_.end(), Index{0});
    std::map<std::string, Index> by_key;
    std::map<Place, Index> by_place;
    for (Index i = 0; i < site.pages.size(); ++i) {
      const Page& page = site.pages[i];
      if (!may_be_translated(page)) continue;
      if (const std::string* key = key_of(site, page))
        join(i, by_key.emplace(*key, i).first->second);
      if (site.languages.size() > 1)
        join(i, by_place.emplace(place_of(site, page), i).first->second);
    }
    for (Index i = 0; i < site.pages.size(); ++i) {
      if (may_be_translated(site.pages[i])) members_[root(i)].push_back(i);
    }
    const auto place = [&](Index i) {
      return std::tie(tag_of(site, site.pages[i]), site.pages[i].path);
    };
    for (std::vector<Index>& group : members_)
      std::ranges::sort(group, [&](Index a, Index b) { return place(a) < place(b); });
  }

  // In order of their language tags.
  std::vector<Index> others_of(Index index) {
    std::vector<Index> others = members_[root(index)];
    std::erase(others, index);
    return others;
  }

 private:
  static bool may_be_translated(const Page& page) {
    return page.is_listed && page.kind != Kind::not_found;
  }

  static const std::string* key_of(const Site& site, const Page& page) {
    if (page.document == kNone) return nullptr;
    const auto& key = site.documents[page.document].front_matter.translation_key;
    return key ? &key->value : nullptr;
  }

  Index root(Index page) {
    while (parents_[page] != page) page = parents_[page] = parents_[parents_[page]];
    return page;
  }

  void join(Index page, Index other) { parents_[root(page)] = root(other); }

  std::vector<Index> parents_;
  std::vector<std::vector<Index>> members_;  // by the root
};

}  // namespace

const std::string& tag_of(const Site& site, const Page& page) {
  if (page.document != kNone) {
    if (const auto& lang = site.documents[page.document].front_matter.lang) return lang->value;
  }
  return site.language_of(page).tag;
}

Index in_language(const Site& site, const Page& page, Index language) {
  if (page.language == language) return static_cast<Index>(&page - site.pages.data());
  for (const Index other : page.translations) {
    if (site.pages[other].language == language) return other;
  }
  return kNone;
}

std::vector<Alternate> alternates_of(const Site& site, const Page& page) {
  if (page.translations.empty()) return {};
  std::vector<Alternate> alternates = {
      {tag_of(site, page), static_cast<Index>(&page - site.pages.data())}};
  for (const Index other : page.translations)
    alternates.push_back({tag_of(site, site.pages[other]), other});
  const Index otherwise = in_language(site, page, 0);
  if (site.languages.size() > 1 && otherwise != kNone)
    alternates.push_back({"x-default", otherwise});
  return alternates;
}

void make_translations(Site& site) {
  Groups groups(site);
  for (Index i = 0; i < site.pages.size(); ++i) site.pages[i].translations = groups.others_of(i);
}

}  // namespace site
