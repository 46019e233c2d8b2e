// What went wrong with a request to the comment service, in words for people.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "comments/access.h"
#include "network/http_client.h"

namespace comments {

// A diagnostic of the kind comments_unreachable; its place is the address of the service.
base::Diagnostic unreachable(const std::string& service, std::string message, std::string hint);

// Returns nothing for a complete answer with status 200 and the media type. Texts of the service,
// such as a problem document (RFC 9457), are shortened, made printable, and never show the token.
std::optional<base::Diagnostic> problem_of(const network::HttpAnswer& answer, const Access& access,
                                           std::string_view media_type);

}  // namespace comments
