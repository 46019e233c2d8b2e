#include "http/routes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "http/handlers.h"

namespace http {
namespace {

// The text has at most 8,000 bytes. JSON escapes make it at most six times as long; the rest is for
// other members.
constexpr std::size_t kCommentBytes = std::size_t{64} * 1024;
// About 160 bytes for each of 100,000 pages.
constexpr std::size_t kManifestBytes = std::size_t{16} * 1024 * 1024;
// One hundred decisions with an escaped note each.
constexpr std::size_t kBatchBytes = std::size_t{1024} * 1024;
constexpr std::size_t kDecisionBytes = std::size_t{16} * 1024;
// A list of 60,000 phrases has about one megabyte; JSON escapes make it longer.
constexpr std::size_t kPolicyBytes = std::size_t{8} * 1024 * 1024;

// clang-format off
constexpr std::array kRoutes = {
    Route{"GET", "/api/v1/comments", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, list_comments},
    Route{"POST", "/api/v1/comments", Guard::site, Cors::sites, BodyType::json_or_form, AnswerType::data, submit_comment, kCommentBytes, {}, refuse_comment_form},
    Route{"GET", "/api/v1/comments/{id}", Guard::none, Cors::sites, BodyType::nothing, AnswerType::data, show_own_comment},
    Route{"PATCH", "/api/v1/comments/{id}", Guard::site, Cors::sites, BodyType::json, AnswerType::data, edit_own_comment, kCommentBytes},
    Route{"DELETE", "/api/v1/comments/{id}", Guard::site, Cors::sites, BodyType::nothing, AnswerType::data, withdraw_own_comment},
    Route{"GET", "/api/v1/fragment", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, show_fragment},
    Route{"GET", "/api/v1/form", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, show_form},
    Route{"GET", "/api/v1/counts", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, show_counts},
    Route{"POST", "/api/v1/preview", Guard::site, Cors::sites, BodyType::json, AnswerType::data, preview_comment, kCommentBytes},
    Route{"GET", "/api/v1/moderation/comments", Guard::queue_reader, Cors::nobody, BodyType::nothing, AnswerType::data, list_queue, 0, {"status", "thread", "cursor", "limit"}},
    Route{"POST", "/api/v1/moderation/comments/{id}/decisions", Guard::moderator, Cors::nobody, BodyType::json, AnswerType::data, decide_comment, kDecisionBytes},
    Route{"POST", "/api/v1/moderation/comments", Guard::moderator, Cors::nobody, BodyType::json, AnswerType::data, reply_to_comment, kCommentBytes},
    Route{"POST", "/api/v1/moderation/decisions", Guard::moderator, Cors::nobody, BodyType::json, AnswerType::data, decide_many, kBatchBytes},
    Route{"GET", "/api/v1/moderation/blocks", Guard::queue_reader, Cors::nobody, BodyType::nothing, AnswerType::data, list_blocks},
    Route{"POST", "/api/v1/moderation/blocks", Guard::moderator, Cors::nobody, BodyType::json, AnswerType::data, add_block, kDecisionBytes},
    Route{"DELETE", "/api/v1/moderation/blocks/{id}", Guard::moderator, Cors::nobody, BodyType::nothing, AnswerType::data, remove_block},
    Route{"GET", "/api/v1/moderation/audit", Guard::moderator, Cors::nobody, BodyType::nothing, AnswerType::data, show_audit, 0, {"cursor", "limit"}},
    Route{"PATCH", "/api/v1/moderation/threads", Guard::moderator, Cors::nobody, BodyType::json, AnswerType::data, change_thread, kDecisionBytes, {"thread"}},
    Route{"GET", "/api/v1/moderation/policy", Guard::queue_reader, Cors::nobody, BodyType::nothing, AnswerType::data, show_policy},
    Route{"PUT", "/api/v1/moderation/policy", Guard::admin, Cors::nobody, BodyType::json, AnswerType::data, apply_policy, kPolicyBytes},
    Route{"POST", "/api/v1/moderation/policy/dry-run", Guard::moderator, Cors::nobody, BodyType::json, AnswerType::data, dry_run_policy, kPolicyBytes},
    Route{"GET", "/feeds/comments.atom", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, show_site_feed},
    Route{"GET", "/feeds/thread.atom", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, show_thread_feed},
    Route{"PUT", "/api/v1/manifest", Guard::builder, Cors::nobody, BodyType::json, AnswerType::data, put_manifest, kManifestBytes},
    Route{"GET", "/api/v1/snapshot", Guard::builder, Cors::nobody, BodyType::nothing, AnswerType::data, show_snapshot, 0, {"since", "epoch", "whole"}},
    Route{"GET", "/threads", Guard::none, Cors::nobody, BodyType::nothing, AnswerType::page, show_thread_page},
    Route{"GET", "/comment", Guard::none, Cors::nobody, BodyType::nothing, AnswerType::page, show_own_page},
    Route{"POST", "/comment", Guard::site, Cors::nobody, BodyType::form, AnswerType::page, change_own_page, kCommentBytes, {}, refuse_own_form},
    Route{"GET", "/receipt", Guard::none, Cors::nobody, BodyType::nothing, AnswerType::page, show_receipt},
    Route{"GET", "/{asset}", Guard::none, Cors::anybody, BodyType::nothing, AnswerType::data, show_asset},
};
// clang-format on

std::optional<std::vector<std::string>> captured(std::string_view pattern, std::string_view path) {
  std::vector<std::string> captures;
  if (pattern.find('{') == std::string_view::npos) {
    if (pattern != path) return std::nullopt;
    return captures;
  }
  while (true) {
    const std::string_view expected = pattern.substr(0, pattern.find('/'));
    const std::string_view segment = path.substr(0, path.find('/'));
    if (expected.starts_with('{')) {
      if (segment.empty()) return std::nullopt;
      captures.emplace_back(segment);
    } else if (expected != segment) {
      return std::nullopt;
    }
    const bool last = expected.size() == pattern.size();
    if (last != (segment.size() == path.size())) return std::nullopt;
    if (last) return captures;
    pattern.remove_prefix(expected.size() + 1);
    path.remove_prefix(segment.size() + 1);
  }
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match(std::span<const Route> table, std::string_view method, std::string_view path) {
  Match found;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Route& route : table) {
    std::optional<std::vector<std::string>> captures = captured(route.path, path);
    if (!captures) continue;
    // The catch-all route for files is the last one. It does not match paths that have other
    // routes.
    const bool exact = route.path.find('{') == std::string_view::npos;
    if (!exact && !found.on_path.empty() && found.on_path.front()->path != route.path) continue;
    found.on_path.push_back(&route);
    if (found.route == nullptr && route.method == wanted) {
      found.route = &route;
      found.captures = *std::move(captures);
    }
  }
  return found;
}

std::string allowed_methods(const Match& match) {
  std::string methods;
  for (const Route* route : match.on_path) {
    methods.append(route->method).append(", ");
    if (route->method == "GET") methods += "HEAD, ";
  }
  return methods + "OPTIONS";
}

std::string all_methods(std::span<const Route> table) {
  Match every;
  for (const Route& route : table) {
    if (std::ranges::find(every.on_path, route.method, &Route::method) == every.on_path.end())
      every.on_path.push_back(&route);
  }
  return allowed_methods(every);
}

}  // namespace http
