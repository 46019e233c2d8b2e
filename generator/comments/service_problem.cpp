#include "comments/service_problem.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "base/parse_json.h"
#include "base/text.h"
#include "base/value.h"

namespace comments {
namespace {

constexpr std::string_view kNewToken =
    "`postil-comments token revoke NAME` and `token add NAME --role build` make a new one";

// What the answer says of itself, harmless for a terminal. A service that returns the token must
// not bring it into a log.
std::string quoted(const std::string& text, const Access& access) {
  constexpr std::size_t kMost = 300;  // characters
  return base::shortened(base::printable(base::replace_all(text, access.token, "TOKEN")), kMost);
}

std::string text_in(const base::Value& value, const std::string& name) {
  const auto* members = std::get_if<base::ValueMap>(&value.data);
  if (members == nullptr) return {};
  const auto member = members->find(name);
  if (member == members->end()) return {};
  const auto* text = std::get_if<std::string>(&member->second.data);
  return text == nullptr ? std::string() : *text;
}

// "/threads/0/key is missing; /threads/1/title must be …; and 7 more"
std::string errors_in(const base::Value& problem) {
  constexpr std::size_t kShown = 5;
  const auto* members = std::get_if<base::ValueMap>(&problem.data);
  if (members == nullptr || !members->contains("errors")) return {};
  const auto* errors = std::get_if<base::ValueList>(&members->at("errors").data);
  if (errors == nullptr) return {};
  std::vector<std::string> lines;
  for (const base::Value& error : *errors) {
    if (lines.size() == kShown) {
      lines.push_back("and " + std::to_string(errors->size() - kShown) + " more");
      break;
    }
    lines.push_back(text_in(error, "pointer") + ' ' + text_in(error, "message"));
  }
  return base::join(lines, "; ");
}

bool is_problem(const network::HttpAnswer& answer) {
  constexpr std::size_t kMost = std::size_t{1} << 20U;  // bytes; the service sends less than 1 MB
  return answer.media_type == "application/problem+json" && answer.body.size() <= kMost;
}

// ": " and what a problem document says; empty if the answer is none.
std::string detail_of(const network::HttpAnswer& answer, const Access& access) {
  if (!is_problem(answer)) return {};
  const auto problem = base::parse_json("", answer.body);
  if (!problem) return {};
  std::string detail;
  for (const std::string& part : {text_in(*problem, "detail"), errors_in(*problem)}) {
    if (!part.empty()) detail += ": " + quoted(part, access);
  }
  return detail;
}

base::Diagnostic redirect(const network::HttpAnswer& answer, const Access& access) {
  // What the request added to the address of the service is of no use to people.
  const std::string target =
      quoted(answer.location.substr(0, answer.location.find("/api/v1/")), access);
  if (target.empty())
    return unreachable(access.service, "the service redirects, and does not say where", {});
  return unreachable(access.service,
                     "the service redirects to " + target + "; the token is not sent there",
                     "if that is your service, write its address in place of this one");
}

base::Diagnostic refusal(const network::HttpAnswer& answer, const Access& access) {
  const std::string detail = detail_of(answer, access);
  const std::string answers = "the service answers " + std::to_string(answer.status) + detail;
  switch (answer.status) {
    case 401:
      return unreachable(access.service, "the service does not accept the token",
                         "it may be revoked; " + std::string(kNewToken));
    case 403:
      if (!is_problem(answer)) break;
      return unreachable(access.service, "the role of the token is not \"build\"",
                         std::string(kNewToken));
    case 404:
      return unreachable(access.service, "there is no postil-comments at this address",
                         "check the host, the port and the path of the address");
    case 412:
    case 503:
      return unreachable(access.service, answers, "try again in a moment");
    case 413:
      return unreachable(access.service, "this is more than the service takes" + detail, {});
    default:
      break;
  }
  return unreachable(
      access.service, answers,
      answer.status >= 500 ? "the log of the service, or of the proxy before it, says more" : "");
}

base::Diagnostic wrong_type(const network::HttpAnswer& answer, const Access& access,
                            std::string_view expected) {
  if (answer.media_type == "text/html") {
    return unreachable(access.service, "the answer is a web page, not that of postil-comments",
                       "check the host, the port and the path of the address");
  }
  return unreachable(access.service,
                     "the answer is of the type \"" + quoted(answer.media_type, access) +
                         "\"; expected \"" + std::string(expected) + '"',
                     {});
}

}  // namespace

base::Diagnostic unreachable(const std::string& service, std::string message, std::string hint) {
  return base::error_in(base::Kind::comments_unreachable, service, std::move(message),
                        std::move(hint));
}

std::optional<base::Diagnostic> problem_of(const network::HttpAnswer& answer, const Access& access,
                                           std::string_view media_type) {
  constexpr int kOk = 200;
  if (!answer.failure.empty()) {
    return unreachable(
        access.service,
        "the service does not answer as it should: " + quoted(answer.failure, access), {});
  }
  if (answer.status >= 300 && answer.status < 400) return redirect(answer, access);
  if (answer.status != kOk) return refusal(answer, access);
  if (answer.media_type != media_type) return wrong_type(answer, access, media_type);
  return std::nullopt;
}

}  // namespace comments
