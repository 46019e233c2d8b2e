#include "commands/push_pages.h"

#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "comments/manifest.h"
#include "site/manifest_pages.h"

namespace commands {
namespace {

base::Result<PushedPages> send(const std::vector<comments::ManifestPage>& pages,
                               const site::Site& site, const CommentOptions& options) {
  TRY(const comments::Access access, access_of(options, site.configuration));
  TRY(const comments::ManifestChanges changes,
      comments::put_manifest(access, comments::manifest_json(pages), options.transport));
  return PushedPages{pages.size(), access.service, changes};
}

}  // namespace

std::optional<base::Diagnostic> push_obstacle(const base::Files& files, const Request& request) {
  const auto configuration = configuration_of(files, request);
  const std::string path = configuration.base_path();
  if (configuration.base_url.empty() && !request.base_url) {
    return base::error_in(base::Kind::missing_base_url, "postil.yaml",
                          "without a base_url the service cannot be told of the pages",
                          "say where the site lives: base_url: https://example.org/");
  }
  if (!request.base_url || base::path_of(*request.base_url) == path) return std::nullopt;
  return base::error_in(
      base::Kind::usage, "--base-url",
      "the service knows the pages below " + path + ", and this address has another path",
      "push without it, or write it into postil.yaml");
}

std::optional<PushedPages> send_pages(const site::Site& site, const CommentOptions& options,
                                      base::Report& report) {
  const std::vector<comments::ManifestPage> pages = site::manifest_pages(site, report);
  if (pages.empty()) {
    report.add(base::error_in(base::Kind::missing_content, "content",
                              "the site has no page that takes comments, so nothing was sent",
                              "a push of no pages would close all pages of the live site"));
  }
  if (report.fails()) return std::nullopt;
  const auto pushed = send(pages, site, options);
  if (pushed) return *pushed;
  report.add(pushed.error());
  return std::nullopt;
}

std::string line_of(const PushedPages& pushed) {
  const comments::ManifestChanges& changes = pushed.changes;
  std::vector<std::string> parts;
  if (changes.added > 0) parts.push_back(std::to_string(changes.added) + " new");
  if (changes.moved > 0) parts.push_back(std::to_string(changes.moved) + " moved");
  if (changes.unlisted > 0)
    parts.push_back(std::to_string(changes.unlisted) + " no longer on the site");
  return "told " + pushed.service + " of " + base::count_of(pushed.pages, "page") + ": " +
         (parts.empty() ? "none is new, moved or gone" : base::join(parts, ", ")) + '\n';
}

base::Json json_of(const PushedPages& pushed) {
  const auto number = [](std::int64_t count) { return base::Json(static_cast<int>(count)); };
  return base::JsonObject{{"pages", static_cast<int>(pushed.pages)},
                          {"service", pushed.service},
                          {"added", number(pushed.changes.added)},
                          {"moved", number(pushed.changes.moved)},
                          {"unlisted", number(pushed.changes.unlisted)}};
}

}  // namespace commands
