// Bearer tokens: 256 random bits. Only their hash is stored.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace auth {

// A new token in the form that its owner keeps: 43 characters of base64url.
std::string new_token(base::Random& random);

// The hash for storage and look-up. A plain hash is enough, because 256 random bits cannot be
// guessed. A look-up by hash also prevents timing attacks.
std::string token_hash(std::string_view token);

}  // namespace auth
