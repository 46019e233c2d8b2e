// The site in memory for `postil serve`: rendered on request, always from the current sources.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/files.h"
#include "base/report.h"
#include "commands/load_comments.h"
#include "commands/pipeline.h"
#include "site/own_urls.h"

namespace commands {

struct Answer {
  int status = 200;  // 200, 302, 404, or 500 with a page of diagnostics
  std::string content_type;
  std::string location;  // only for 302
  std::string body;
  // In place of `body`: a file on the disk that is sent unchanged, and its number of bytes.
  std::string file = {};
  std::uint64_t file_size = 0;
};

// Thread-safe. Only one thread at a time builds the site.
class Preview {
 public:
  // `changed` is called with the diagnostics after each build of the site. `files` and everything
  // that `changed` refers to must outlive the preview. Pages have the comments of
  // stored_comments(); the network is never used.
  Preview(const base::Files& files, Request request,
          std::function<void(const base::Report&)> changed, CommentOptions comments = {});

  // Returns the response to GET for a decoded URL path ("/blog/posts/a/"). A request for a page
  // checks the sources for changes; a request for another file does not. The site's own absolute
  // URLs have `origin`, which the client knows the preview by ("http://127.0.0.1:1313"), in place
  // of the origin of base_url.
  Answer get(const std::string& path, const std::string& origin);
  // Builds the site from the current sources without a request.
  void look() { current(true); }

 private:
  struct Version {
    std::uint64_t fingerprint = 0;
    base::Report report;
    std::unique_ptr<BuiltSite> built;
    site::OwnUrls own_urls{""};
  };
  std::shared_ptr<const Version> current(bool look);
  std::uint64_t fingerprint() const;
  std::shared_ptr<const Version> build(std::uint64_t fingerprint) const;

  const base::Files& files_;
  Request request_;
  CommentOptions comments_;
  std::function<void(const base::Report&)> changed_;
  std::mutex mutex_;
  std::shared_ptr<const Version> version_;
};

}  // namespace commands
