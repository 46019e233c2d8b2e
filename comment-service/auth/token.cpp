#include "auth/token.h"

#include "auth/hash.h"
#include "base/encoding.h"

namespace auth {

std::string new_token(base::Random& random) { return base::base64url(random.bytes(32)); }

std::string token_hash(std::string_view token) { return base::base64url(hash(token)); }

}  // namespace auth
