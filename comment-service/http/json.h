// JSON for readers and visitors.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/draft.h"
#include "policy/policy.h"
#include "storage/store.h"
#include "usecases/read_thread.h"
#include "usecases/submit.h"

namespace http {

// The body of a comment that is sent as JSON.
struct CommentBody {
  domain::Draft draft;
  std::string form_token;
  std::string honeypot;
  bool insist = false;
};

struct EditBody {
  std::int64_t revision = 0;
  std::string text;
  bool insist = false;
};

// Unknown members are refused, so that a misspelt member is never ignored. A missing text is empty;
// the policy decides which fields are required. Faults: bad_request with `errors`.
base::Result<CommentBody> decode_comment(std::string_view body);
base::Result<EditBody> decode_edit(std::string_view body);

// A problem document (RFC 9457).
std::string encode_problem(const base::Fault& fault, const std::vector<domain::Reason>& reasons);
std::string encode_refused(const usecases::Refusal& refused);
// The reasons that readers may see, as JSON.
std::string encode_told(const domain::Comment& comment);
// `told` is the result of encode_told(); empty when no reasons were told. An empty `edit_token` is
// left out.
std::string encode_submitted(const domain::Comment& comment, const std::string& told,
                             const std::string& edit_token);
std::string encode_thread(const usecases::PublicThread& thread);
// Encodes a JSON array.
std::string encode_comments(const std::vector<usecases::PublicComment>& comments);
// `url` is the address at which readers see the comment; empty when they do not.
std::string encode_own(const domain::Comment& comment, const std::string& url);
std::string encode_preview(const std::string& html, const policy::Verdict& verdict);
std::string encode_form(const std::string& token, const std::vector<policy::PublicRule>& rules);
std::string encode_counts(const std::vector<std::pair<std::string, std::int64_t>>& counts);
std::string encode_queue(const storage::Queue& queue);

}  // namespace http
