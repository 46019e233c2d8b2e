#include "base/random.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace base {

std::string SystemRandom::bytes(std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t done = 0;
  while (done < count) {
    const ssize_t got = ::getrandom(bytes.data() + done, count - done, 0);
    if (got < 0 && errno == EINTR) continue;
    // Without randomness every token could be guessed, so the service must not go on.
    if (got <= 0) std::abort();
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace base
