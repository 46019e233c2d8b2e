// Blocks: addresses, people, sites and words that hold a comment until a moderator decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/comment.h"

namespace domain {

enum class BlockKind { address, email, domain, word };

std::string_view name(BlockKind kind);
std::optional<BlockKind> block_kind_named(std::string_view name);

struct Block {
  // An opaque id that is never reused.
  std::string id;
  BlockKind kind = BlockKind::word;
  // The value as normalised() returns it.
  std::string value;
  base::Time created = {};
};

// Returns the value in the form that is compared: a network of /24 (/64) or wider, an e-mail
// address in lower case, a host in canonical spelling, or folded words. "*.example.org" and
// "https://example.org/x" mean the domain example.org. Fault: bad_request with the expected form.
base::Result<std::string> normalised(BlockKind kind, std::string_view value);

// Returns the first block that the comment matches, or nothing. A network matches the sender's
// network; an e-mail block matches the author's address. A domain matches the host of the e-mail
// address, of the website or of any link in any spelling, a host in the text, and all hosts below
// the domain. A word block matches the visible text, the name and the link destinations.
std::optional<Block> first_match(const std::vector<Block>& blocks, const Comment& comment);

}  // namespace domain
