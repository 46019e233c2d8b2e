// The keys of front matter, with the spellings that other generators use for them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace content {

enum class Key {
  title,
  date,
  lastmod,
  publish_date,
  expiry_date,
  draft,
  published,  // Jekyll: `false` is a draft; Hugo: a date
  unlisted,
  weight,
  slug,
  url,
  permalink,  // Jekyll's `url`, which may be a pattern
  aliases,
  redirect_from,  // Jekyll's `aliases`, from the root of the site
  summary,
  description,
  keywords,
  layout,
  type,
  lang,
  translation_key,
  toc,
  image,
  images,  // Hugo's list: the first one counts
  menus,
  related,
  original,
  shares,
  views,
  comments,
  sitemap,
  cascade,     // for the pages below
  taxonomies,  // Zola's map of taxonomies
  params,
  extra  // Zola's `params`
};

struct KeyRow {
  std::string_view spelling;
  Key key = Key::title;
  std::string_view meaning;  // Postil's own spelling of what the key sets
};

// The row of a spelling; taxonomies are not in the table, they are the site's own.
std::optional<KeyRow> find_key(std::string_view spelling);

// All spellings, Postil's own first.
std::vector<std::string_view> key_spellings();

// Whether the value of every spelling of this meaning counts, not that of one only.
bool adds_up(std::string_view meaning);

// What stands here for a key of another generator that has no meaning of its own; else nothing.
std::string_view substitute_of(std::string_view spelling);

// "tags" of "tag", for the three taxonomies whose singular others write; else nothing.
std::optional<std::string_view> plural_of(std::string_view taxonomy);

// Whether a page may begin with this key: one of the table, a usual taxonomy or its singular.
bool is_known_key(std::string_view spelling);

}  // namespace content
