#include "commands/clock.h"

#include <cstdio>

#include "commands/database.h"

namespace commands {

domain::ClockReading read_clock(const base::Clock& clock) {
  const base::BootTime boot = base::boot_time();
  return {clock.now(), boot.boot, boot.elapsed};
}

int accept_clock(const std::string& database) {
  return with_store(database, [](storage::Store& store) -> base::Result<void> {
    const domain::ClockReading now = read_clock(base::SystemClock());
    TRY_DONE(store.accept_clock(now));
    std::printf("%s is taken for the right time; comments are purged by their age again\n",
                base::rfc3339(now.wall).c_str());
    return {};
  });
}

}  // namespace commands
