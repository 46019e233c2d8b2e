#include "commands/status.h"

#include "site/select.h"

namespace commands {

std::vector<std::string> status_of(const content::FrontMatter& front_matter, base::Clock clock) {
  std::vector<std::string> status;
  const site::HeldBack held = site::held_back(front_matter, clock);
  if (held.draft) status.emplace_back("draft");
  if (held.future) status.emplace_back("future");
  if (held.expired) status.emplace_back("expired");
  if (front_matter.unlisted) status.emplace_back("unlisted");
  if (status.empty()) status.emplace_back("published");
  return status;
}

std::vector<std::string> reasons_held_back(const content::FrontMatter& front_matter,
                                           base::Clock clock) {
  std::vector<std::string> reasons;
  const site::HeldBack held = site::held_back(front_matter, clock);
  const std::string now = base::format_iso(base::local_date(clock.now, "UTC"));
  if (held.draft) reasons.emplace_back("it is a draft; -D shows it");
  if (held.future) {
    const bool is_planned = front_matter.publish_date.has_value();
    const base::Date& date = is_planned ? *front_matter.publish_date : *front_matter.date;
    reasons.push_back((is_planned ? "its publish_date, " : "its date, ") + base::format_iso(date) +
                      ", is after now, " + now + "; -F shows it");
  }
  if (held.expired) {
    reasons.push_back("it expired at " + base::format_iso(*front_matter.expiry_date) +
                      ", and now is " + now + "; -E shows it");
  }
  return reasons;
}

}  // namespace commands
