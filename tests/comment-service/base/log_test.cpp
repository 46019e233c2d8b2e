#include "base/log.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "support/pinned.h"
#include "support/temporary_folder.h"

namespace {

// Sends the standard error of this process to a file.
class StandardErrorFile {
 public:
  StandardErrorFile() : kept_(::dup(STDERR_FILENO)) {
    const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ::dup2(file, STDERR_FILENO);
    ::close(file);
  }
  StandardErrorFile(const StandardErrorFile&) = delete;
  StandardErrorFile& operator=(const StandardErrorFile&) = delete;
  StandardErrorFile(StandardErrorFile&&) = delete;
  StandardErrorFile& operator=(StandardErrorFile&&) = delete;
  ~StandardErrorFile() {
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
  }

  std::string text() const {
    std::fflush(stderr);
    std::ostringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }

 private:
  support::TemporaryFolder folder_;
  std::string path_ = folder_.file("log");
  int kept_;
};

}  // namespace

TEST_CASE("a line of the log has the time and the level, and no message forges a second line") {
  const support::PinnedClock clock;
  base::StandardErrorLog log(clock);
  const StandardErrorFile file;
  log.info("listening");
  log.error("bad\r\nname\t\"\x1B[1m\x1F é~\x7F\"");
  log.info("");
  CHECK(file.text() ==
        "2024-05-01T09:30:00Z info listening\n"
        "2024-05-01T09:30:00Z error bad  name \" [1m  é~\x7F\"\n"
        "2024-05-01T09:30:00Z info \n");
}
