#include "comments/manifest.h"

#include <utility>

#include "base/json.h"

namespace comments {
namespace {

base::JsonObject member_of(const ManifestPage& page) {
  base::JsonObject json{{"key", page.key}, {"title", page.title}, {"lang", page.lang}};
  if (!page.is_open) json.emplace_back("open", false);
  if (!page.closes.empty()) json.emplace_back("closes", page.closes);
  if (page.moderation == Moderation::hold) json.emplace_back("moderation", "hold");
  if (!page.aliases.empty())
    json.emplace_back("aliases", base::JsonList(page.aliases.begin(), page.aliases.end()));
  if (!page.id.empty()) json.emplace_back("id", page.id);
  return json;
}

}  // namespace

std::string manifest_json(const std::vector<ManifestPage>& pages) {
  base::JsonList threads;
  threads.reserve(pages.size());
  for (const ManifestPage& page : pages) threads.emplace_back(member_of(page));
  return base::to_text(base::JsonObject{{"threads", std::move(threads)}});
}

}  // namespace comments
