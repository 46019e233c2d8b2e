// The addresses at which readers see comments.
#pragma once

#include <map>
#include <string>

#include "http/services.h"

namespace http {

// Remembers where the first page of each thread ends, so it must not outlive one answer.
class CommentAddresses {
 public:
  explicit CommentAddresses(const Services& services) : services_(services) {}

  // The page of the site when the first page of the thread has the comment. Otherwise the service's
  // page, because a page of the site has only the first comments without JavaScript.
  base::Result<std::string> of(const domain::Comment& comment);

 private:
  base::Result<bool> is_on_first_page(const domain::Comment& comment);

  const Services& services_;
  // For each thread the path of the last comment on its first page; empty when that is the only
  // page.
  std::map<std::string, std::string> ends_;
};

}  // namespace http
