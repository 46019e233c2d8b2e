#include "site/translations.h"

#include <algorithm>
#include <map>
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

class Groups {
 public:
  explicit Groups(const Site& site) : site_(site) {
    for (Index i = 0; i < site.pages.size(); ++i) {
      const Page& page = site.pages[i];
      const std::string* key = key_of(page);
      if (!page.is_listed || page.kind == Kind::not_found) continue;
      if (key != nullptr) by_key_[*key].push_back(i);
      if (site.languages.size() > 1) by_place_[place_of(site, page)].push_back(i);
    }
  }

  std::vector<Index> others_of(Index index) const {
    const Page& page = site_.pages[index];
    std::vector<Index> others;
    if (!page.is_listed) return others;
    const std::string* key = key_of(page);
    if (key != nullptr) add(by_key_.find(*key)->second, index, others);
    if (const auto found = by_place_.find(place_of(site_, page)); found != by_place_.end()) {
      add(found->second, index, others);
      for (const Index same : found->second) {
        if (const std::string* its = key_of(site_.pages[same]))
          add(by_key_.find(*its)->second, index, others);
      }
    }
    const auto place = [&](Index i) {
      return std::tie(tag_of(site_, site_.pages[i]), site_.pages[i].path);
    };
    std::sort(others.begin(), others.end(), [&](Index a, Index b) { return place(a) < place(b); });
    return others;
  }

 private:
  const std::string* key_of(const Page& page) const {
    if (page.document == kNone) return nullptr;
    const auto& key = site_.documents[page.document].front_matter.translation_key;
    return key ? &key->value : nullptr;
  }

  static void add(const std::vector<Index>& group, Index own, std::vector<Index>& others) {
    for (const Index each : group) {
      if (each != own && std::find(others.begin(), others.end(), each) == others.end())
        others.push_back(each);
    }
  }

  const Site& site_;
  std::map<std::string, std::vector<Index>> by_key_;
  std::map<Place, std::vector<Index>> by_place_;
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
  const Groups groups(site);
  for (Index i = 0; i < site.pages.size(); ++i) site.pages[i].translations = groups.others_of(i);
}

}  // namespace site
