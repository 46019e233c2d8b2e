#include "commands/status.h"

#include <algorithm>

namespace commands {
namespace {

using site::HeldBack;
using site::Holder;

bool any(const std::vector<Holder>& holders, bool HeldBack::*reason) {
  return std::any_of(holders.begin(), holders.end(),
                     [&](const Holder& holder) { return holder.why.*reason; });
}

// `name` is the page itself or the section that holds it back.
void add_reasons(const std::string& name, const Holder& holder, const std::string& now,
                 std::vector<std::string>& reasons) {
  if (holder.why.draft) reasons.push_back(name + " is a draft; -D shows it");
  if (holder.why.future) {
    reasons.push_back(name + " is not published before " + base::format_iso(*holder.from) +
                      ", and now is " + now + "; -F shows it");
  }
  if (holder.why.expired) {
    reasons.push_back(name + " expired at " + base::format_iso(*holder.until) + ", and now is " +
                      now + "; -E shows it");
  }
}

}  // namespace

std::vector<std::string> status_of(const content::FrontMatter& front_matter,
                                   const std::vector<Holder>& holders) {
  std::vector<std::string> status;
  if (any(holders, &HeldBack::draft)) status.emplace_back("draft");
  if (any(holders, &HeldBack::future)) status.emplace_back("future");
  if (any(holders, &HeldBack::expired)) status.emplace_back("expired");
  if (front_matter.unlisted) status.emplace_back("unlisted");
  if (status.empty()) status.emplace_back("published");
  return status;
}

std::vector<std::string> reasons_held_back(const std::string& source,
                                           const std::vector<Holder>& holders, base::Clock clock) {
  std::vector<std::string> reasons;
  const std::string now = base::format_iso(base::local_date(clock.now, "UTC"));
  for (const Holder& holder : holders)
    add_reasons(holder.source == source ? "it" : holder.source, holder, now, reasons);
  return reasons;
}

}  // namespace commands
