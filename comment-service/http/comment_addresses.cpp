#include "http/comment_addresses.h"

#include "base/encoding.h"
#include "http/thread_parameter.h"

namespace http {

base::Result<std::string> CommentAddresses::of(const domain::Comment& comment) {
  const std::string anchor = "#comment-" + comment.id;
  const std::string page = page_url(services_, comment.thread);
  if (!page.empty()) {
    TRY(const bool first, is_on_first_page(comment));
    if (first) return page + anchor;
  }
  return thread_url(services_, comment.thread) + "&comment=" + base::percent_encode(comment.id) +
         anchor;
}

base::Result<bool> CommentAddresses::is_on_first_page(const domain::Comment& comment) {
  auto end = ends_.find(comment.thread);
  if (end == ends_.end()) {
    TRY(const storage::Display first,
        services_.store.display(
            {comment.thread, storage::Sort::oldest, "", usecases::kFragmentComments}));
    end = ends_.emplace(comment.thread, first.next).first;
  }
  return end->second.empty() || comment.path <= end->second;
}

}  // namespace http
