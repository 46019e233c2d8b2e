// The site in memory, rendered on request and always as its sources are now: what `postil serve`
// shows.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/files.h"
#include "base/report.h"
#include "commands/pipeline.h"

namespace commands {

struct Answer {
  int status = 200;  // 200, 302, 404, or 500 with the diagnostics as a page
  std::string content_type;
  std::string location;  // only with 302
  std::string body;
};

// May be called from several threads; the site is put together by one at a time.
class Preview {
 public:
  // `changed` is called with the diagnostics whenever the site was put together again. Both must
  // outlive the preview.
  Preview(const base::Files& files, Request request,
          std::function<void(const base::Report&)> changed);

  // The answer to GET for a decoded URL path ("/blog/posts/a/"). Pages look at the sources first;
  // other files do not.
  Answer get(const std::string& path);
  // Puts the site together as its sources are now, without a question.
  void look() { current(true); }

 private:
  struct Version {
    std::uint64_t fingerprint = 0;
    base::Report report;
    std::unique_ptr<Built> built;
  };
  std::shared_ptr<const Version> current(bool look);
  std::uint64_t fingerprint() const;

  const base::Files& files_;
  Request request_;
  std::function<void(const base::Report&)> changed_;
  std::mutex mutex_;
  std::shared_ptr<const Version> version_;
};

}  // namespace commands
