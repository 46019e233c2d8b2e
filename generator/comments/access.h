// Which token goes to which comment service. A token that leaves for a wrong address is lost, and
// the address can come from a stranger's change to postil.yaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"

namespace comments {

// The variable of the environment that holds the token, as "TOKEN@ORIGIN" or as "TOKEN".
constexpr std::string_view kTokenVariable = "POSTIL_COMMENTS_TOKEN";

struct Access {
  std::string service;  // URL in its normal form, without a slash at the end; may have a path
  std::string token;    // printable ASCII; never put it into a message or a file
};

// The address of the service as somebody wrote it.
struct ServiceAddress {
  std::string url;
  // Where `comments.service` in postil.yaml has it; nothing: `--comments` on the command line.
  std::optional<base::Location> configured_at;
};

// Whether the variable's text is more than white space.
bool has_token(std::string_view variable);

// Decides whether the token may be sent to the service. `variable` is the text of kTokenVariable.
// The token must be for the origin (RFC 6454) of the service. A token that names no origin is only
// for an address of the command line. Errors: a bad address, http to another machine, no token, a
// text that is no token or no origin, another origin. No error quotes the token or what could be
// one.
base::Result<Access> access_to(const ServiceAddress& address, std::string_view variable);

}  // namespace comments
