// What moderators do not want to see published without them: an address, a person, a site, a word.
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
  // Opaque, never reused.
  std::string id;
  BlockKind kind = BlockKind::word;
  // As normalised() gives it.
  std::string value;
  base::Time created = {};
};

// The value as it is compared: a network of /24 (/64) or wider, an address in small letters, a host
// as the DNS knows it, words folded. Fault: bad_request, says what is expected.
base::Result<std::string> normalised(BlockKind kind, std::string_view value);

// The first block that the comment meets: its sender's network, its author's e-mail address, that
// address's, the website's or any link's host (or one above it), or the words in its visible text,
// its name or where its links lead.
std::optional<Block> first_met(const std::vector<Block>& blocks, const Comment& comment);

}  // namespace domain
