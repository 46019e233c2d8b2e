// The keys of front matter, with the spellings of other generators.
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
  published,  // Jekyll: false means a draft; Hugo: a date
  unlisted,
  weight,
  slug,
  url,
  permalink,  // Jekyll's `url`, which may be a pattern
  aliases,
  redirect_from,  // Jekyll's `aliases`, relative to the site's root
  summary,
  description,
  keywords,
  layout,
  type,
  lang,
  translation_key,
  toc,
  image,
  images,  // Hugo's list: only the first is used
  menus,
  related,
  original,
  shares,
  views,
  comments,
  sitemap,
  cascade,     // front matter for the pages below
  taxonomies,  // Zola's map of taxonomies
  params,
  extra  // Zola's `params`
};

struct KeyRow {
  std::string_view spelling;
  Key key = Key::title;
  std::string_view meaning;  // Postil's own name for the value that the key sets
};

// Returns the row of a spelling. The table has no taxonomies, because the site defines them.
std::optional<KeyRow> find_key(std::string_view spelling);

// Returns all spellings, Postil's own first.
std::vector<std::string_view> key_spellings();

// Whether the values of all spellings with this meaning are combined. Otherwise only one spelling
// applies.
bool adds_up(std::string_view meaning);

// For a key of another generator without an equivalent, returns what to write instead. Otherwise
// returns an empty text.
std::string_view substitute_of(std::string_view spelling);

// "tags" for "tag": the plural of the three taxonomies that other generators write in the singular.
std::optional<std::string_view> plural_of(std::string_view taxonomy);

// Whether the key can begin front matter: a key of the table, a common taxonomy, or the singular of
// one.
bool is_known_key(std::string_view spelling);

}  // namespace content
