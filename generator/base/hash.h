// Fast content hashes (XXH3, not cryptographic), to compare bytes and to name files.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace base {

std::uint64_t hash(std::string_view bytes);
// Returns the hash as 16 lower-case hexadecimal digits.
std::string hash_name(std::string_view bytes);
// Returns a 128-bit hash as 32 digits. Accidental collisions are practically impossible.
std::string wide_hash_name(std::string_view bytes);

// Computes wide_hash_name of bytes that come in pieces.
class WideHash {
 public:
  WideHash();
  void add(std::string_view bytes);
  std::string name() const;

 private:
  struct State;
  struct Free {
    void operator()(State* state) const;
  };
  std::unique_ptr<State, Free> state_;
};

}  // namespace base
