// The form without JavaScript: url-encoded fields in, pages out.
#pragma once

#include "http/message.h"
#include "http/services.h"

namespace http {

inline constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

// With a fresh token: stores the comment and leads to its receipt. Without: a page that shows the
// comment as it would look, the text refilled, with a fresh token. Refused: the same page with the
// reasons.
base::Result<Response> submit_form(const Services& services, const Request& request,
                                   const std::string& thread);

}  // namespace http
