#include "commands/merge_addresses.h"

#include <set>

#include "settings/page_address.h"
#include "storage/sqlite/thread_merges.h"

namespace commands {

base::Result<void> merge_addresses(const settings::Settings& settings, base::Time now,
                                   base::Log& log) {
  std::set<std::string> of_others;
  const auto key_of_page = [&](const std::string& key,
                               const domain::IsListed& is_listed) -> base::Result<std::string> {
    const base::Result<std::string> path = settings::stored_page_path(settings, key);
    if (path) return domain::meant_key(*path, is_listed);
    of_others.insert(key);
    return path.fault();
  };
  TRY(const std::vector<domain::ThreadMerge> merges,
      sqlite::merge_threads(settings.database, key_of_page, now));
  for (const domain::ThreadMerge& merge : merges)
    log.info("merged the thread " + merge.from + " with " + merge.to);
  if (of_others.empty()) return {};
  log.info("threads with a full address that belongs to no --site, left as they are: " +
           std::to_string(of_others.size()) + ", such as " + *of_others.begin());
  return {};
}

}  // namespace commands
