// The form for readers without JavaScript: url-encoded fields in, pages out.
#pragma once

#include "http/message.h"
#include "http/services.h"

namespace http {

inline constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

// With a fresh token, stores the comment and redirects to its receipt. Without one, returns a
// preview page with the text in the form and a fresh token. For a refused comment, returns the same
// page with the reasons.
base::Result<Response> submit_form(const Services& services, const Request& request,
                                   const std::string& thread);

}  // namespace http
