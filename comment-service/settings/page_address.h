// Full addresses of pages, such as https://example.org/posts/a/.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "settings/settings.h"

namespace settings {

// Whether a browser reads the text as an address with a host of its own: "https://example.org/a/"
// or "//example.org/a/".
bool is_full_address(std::string_view text);

// The path of a page from its full address, encoded as in the address and without query and
// fragment. Returns another text unchanged. http and https are the same site if both have their
// default port. Fault: bad_request for an address that no site has.
base::Result<std::string> page_path(const Settings& settings, std::string_view text);

// The same for the key of a stored thread. Earlier versions put a slash before a full address.
base::Result<std::string> stored_page_path(const Settings& settings, std::string_view key);

}  // namespace settings
