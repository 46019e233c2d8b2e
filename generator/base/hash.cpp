#include "base/hash.h"

#include <xxhash.h>

namespace base {

namespace {

std::string digits_of(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4)
    digits += kDigits[(value >> static_cast<unsigned>(shift)) & 15U];
  return digits;
}

}  // namespace

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hash_name(std::string_view bytes) { return digits_of(hash(bytes)); }

namespace {

std::string name_of(const XXH128_hash_t& value) {
  return digits_of(value.high64) + digits_of(value.low64);
}

}  // namespace

std::string wide_hash_name(std::string_view bytes) {
  return name_of(XXH3_128bits(bytes.data(), bytes.size()));
}

// The library's state needs an alignment that only its own allocation guarantees.
struct WideHash::State {
  XXH3_state_t* state = XXH3_createState();
};

void WideHash::Free::operator()(State* state) const {
  XXH3_freeState(state->state);
  delete state;
}

WideHash::WideHash() : state_(new State) { XXH3_128bits_reset(state_->state); }

void WideHash::add(std::string_view bytes) {
  XXH3_128bits_update(state_->state, bytes.data(), bytes.size());
}

std::string WideHash::name() const { return name_of(XXH3_128bits_digest(state_->state)); }

}  // namespace base
