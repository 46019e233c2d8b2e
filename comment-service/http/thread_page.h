// The page with a thread's comments and the form.
#pragma once

#include <string>
#include <vector>

#include "http/message.h"
#include "http/services.h"
#include "web/pages.h"

namespace http {

struct ThreadPageRequest {
  std::string thread;
  // The cursor in a long thread; empty for the start.
  std::string cursor;
  int status = 200;
  // The comment that the page must show, whatever the cursor is; empty for none.
  std::string comment = {};
};

// Whether the reader was asked to check the text. Sending it again then means to insist.
enum class Nudge { no, yes };

// The values for the form, and why it is shown again.
struct FormState {
  web::FormFields fields;
  std::vector<web::Reason> reasons;
  std::string preview_html;
  Nudge nudged = Nudge::no;
};

// The comments come from the cache. The page itself is never cached, because it contains a fresh
// form token.
base::Result<Response> thread_page(const Services& services, const ThreadPageRequest& request,
                                   FormState form);

// Converts the public reasons for the pages.
std::vector<web::Reason> reasons_for_page(const std::vector<domain::Reason>& reasons);

}  // namespace http
