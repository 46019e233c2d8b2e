#include "site/select.h"

#include <utility>

namespace site {
namespace {

bool is_future(const content::FrontMatter& front_matter, base::Instant now) {
  const auto& date = front_matter.publish_date ? front_matter.publish_date : front_matter.date;
  return date && date->instant > now;
}

bool is_expired(const content::FrontMatter& front_matter, base::Instant now) {
  return front_matter.expiry_date && front_matter.expiry_date->instant <= now;
}

}  // namespace

HeldBack held_back(const content::FrontMatter& front_matter, base::Clock clock) {
  return {front_matter.draft, is_future(front_matter, clock.now),
          is_expired(front_matter, clock.now)};
}

Selection select(std::vector<content::Document> documents, base::Clock clock,
                 const Include& include) {
  Selection selection;
  for (content::Document& document : documents) {
    const HeldBack held = held_back(document.front_matter, clock);
    if (held.draft && !include.drafts) {
      ++selection.skipped.drafts;
    } else if (held.future && !include.future) {
      ++selection.skipped.future;
    } else if (held.expired && !include.expired) {
      ++selection.skipped.expired;
    } else {
      selection.documents.push_back(std::move(document));
      continue;
    }
    selection.held.push_back({std::move(document), held});
  }
  return selection;
}

}  // namespace site
