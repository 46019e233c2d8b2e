#include "http/policy_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "http/json_members.h"

namespace http {
namespace {

using Json = nlohmann::ordered_json;

// A longer list would not be read. `flipped` contains the total number.
constexpr std::size_t kMostFlips = 1000;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json decided_json(const policy::HumanDecision& decided) {
  return decided ? Json(domain::name(*decided)) : Json(nullptr);
}

std::string_view audience_name(domain::Audience audience) {
  return audience == domain::Audience::everyone ? "public" : "moderators";
}

base::Fault wrong(std::string message, std::vector<base::FieldError> errors) {
  return {base::Code::bad_request, std::move(message), {}, std::move(errors)};
}

}  // namespace

base::Result<std::string> decode_policy(std::string_view body) {
  Members members(body);
  if (members.missing("text")) members.refuse("text", "is missing");
  std::string text = members.text("text");
  TRY_DONE(members.finish());
  return text;
}

base::Fault broken_policy(const std::vector<base::Diagnostic>& errors) {
  std::vector<base::FieldError> listed;
  listed.reserve(errors.size());
  for (const base::Diagnostic& error : errors) listed.push_back({"/text", base::one_line(error)});
  return wrong("the policy is broken, and nothing was done", std::move(listed));
}

base::Fault failing_policy(const std::vector<policy::FailedTest>& failures) {
  std::vector<base::FieldError> listed;
  listed.reserve(failures.size());
  for (const policy::FailedTest& failure : failures)
    listed.push_back({"/text", std::to_string(failure.line) + ": " + failure.message});
  return wrong("tests of the policy fail, and nothing was done", std::move(listed));
}

std::string encode_policy(const usecases::CurrentPolicy& policy,
                          const std::map<std::string, std::int64_t>& refused) {
  Json rules = Json::array();
  for (const policy::Rule& rule : policy.policy->rules()) {
    const auto count = refused.find(rule.id);
    rules.push_back({{"rule", rule.id},
                     {"outcome", policy::name(rule.outcome)},
                     {"message", rule.message},
                     {"audience", audience_name(rule.audience)},
                     {"refused", count == refused.end() ? 0 : count->second}});
  }
  return dump({{"hash", policy.hash}, {"text", policy.text}, {"rules", std::move(rules)}});
}

std::string encode_dry_run(const policy::DryRunReport& report) {
  Json outcomes = Json::array();
  for (const auto& [key, count] : report.table) {
    const auto& [then, now, decided] = key;
    outcomes.push_back({{"then", policy::name(then)},
                        {"now", policy::name(now)},
                        {"decided", decided_json(decided)},
                        {"comments", count}});
  }
  Json rules = Json::array();
  for (const policy::RuleCount& rule : report.rules) {
    rules.push_back({{"rule", rule.rule},
                     {"hits", rule.hits},
                     {"overturned", rule.overturned},
                     {"not_replayable", rule.not_replayable}});
  }
  Json flips = Json::array();
  for (const policy::Flip& flip : report.flips) {
    if (flips.size() == kMostFlips) break;
    flips.push_back({{"comment", flip.comment},
                     {"thread", flip.thread},
                     {"then", policy::name(flip.then)},
                     {"now", policy::name(flip.now)},
                     {"decided", decided_json(flip.decided)},
                     {"rules", flip.rules},
                     {"excerpt", flip.excerpt}});
  }
  return dump({{"comments", report.comments},
               {"flipped", report.flips.size()},
               {"outcomes", std::move(outcomes)},
               {"rules", std::move(rules)},
               {"flips", std::move(flips)}});
}

}  // namespace http
