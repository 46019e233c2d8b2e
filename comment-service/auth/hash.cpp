#include "auth/hash.h"

#include <sodium.h>

#include "base/encoding.h"

namespace auth {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// libsodium selects its fastest implementation here. sodium_init() must run before any other call.
void initialise() { [[maybe_unused]] static const int status = sodium_init(); }

}  // namespace

std::string hash(std::string_view text) {
  initialise();
  std::string digest(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(), bytes(text),
                     text.size(), nullptr, 0);
  return digest;
}

std::string keyed_hash(std::string_view key, std::string_view text) {
  initialise();
  std::string digest(crypto_auth_hmacsha512256_BYTES, '\0');
  crypto_auth_hmacsha512256_state state;
  crypto_auth_hmacsha512256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha512256_update(&state, bytes(text), text.size());
  crypto_auth_hmacsha512256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string fingerprint(std::string_view bytes) {
  return base::base64url(hash(bytes).substr(0, 12));
}

}  // namespace auth
