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

// Whether the reader was asked to look at the text again: sending it then means to insist.
enum class Nudged { no, yes };

// What the form shows again, and why.
struct FormState {
  web::FormFields fields;
  std::vector<web::Reason> reasons;
  std::string preview_html;
  Nudged nudged = Nudged::no;
};

// Never stored: it carries a fresh form token.
base::Result<Response> thread_page(const Services& services, const PageOf& page, FormState form);

// The public reasons in the words of the pages.
std::vector<web::Reason> told(const std::vector<domain::Reason>& reasons);

}  // namespace http
