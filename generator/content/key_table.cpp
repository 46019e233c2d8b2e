#include "content/key_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace content {
namespace {

constexpr std::array<KeyRow, 34> kRows = {{
    {"title", Key::title, "title"},
    {"date", Key::date, "date"},
    {"lastmod", Key::lastmod, "lastmod"},
    {"publish_date", Key::publish_date, "publish_date"},
    {"expiry_date", Key::expiry_date, "expiry_date"},
    {"draft", Key::draft, "draft"},
    {"slug", Key::slug, "slug"},
    {"url", Key::url, "url"},
    {"description", Key::description, "description"},
    {"aliases", Key::aliases, "aliases"},
    {"layout", Key::layout, "layout"},
    {"comments", Key::comments, "comments"},
    {"weight", Key::weight, "weight"},
    {"image", Key::image, "image"},
    {"original", Key::original, "original"},
    {"shares", Key::shares, "shares"},
    {"views", Key::views, "views"},
    {"params", Key::params, "params"},
    // Hugo
    {"publishDate", Key::publish_date, "publish_date"},
    {"publishdate", Key::publish_date, "publish_date"},
    {"pubdate", Key::publish_date, "publish_date"},
    {"expiryDate", Key::expiry_date, "expiry_date"},
    {"expirydate", Key::expiry_date, "expiry_date"},
    {"unpublishdate", Key::expiry_date, "expiry_date"},
    {"modified", Key::lastmod, "lastmod"},
    {"summary", Key::description, "description"},
    // Zola
    {"updated", Key::lastmod, "lastmod"},
    // Jekyll
    {"published", Key::published, "draft"},
    {"permalink", Key::permalink, "url"},
    {"redirect_from", Key::redirect_from, "aliases"},
    {"excerpt", Key::description, "description"},
    {"last_modified_at", Key::lastmod, "lastmod"},
    {"modified_date", Key::lastmod, "lastmod"},
    {"thumbnail", Key::image, "image"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPlurals = {
    {{"tag", "tags"}, {"category", "categories"}, {"author", "authors"}}};

}  // namespace

std::optional<KeyRow> find_key(std::string_view spelling) {
  const auto row = std::find_if(kRows.begin(), kRows.end(),
                                [&](const KeyRow& r) { return r.spelling == spelling; });
  if (row == kRows.end()) return std::nullopt;
  return *row;
}

std::vector<std::string_view> key_spellings() {
  std::vector<std::string_view> spellings;
  spellings.reserve(kRows.size());
  for (const KeyRow& row : kRows) spellings.push_back(row.spelling);
  return spellings;
}

std::optional<std::string_view> plural_of(std::string_view taxonomy) {
  for (const auto& [singular, plural] : kPlurals) {
    if (singular == taxonomy) return plural;
  }
  return std::nullopt;
}

bool is_known_key(std::string_view spelling) {
  const bool usual = std::any_of(kPlurals.begin(), kPlurals.end(), [&](const auto& pair) {
    return pair.first == spelling || pair.second == spelling;
  });
  return usual || find_key(spelling).has_value();
}

}  // namespace content
