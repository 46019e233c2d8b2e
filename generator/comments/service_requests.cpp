#include "comments/service_requests.h"

#include <charconv>
#include <chrono>
#include <utility>
#include <variant>

#include "base/parse_json.h"
#include "base/url.h"
#include "base/value.h"
#include "comments/service_problem.h"

namespace comments {
namespace {

// A large manifest is stored before the service answers, and it is silent meanwhile.
constexpr std::chrono::seconds kManifestPatience{120};

network::HttpRequest request_to(const Access& access, const std::string& path) {
  return {.url = access.service + path, .token = access.token};
}

std::int64_t count_in(const base::ValueMap& members, const std::string& name) {
  const auto member = members.find(name);
  const auto* text =
      member == members.end() ? nullptr : std::get_if<std::string>(&member->second.data);
  std::int64_t count = 0;
  if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), count);
  return count;
}

}  // namespace

base::Result<std::string> fetch_snapshot(const Access& access, const SnapshotRange& range,
                                         const Transport& transport) {
  std::string query = "?since=" + std::to_string(range.since);
  if (!range.epoch.empty()) query += "&epoch=" + base::encode_query(range.epoch);
  if (range.fragments == Fragments::whole) query += "&whole=1";
  network::HttpAnswer answer = transport(request_to(access, "/api/v1/snapshot" + query));
  if (auto problem = problem_of(answer, access, "application/x-ndjson")) return *std::move(problem);
  return std::move(answer.body);
}

base::Result<ManifestChanges> put_manifest(const Access& access, const std::string& json,
                                           const Transport& transport) {
  network::HttpRequest request = request_to(access, "/api/v1/manifest");
  request.method = network::Method::put;
  request.media_type = "application/json";
  request.body = json;
  request.patience = kManifestPatience;
  const network::HttpAnswer answer = transport(request);
  if (auto problem = problem_of(answer, access, "application/json")) return *std::move(problem);
  const auto parsed = base::parse_json(access.service, answer.body);
  const auto* members = parsed ? std::get_if<base::ValueMap>(&parsed->data) : nullptr;
  if (members == nullptr)
    return unreachable(access.service, "its answer to the manifest is not a JSON object", {});
  return ManifestChanges{count_in(*members, "added"), count_in(*members, "moved"),
                         count_in(*members, "unlisted")};
}

}  // namespace comments
