// Bearer tokens: 256 random bits, of which only a hash is stored.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace auth {

// The token as its owner keeps it: 43 characters of base64url.
std::string new_token(base::Random& random);

// What is stored and looked up. A plain hash is enough: 256 random bits cannot be tried out.
// Looking it up by hash also hides from the time how close a guess was.
std::string token_hash(std::string_view token);

}  // namespace auth
