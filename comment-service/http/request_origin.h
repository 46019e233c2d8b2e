// The Origin header of a request: whether pages of this origin may write.
#pragma once

#include "base/fault.h"
#include "http/message.h"
#include "settings/settings.h"

namespace http {

// Whether the request comes from a page of a site or of the service itself.
bool may_write(const settings::Settings& settings, const Request& request);

// The fault of a request from a page of any other origin.
base::Fault wrong_origin(const std::string& origin);

}  // namespace http
