#include "http/moderation_json.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "http/json_members.h"

namespace http {
namespace {

using Json = nlohmann::ordered_json;

// As many as one page of the queue.
constexpr std::size_t kMostDecisions = 100;
constexpr std::size_t kNoteLimit = 2'000;  // bytes

// Never throws. Invalid UTF-8 becomes U+FFFD.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json optional_text(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string note_in(Members& members) {
  std::string note = members.text("note");
  if (note.size() > kNoteLimit) members.refuse("note", "is too long");
  if (const auto code = base::forbidden_character(note, base::Lines::many))
    members.refuse("note", "must not hold the character " + *code);
  return note;
}

std::optional<domain::Status> seen_in(Members& members) {
  const std::string name = members.text("status");
  if (name.empty()) return std::nullopt;
  const std::optional<domain::Status> status = domain::status_named(name);
  if (!status)
    members.refuse("status", "must be held, published, rejected, spam, deleted or withdrawn");
  return status;
}

domain::Action action_in(Members& members, const std::string& name, const char* expected) {
  const std::optional<domain::Action> action = domain::action_named(name);
  if (!action) members.refuse("action", expected);
  return action.value_or(domain::Action::approve);
}

// The spaces around a word block are separators for the search, so people do not see them.
std::string shown_value(const domain::Block& block) { return std::string(base::trim(block.value)); }

Json block_json(const domain::Block& block) {
  return {{"id", block.id},
          {"kind", domain::name(block.kind)},
          {"value", shown_value(block)},
          {"created", base::rfc3339(block.created)}};
}

Json decided_json(const domain::Comment& comment) {
  return {{"id", comment.id},
          {"thread", comment.thread},
          {"status", domain::name(comment.status)},
          {"revision", comment.revision}};
}

Json entry_json(const storage::AuditEntry& entry) {
  return {{"at", base::rfc3339(entry.at)},
          {"actor", {{"id", entry.actor}, {"name", optional_text(entry.name)}}},
          {"action", entry.action},
          {"subject", entry.subject},
          {"id", entry.id},
          {"revision", entry.revision == 0 ? Json(nullptr) : Json(entry.revision)},
          {"from", optional_text(entry.from)},
          {"to", optional_text(entry.to)}};
}

}  // namespace

base::Result<DecisionBody> decode_decision(std::string_view text) {
  Members members(text);
  DecisionBody body;
  const std::string action = members.text("action");
  body.redact = members.text("part");
  if (action == "redact") {
    if (body.redact.empty()) members.refuse("part", "must be the part to remove from the text");
  } else {
    body.action =
        action_in(members, action, "must be approve, reject, spam, delete, restore or redact");
    if (!body.redact.empty()) members.refuse("part", "is for \"redact\" only");
  }
  body.revision = members.number("revision");
  body.note = note_in(members);
  body.status = seen_in(members);
  if (action == "redact" && body.status) members.refuse("status", "is not for \"redact\"");
  TRY_DONE(members.finish());
  return body;
}

base::Result<std::vector<domain::Decision>> decode_decisions(std::string_view text) {
  Members members(text);
  std::vector<domain::Decision> decisions;
  members.objects("decisions", kMostDecisions, [&](Members& one) {
    domain::Decision& decision = decisions.emplace_back();
    decision.comment = one.text("id");
    if (decision.comment.empty()) one.refuse("id", "is missing");
    decision.action =
        action_in(one, one.text("action"), "must be approve, reject, spam, delete or restore");
    decision.revision = one.number("revision");
    decision.note = note_in(one);
    decision.seen = seen_in(one);
  });
  TRY_DONE(members.finish());
  return decisions;
}

base::Result<ReplyBody> decode_reply(std::string_view text) {
  Members members(text);
  ReplyBody body{members.text("thread"), members.text("parent"), members.text("body"), {}};
  if (!members.missing("approve_parent")) body.approve_parent = members.number("approve_parent");
  if (body.approve_parent && body.parent.empty()) members.refuse("parent", "is missing");
  if (body.thread.empty()) members.refuse("thread", "is missing");
  if (body.body.empty()) members.refuse("body", "is missing");
  TRY_DONE(members.finish());
  return body;
}

base::Result<BlockBody> decode_block(std::string_view text) {
  Members members(text);
  BlockBody body;
  const std::optional<domain::BlockKind> kind = domain::block_kind_named(members.text("kind"));
  if (!kind) members.refuse("kind", "must be address, email, domain or word");
  body.kind = kind.value_or(domain::BlockKind::word);
  const std::string value = members.text("value");
  TRY_DONE(members.finish());
  TRY(body.value, domain::normalised(body.kind, value));
  return body;
}

base::Result<ThreadBody> decode_thread_change(std::string_view text) {
  Members members(text);
  ThreadBody body;
  if (!members.missing("open")) body.open = members.boolean("open");
  body.move_to = members.text("move_to");
  if (!body.open && body.move_to.empty()) members.refuse("open", "or \"move_to\" must be there");
  TRY_DONE(members.finish());
  return body;
}

std::string encode_decided(const domain::Comment& comment) { return dump(decided_json(comment)); }

std::string encode_decisions(const std::vector<domain::Decision>& decisions,
                             const std::vector<base::Result<storage::DecisionResult>>& outcomes) {
  Json list = Json::array();
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const base::Result<storage::DecisionResult>& outcome = outcomes[i];
    if (outcome) {
      Json json = decided_json(outcome->comment);
      json["code"] = nullptr;
      list.push_back(std::move(json));
    } else {
      list.push_back({{"id", decisions[i].comment},
                      {"code", base::info(outcome.fault().code).name},
                      {"detail", outcome.fault().message}});
    }
  }
  return dump({{"results", std::move(list)}});
}

std::string encode_reply(const domain::Comment& comment) {
  Json json = decided_json(comment);
  json["parent"] = optional_text(comment.parent);
  json["name"] = comment.name;
  json["html"] = comment.html;
  return dump(json);
}

std::string encode_block(const domain::Block& block) { return dump(block_json(block)); }

std::string encode_blocks(const std::vector<domain::Block>& blocks) {
  Json list = Json::array();
  for (const domain::Block& block : blocks) list.push_back(block_json(block));
  return dump({{"blocks", std::move(list)}});
}

std::string encode_thread_state(const domain::Thread& thread) {
  return dump({{"key", thread.key}, {"title", thread.title}, {"open", thread.open}});
}

std::string encode_audit(const storage::Audit& audit) {
  Json list = Json::array();
  for (const storage::AuditEntry& entry : audit.entries) list.push_back(entry_json(entry));
  return dump({{"entries", std::move(list)}, {"next", optional_text(audit.next)}});
}

}  // namespace http
