#include "site/select.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "content/source.h"
#include "site/source_index.h"

namespace site {
namespace {

bool is_future(const content::FrontMatter& front_matter, base::Instant now) {
  const auto& date = front_matter.publish_date ? front_matter.publish_date : front_matter.date;
  return date && date->instant > now;
}

bool is_expired(const content::FrontMatter& front_matter, base::Instant now) {
  return front_matter.expiry_date && front_matter.expiry_date->instant <= now;
}

Holder holder_of(const content::Document& document, base::Clock clock) {
  const content::FrontMatter& front_matter = document.front_matter;
  return {.source = document.source.path,
          .why = held_back(front_matter, clock),
          .from = front_matter.publish_date ? front_matter.publish_date : front_matter.date,
          .until = front_matter.expiry_date};
}

// The held-back sections of all languages, by language and folder.
class HeldSections {
 public:
  HeldSections(const std::vector<content::Document>& documents, base::Clock clock) {
    for (const content::Document& document : documents) {
      if (!document.source.is_section) continue;
      Holder holder = holder_of(document, clock);
      if (!holder.why.any()) continue;
      sections_.emplace(std::pair(document.source.language, document.source.section),
                        std::move(holder));
    }
  }

  // Adds the held-back sections above `source`, the nearest first.
  void add_above(const content::Source& source, std::vector<Holder>& holders) const {
    if (sections_.empty()) return;
    std::string folder = source.section;
    if (source.is_section) {
      if (folder.empty()) return;
      folder = base::parent_path(folder);
    }
    while (true) {
      const auto found = sections_.find({source.language, folder});
      if (found != sections_.end()) holders.push_back(found->second);
      if (folder.empty()) return;
      folder = base::parent_path(folder);
    }
  }

 private:
  std::map<std::pair<std::string, std::string>, Holder> sections_;
};

HeldBack not_included(const HeldBack& why, const Include& include) {
  return {why.draft && !include.drafts, why.future && !include.future,
          why.expired && !include.expired};
}

void count(const std::vector<Holder>& holders, const Include& include, SkippedCounts& skipped) {
  HeldBack all;
  for (const Holder& holder : holders) {
    const HeldBack why = not_included(holder.why, include);
    all = {all.draft || why.draft, all.future || why.future, all.expired || why.expired};
  }
  ++(all.draft ? skipped.drafts : all.future ? skipped.future : skipped.expired);
}

std::string_view reason_of(const HeldBack& why) {
  if (why.draft) return " is a draft";
  return why.future ? " is not published yet" : " has expired";
}

// An author who writes `draft: false` expects the page to be published.
void warn_of_no_draft(const content::Document& document, const Holder& holder,
                      base::Report& report) {
  const auto& place = document.front_matter.not_draft;
  if (!place || document.source.is_draft || holder.source == document.source.path) return;
  report.add(base::warning_at(
      base::Kind::held_back, *place,
      "this page is held back: " + holder.source + std::string(reason_of(holder.why)),
      "publish that section, or move the page to another folder"));
}

// Every folder that holds a published page, at any depth.
std::set<std::string> live_folders(const std::vector<content::Document>& documents) {
  std::set<std::string> folders;
  for (const content::Document& document : documents) {
    std::string folder = document.source.section;
    while (folders.insert(folder).second && !folder.empty()) folder = base::parent_path(folder);
  }
  return folders;
}

}  // namespace

HeldBack held_back(const content::FrontMatter& front_matter, base::Clock clock) {
  return {front_matter.draft, is_future(front_matter, clock.now),
          is_expired(front_matter, clock.now)};
}

Selection select(std::vector<content::Document> documents, base::Clock clock,
                 const Include& include, base::Report& report) {
  Selection selection;
  const HeldSections sections(documents, clock);
  for (content::Document& document : documents) {
    std::vector<Holder> holders;
    if (Holder own = holder_of(document, clock); own.why.any()) holders.push_back(std::move(own));
    sections.add_above(document.source, holders);
    const auto holder = std::find_if(holders.begin(), holders.end(), [&](const Holder& each) {
      return not_included(each.why, include).any();
    });
    if (holder == holders.end()) {
      selection.documents.push_back(std::move(document));
      selection.holders.push_back(std::move(holders));
      continue;
    }
    count(holders, include, selection.skipped);
    holder->why = not_included(holder->why, include);
    warn_of_no_draft(document, *holder, report);
    selection.held.push_back({std::move(document), std::move(*holder)});
  }
  return selection;
}

void remove_held(std::vector<content::Resource>& resources, const Selection& selection,
                 const std::vector<std::string>& languages) {
  std::set<std::pair<std::string, std::string>> sections;
  for (const auto& [document, holder] : selection.held) {
    if (document.source.is_section)
      sections.emplace(document.source.language, document.source.section);
  }
  if (sections.empty()) return;
  const std::set<std::string> live = live_folders(selection.documents);
  std::erase_if(resources, [&](const content::Resource& resource) {
    const auto& [path, language, names_language] = content::localized_file(
        resource.path.substr(content_root(resource.path).size()), languages);
    std::string folder(base::parent_path(path));
    while (true) {
      if (sections.contains({language, folder}) && (names_language || !live.contains(folder)))
        return true;
      if (folder.empty()) return false;
      folder = base::parent_path(folder);
    }
  });
}

}  // namespace site
