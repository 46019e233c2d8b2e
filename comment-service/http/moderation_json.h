// JSON for moderators.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/store.h"

namespace http {

struct DecisionBody {
  domain::Action action = domain::Action::approve;
  // The part to remove from the text; then `action` is unused. Empty for a decision.
  std::string redact;
  std::int64_t revision = 0;
  std::string note;
  // The status that the moderator saw.
  std::optional<domain::Status> status;
};

struct ReplyBody {
  std::string thread;
  std::string parent;
  std::string body;
  // The revision of the parent that is approved, too.
  std::optional<std::int64_t> approve_parent;
};

struct BlockBody {
  domain::BlockKind kind = domain::BlockKind::word;
  std::string value;
};

struct ThreadBody {
  std::optional<bool> open;
  std::string move_to;
};

// Faults: bad_request with `errors`.
base::Result<DecisionBody> decode_decision(std::string_view body);
// Decodes 1 to 100 decisions; the moderator is not set.
base::Result<std::vector<domain::Decision>> decode_decisions(std::string_view body);
base::Result<ReplyBody> decode_reply(std::string_view body);
// The value is normalised.
base::Result<BlockBody> decode_block(std::string_view body);
base::Result<ThreadBody> decode_thread_change(std::string_view body);

std::string encode_decided(const domain::Comment& comment);
// Encodes one result for each decision, in the same order.
std::string encode_decisions(const std::vector<domain::Decision>& decisions,
                             const std::vector<base::Result<storage::DecisionResult>>& outcomes);
std::string encode_reply(const domain::Comment& comment);
std::string encode_block(const domain::Block& block);
std::string encode_blocks(const std::vector<domain::Block>& blocks);
std::string encode_thread_state(const domain::Thread& thread);
std::string encode_audit(const storage::Audit& audit);

}  // namespace http
