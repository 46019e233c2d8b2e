// A comment's page for who wrote it: what became of it, its text to change, a button to withdraw
// it.
#pragma once

#include <string>

#include "http/services.h"

namespace http {

// Holds the key to the comment: whoever has the address may change it.
std::string own_page_url(const Services& services, const std::string& comment);

}  // namespace http
