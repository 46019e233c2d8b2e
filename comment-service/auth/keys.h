// What the service signs and hashes with its secret: the only user of libsodium, with tokens.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace auth {

// A form is filled in within a day; an older token is stale.
inline constexpr std::chrono::hours kFormTokenLife{24};
// The receipt of a comment can be reloaded for a while; afterwards a copied address tells nothing.
inline constexpr std::chrono::minutes kReceiptLife{10};

// Every signature is for one purpose: none can be used for another.
class Keys {
 public:
  explicit Keys(std::string secret) : secret_(std::move(secret)) {}

  // The author's key to his own comment: HMAC(secret, id), so an answer can be given again.
  std::string edit_token(std::string_view comment) const;
  bool is_edit_token(std::string_view comment, std::string_view token) const;

  // Says when a form for this thread was handed out.
  std::string form_token(std::string_view thread, base::Time now) const;
  // When the token was handed out, however long ago; nothing when it was not made here for this
  // thread.
  std::optional<base::Time> form_handed_out(std::string_view thread, std::string_view token,
                                            base::Time now) const;

  // Leads to the receipt of a comment, for kReceiptLife.
  std::string receipt(std::string_view comment, base::Time now) const;
  // The id of the comment; nothing when the receipt is not genuine or has expired.
  std::optional<std::string> comment_on_receipt(std::string_view receipt, base::Time now) const;

 private:
  std::string sign(std::string_view purpose, std::string_view text) const;

  std::string secret_;
};

}  // namespace auth
