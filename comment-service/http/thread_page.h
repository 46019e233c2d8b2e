// The page with a thread's comments and the form.
#pragma once

#include <string>
#include <vector>

#include "http/message.h"
#include "http/services.h"
#include "web/pages.h"

namespace http {

struct PageOf {
  std::string thread;
  // Where to go on in a long thread; empty: from the start.
  std::string cursor;
  int status = 200;
};

// What the form shows again, and why.
struct FormState {
  web::FormFields fields;
  std::vector<web::Reason> reasons;
  std::string preview_html;
};

// Never stored: it carries a fresh form token.
base::Result<Response> thread_page(const Services& services, const PageOf& page, FormState form);

// The public reasons in the words of the pages.
std::vector<web::Reason> told(const std::vector<domain::Reason>& reasons);

}  // namespace http
