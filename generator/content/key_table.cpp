#include "content/key_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace content {
namespace {

constexpr auto kRows = std::to_array<KeyRow>({
    {"title", Key::title, "title"},
    {"date", Key::date, "date"},
    {"lastmod", Key::lastmod, "lastmod"},
    {"publish_date", Key::publish_date, "publish_date"},
    {"expiry_date", Key::expiry_date, "expiry_date"},
    {"draft", Key::draft, "draft"},
    {"unlisted", Key::unlisted, "unlisted"},
    {"weight", Key::weight, "weight"},
    {"slug", Key::slug, "slug"},
    {"url", Key::url, "url"},
    {"aliases", Key::aliases, "aliases"},
    {"summary", Key::summary, "summary"},
    {"description", Key::description, "description"},
    {"keywords", Key::keywords, "keywords"},
    {"layout", Key::layout, "layout"},
    {"type", Key::type, "type"},
    {"lang", Key::lang, "lang"},
    {"translation_key", Key::translation_key, "translation_key"},
    {"toc", Key::toc, "toc"},
    {"image", Key::image, "image"},
    {"menus", Key::menus, "menus"},
    {"related", Key::related, "related"},
    {"original", Key::original, "original"},
    {"shares", Key::shares, "shares"},
    {"views", Key::views, "views"},
    {"comments", Key::comments, "comments"},
    {"sitemap", Key::sitemap, "sitemap"},
    {"cascade", Key::cascade, "cascade"},
    {"params", Key::params, "params"},
    // Hugo
    {"publishDate", Key::publish_date, "publish_date"},
    {"publishdate", Key::publish_date, "publish_date"},
    {"pubDate", Key::publish_date, "publish_date"},
    {"pubdate", Key::publish_date, "publish_date"},
    {"expiryDate", Key::expiry_date, "expiry_date"},
    {"expirydate", Key::expiry_date, "expiry_date"},
    {"unpublishdate", Key::expiry_date, "expiry_date"},
    {"modified", Key::lastmod, "lastmod"},
    {"translationKey", Key::translation_key, "translation_key"},
    {"translationkey", Key::translation_key, "translation_key"},
    {"menu", Key::menus, "menus"},
    {"images", Key::images, "image"},
    {"featured_image", Key::image, "image"},
    {"cover", Key::image, "image"},
    // Zola
    {"updated", Key::lastmod, "lastmod"},
    {"path", Key::url, "url"},
    {"taxonomies", Key::taxonomies, "taxonomies"},
    {"extra", Key::extra, "params"},
    // Jekyll
    {"published", Key::published, "draft"},
    {"permalink", Key::permalink, "url"},
    {"redirect_from", Key::redirect_from, "aliases"},
    {"excerpt", Key::summary, "summary"},
    {"last_modified_at", Key::lastmod, "lastmod"},
    {"modified_date", Key::lastmod, "lastmod"},
    {"thumbnail", Key::image, "image"},
    // Eleventy
    {"eleventyExcludeFromCollections", Key::unlisted, "unlisted"},
});

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPlurals = {
    {{"tag", "tags"}, {"category", "categories"}, {"author", "authors"}}};

constexpr std::string_view kHide = "unlisted: true hides a page from lists, draft: true from all";
constexpr std::string_view kLayout = "layout: NAME uses templates/NAME.mustache";
constexpr std::string_view kLinkTitle =
    "leave it out: a page that is in a menu says its name there, with the `name` of its entry";
constexpr std::string_view kFirst = "weight: 1 puts a page before those without a weight";
constexpr std::string_view kPaginate = "set \"paginate\" in postil.yaml";
constexpr std::string_view kOriginal = "original: {url: …} names the article that is republished";

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kSubstitutes = {{
    // Hugo
    {"linkTitle", kLinkTitle},
    {"linktitle", kLinkTitle},
    {"isCJKLanguage", "leave it out: words are counted by their script"},
    {"markup", "leave it out: every page is Markdown"},
    {"outputs", "leave it out: every page is HTML, and every list has a feed"},
    {"resources", "leave it out: the files beside an index.md belong to its page"},
    {"headless", kHide},
    {"build", kHide},
    {"_build", kHide},
    {"canonicalURL", kOriginal},
    // Hexo
    {"top", kFirst},
    {"sticky", kFirst},
    // Zola
    {"template", kLayout},
    {"page_template", kLayout},
    {"render", kHide},
    {"in_search_index", kHide},
    {"sort_by", "leave it out: lists are in order of weight, then of date"},
    {"paginate_by", kPaginate},
    // Jekyll
    {"redirect_to", "write aliases: [OLD ADDRESS] into the page that it leads to"},
    {"excerpt_separator", "write <!--more--> where the summary ends"},
    {"canonical_url", kOriginal},
    // Eleventy
    {"pagination", kPaginate},
    {"eleventyNavigation", "menus: {main: {name: …, parent: …, weight: …}} does this"},
}};

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

bool adds_up(std::string_view meaning) {
  return meaning == "aliases" || meaning == "params" || meaning == "taxonomies";
}

std::string_view substitute_of(std::string_view spelling) {
  for (const auto& [foreign, substitute] : kSubstitutes) {
    if (foreign == spelling) return substitute;
  }
  return {};
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
