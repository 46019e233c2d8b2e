// The page of a comment for its author: its status, a form to edit it, and a button to withdraw it.
#pragma once

#include <string>

#include "http/services.h"

namespace http {

// The address contains the edit key, so everybody who knows it can change the comment.
std::string own_page_url(const Services& services, const std::string& comment);

}  // namespace http
