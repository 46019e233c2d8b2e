// Signatures and keyed hashes with the secret of the service.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace auth {

// The lifetime of a form token; an older token is stale.
inline constexpr std::chrono::hours kFormTokenLife{24};
// The lifetime of a receipt. It allows reloads, but a copied address soon shows nothing.
inline constexpr std::chrono::minutes kReceiptLife{10};

// Each signature is bound to one purpose and cannot be used for another.
class Keys {
 public:
  explicit Keys(std::string secret) : secret_(std::move(secret)) {}

  // The author's key to the comment: HMAC(secret, id). It is deterministic, so a repeated answer
  // can contain it again.
  std::string edit_token(std::string_view comment) const;
  bool is_edit_token(std::string_view comment, std::string_view token) const;

  // A signed token that contains the time when the form for this thread was handed out.
  std::string form_token(std::string_view thread, base::Time now) const;
  // The time when the token was handed out, even if it is stale. Nothing for a token with an
  // invalid signature or for another thread.
  std::optional<base::Time> form_handed_out(std::string_view thread, std::string_view token,
                                            base::Time now) const;

  // A signed token that opens the comment's receipt for kReceiptLife.
  std::string receipt(std::string_view comment, base::Time now) const;
  // The id of the comment; nothing for a receipt that is forged or expired.
  std::optional<std::string> comment_on_receipt(std::string_view receipt, base::Time now) const;

 private:
  std::string sign(std::string_view purpose, std::string_view text) const;

  std::string secret_;
};

}  // namespace auth
