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
  slug,
  url,
  permalink,  // Jekyll's `url`, which may be a pattern
  description,
  aliases,
  redirect_from,  // Jekyll's `aliases`, from the root of the site
  layout,
  comments,
  weight,
  image,
  original,
  shares,
  views,
  params
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

// "tags" of "tag", for the three taxonomies whose singular others write; else nothing.
std::optional<std::string_view> plural_of(std::string_view taxonomy);

// Whether a page may begin with this key: one of the table, a usual taxonomy or its singular.
bool is_known_key(std::string_view spelling);

}  // namespace content
