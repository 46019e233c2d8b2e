#include "http/json.h"

#include <nlohmann/json.hpp>

#include "http/json_members.h"
#include "markup/initials.h"

namespace http {
namespace {

// Members keep their order, so that an answer looks like its documentation.
using Json = nlohmann::ordered_json;

// Never throws. Stored text is valid UTF-8; invalid bytes would become U+FFFD.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json optional_text(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json optional_time(const std::optional<base::Time>& time) {
  return time ? Json(base::rfc3339(*time)) : Json(nullptr);
}

enum class Reader { visitor, moderator };

Json evidence_json(const domain::Evidence& evidence) {
  Json json{{"measure", evidence.measure}, {"actual", evidence.actual}};
  if (!evidence.limit.empty()) json["limit"] = evidence.limit;
  // Half-open byte range [begin, end) of the field.
  if (evidence.end > 0) json["span"] = {evidence.begin, evidence.end};
  return json;
}

Json reasons_json(const std::vector<domain::Reason>& reasons, Reader reader) {
  Json list = Json::array();
  for (const domain::Reason& reason :
       reader == Reader::visitor ? policy::reasons_for_readers(reasons) : reasons) {
    Json json{{"rule", reason.rule}, {"message", reason.message}};
    if (!reason.field.empty()) json["field"] = reason.field;
    if (reason.evidence != domain::Evidence()) json["evidence"] = evidence_json(reason.evidence);
    if (reader == Reader::moderator && !reason.policy.empty()) json["policy"] = reason.policy;
    list.push_back(std::move(json));
  }
  return list;
}

Json comment_json(const usecases::PublicComment& comment) {
  const bool is_changed = comment.visibility == domain::Visibility::changed;
  const bool is_waiting = is_changed || comment.visibility == domain::Visibility::waiting;
  const bool has_name = is_changed || comment.visibility == domain::Visibility::whole;
  return {{"id", comment.id},
          {"parent", optional_text(comment.parent)},
          {"depth", comment.depth},
          {"name", comment.name},
          {"website", optional_text(comment.website)},
          {"avatar", has_name ? markup::initials(comment.name) : std::string()},
          {"author", comment.author},
          {"html", comment.html},
          {"created", base::rfc3339(comment.created)},
          {"edited", optional_time(comment.edited)},
          {"removed", comment.visibility == domain::Visibility::removed},
          {"waiting", is_waiting}};
}

Json comments_json(const std::vector<usecases::PublicComment>& comments) {
  Json list = Json::array();
  for (const usecases::PublicComment& comment : comments) list.push_back(comment_json(comment));
  return list;
}

Json notes_json(const std::vector<storage::Note>& notes) {
  Json list = Json::array();
  for (const storage::Note& note : notes) {
    list.push_back({{"by", optional_text(note.moderator)},
                    {"at", base::rfc3339(note.at)},
                    {"text", note.text}});
  }
  return list;
}

Json queued_json(const storage::QueueEntry& queued) {
  const domain::Comment& comment = queued.comment;
  return {{"id", comment.id},
          {"thread", comment.thread},
          {"parent", optional_text(comment.parent)},
          {"status", domain::name(comment.status)},
          {"revision", comment.revision},
          {"name", comment.name},
          {"email", optional_text(comment.email)},
          {"website", optional_text(comment.website)},
          {"address", optional_text(comment.address)},
          {"author", comment.author},
          {"body", comment.body},
          {"html", comment.html},
          {"reasons", reasons_json(comment.reasons, Reader::moderator)},
          {"history",
           {{"published", queued.history.published},
            {"rejected", queued.history.rejected},
            {"spam", queued.history.spam}}},
          {"notes", notes_json(queued.notes)},
          {"created", base::rfc3339(comment.created)},
          {"edited", optional_time(comment.edited)}};
}

Json full_json(const std::vector<storage::FullQueue>& full) {
  Json list = Json::array();
  for (const storage::FullQueue& one : full) {
    list.push_back({{"thread", optional_text(one.thread)},
                    {"network", optional_text(one.network)},
                    {"limit", one.limit},
                    {"turned_away", one.count},
                    {"since", base::rfc3339(one.since)},
                    {"last", base::rfc3339(one.last)}});
  }
  return list;
}

}  // namespace

base::Result<CommentBody> decode_comment(std::string_view text) {
  Members members(text);
  CommentBody body;
  body.draft = {members.text("body"), members.text("name"), members.text("email"),
                members.text("website"), members.text("parent")};
  body.form_token = members.text("form_token");
  body.honeypot = members.text("homepage_confirm");
  body.insist = members.flag("insist");
  TRY_DONE(members.finish());
  return body;
}

base::Result<EditBody> decode_edit(std::string_view text) {
  Members members(text);
  const EditBody body{members.number("revision"), members.text("body"), members.flag("insist")};
  TRY_DONE(members.finish());
  return body;
}

std::string encode_problem(const base::Fault& fault, const std::vector<domain::Reason>& reasons) {
  const base::CodeInfo& code = base::info(fault.code);
  Json json{{"type", "about:blank"},
            {"title", code.title},
            {"status", code.status},
            {"code", code.name},
            {"detail", fault.message}};
  for (const base::FieldError& error : fault.errors) {
    json["errors"].push_back({{"pointer", error.pointer}, {"message", error.message}});
  }
  if (!reasons.empty()) json["reasons"] = reasons_json(reasons, Reader::visitor);
  return dump(json);
}

std::string encode_refused(const usecases::Refusal& refused) {
  if (refused.outcome == policy::Outcome::nudge) {
    return encode_problem({base::Code::nudge, "improve the comment, or send it again with insist"},
                          refused.reasons);
  }
  return encode_problem({base::Code::refused, "the comment was not accepted"}, refused.reasons);
}

std::string encode_told(const domain::Comment& comment) {
  return dump(reasons_json(comment.reasons, Reader::visitor));
}

std::string encode_submitted(const domain::Comment& comment, const std::string& told,
                             const std::string& edit_token) {
  Json answer = {{"id", comment.id},
                 {"status", domain::name(comment.status)},
                 {"revision", comment.revision},
                 {"reasons", told.empty() ? Json::array() : Json::parse(told)},
                 {"html", comment.html}};
  if (!edit_token.empty()) answer["edit_token"] = edit_token;
  return dump(answer);
}

std::string encode_comments(const std::vector<usecases::PublicComment>& comments) {
  return dump(comments_json(comments));
}

std::string encode_thread(const usecases::PublicThread& shown) {
  return dump({{"thread",
                {{"key", shown.thread.key},
                 {"title", shown.thread.title},
                 {"open", shown.open},
                 {"lang", optional_text(shown.thread.lang)}}},
               {"version", shown.version},
               {"total", shown.total},
               {"comments", comments_json(shown.comments)},
               {"next", optional_text(shown.next)}});
}

std::string encode_own(const domain::Comment& comment, const std::string& url) {
  return dump({{"id", comment.id},
               {"thread", comment.thread},
               {"url", optional_text(url)},
               {"parent", optional_text(comment.parent)},
               {"status", domain::name(comment.status)},
               {"revision", comment.revision},
               {"name", comment.name},
               {"website", optional_text(comment.website)},
               {"body", comment.body},
               {"html", comment.html},
               {"reasons", reasons_json(comment.reasons, Reader::visitor)},
               {"created", base::rfc3339(comment.created)},
               {"edited", optional_time(comment.edited)}});
}

std::string encode_preview(const std::string& html, const policy::Verdict& verdict) {
  return dump({{"html", html},
               {"note", "A moderator may read the comment before it appears."},
               {"verdict", policy::name(verdict.outcome)},
               {"reasons", reasons_json(verdict.reasons, Reader::visitor)}});
}

std::string encode_form(const std::string& token, const std::vector<policy::PublicRule>& rules) {
  Json list = Json::array();
  for (const policy::PublicRule& rule : rules) {
    Json json{{"rule", rule.rule}, {"message", rule.message}};
    if (!rule.text.empty()) json["text"] = rule.text;
    list.push_back(std::move(json));
  }
  return dump({{"form_token", token}, {"rules", std::move(list)}});
}

std::string encode_counts(const std::vector<std::pair<std::string, std::int64_t>>& counts) {
  Json list = Json::array();
  for (const auto& [thread, total] : counts) list.push_back({{"thread", thread}, {"total", total}});
  return dump({{"counts", std::move(list)}});
}

std::string encode_queue(const storage::Queue& queue) {
  Json list = Json::array();
  for (const storage::QueueEntry& queued : queue.comments) list.push_back(queued_json(queued));
  return dump({{"comments", std::move(list)},
               {"next", optional_text(queue.next)},
               {"full", full_json(queue.full)}});
}

}  // namespace http
