#include "theme/contract_parts.h"

// The fields of the site, which are the same on every page.
namespace theme {

using enum Type;

// Recursive: a menu item has items.
constexpr Field kMenuItem[] = {
    {"name", text, "what the item says"},
    {"identifier", text, "what `parent` of other items calls it"},
    {"url", text, "where it leads"},
    {"current", flag, "whether it leads to this page"},
    {"ancestor", flag, "whether this page is below it"},
    {"children", list, "the items below", &kMenuItemSchema},
    {"has_children", flag, "whether there are any"},
    {"children_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kMenuItemSchema = {"menu item", kMenuItem};

constexpr Field kFeed[] = {
    {"title", text, "name of the format: Atom, RSS, JSON Feed"},
    {"type", text, "media type: application/atom+xml"},
    {"url", text, kUrl},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kFeedSchema = {"feed", kFeed};

constexpr Field kMenus[] = {
    {kAnyName, list, "the items of the menu of that name; nothing when there is no such menu",
     &kMenuItemSchema},
};
constexpr Schema kMenusSchema = {"menus", kMenus};

constexpr Field kTermEntry[] = {
    {"name", text, "the term as authors write it"},
    {"url", text, kUrl},
    {"count", text, "how many pages it has"},
    {"count_text", text, "1 post, 2 posts"},
    {"description", text, "`description` of the term's _index.md"},
    {"has_description", flag, "whether there is one"},
    {"params", tree, "`params` of the term's _index.md"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kTermEntrySchema = {"term of the list", kTermEntry};

constexpr Field kSiteTaxonomy[] = {
    {"name", text, "name of the taxonomy: tags"},
    {"title", text, "title of its page"},
    {"url", text, kUrl},
    {"terms", list, "its terms", &kTermEntrySchema},
    {"has_terms", flag, "whether there are any"},
    {"terms_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kSiteTaxonomySchema = {"taxonomy of the site", kSiteTaxonomy};

constexpr Field kSiteLanguage[] = {
    {"name", text, "as it calls itself: Français"},
    {"lang", text, "language tag: fr"},
    {"direction", text, "ltr or rtl"},
    {"url", text, "this page in that language, else its home page"},
    {"current", flag, "whether it is the language of this page"},
    {"is_translated", flag, "whether this page is there in that language"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kSiteLanguageSchema = {"language of the site", kSiteLanguage};

constexpr Field kRecentComment[] = {
    {"name", text, "who wrote it"},
    {"text", text, "its first 140 characters, as plain text"},
    {"url", text, "where it stands on its page"},
    {"page_title", text, "title of the page"},
    {"page_url", text, "URL of the page"},
    {"is_author", flag, "whether the site's own people wrote it"},
    {"date", optional, "when it was written", &kDateSchema},
    {"has_date", flag, "whether that is known"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kRecentCommentSchema = {"recent comment", kRecentComment};

constexpr Field kSite[] = {
    {"title", text, "`title` of postil.yaml, else the name of the folder"},
    {"description", text, "`description` of postil.yaml"},
    {"language", text, "language tag: en"},
    {"languages", list, "the languages that readers can choose, by `weight`", &kSiteLanguageSchema},
    {"has_languages", flag, "whether there is more than one"},
    {"languages_count", text, kCount},
    {"home_url", text, "root-relative URL of the home page"},
    {"base_path", text, "`/` or `/blog/`: goes before the theme's files"},
    {"base_url", text, "`base_url` of postil.yaml, with a slash at the end"},
    {"has_base_url", flag, "whether it is set"},
    {"feeds", list, "the site's feeds, one of each format", &kFeedSchema},
    {"has_feeds", flag, "whether there are any: feeds need base_url"},
    {"feeds_count", text, kCount},
    {"feed_url", text, "root-relative URL of the first of them"},
    {"generator", text, "Postil and its version"},
    {"author", text, "`author` of postil.yaml"},
    {"has_author", flag, "whether it is set"},
    {"params", tree, "`params` of postil.yaml"},
    {"data", tree, "the files in data/, by their names"},
    {"menu", list, "the main menu", &kMenuItemSchema},
    {"has_menu", flag, "whether it has items"},
    {"menu_count", text, kCount},
    {"menus", object, "all menus by name: site.menus.footer", &kMenusSchema},
    {"taxonomies", list, "the taxonomies in use", &kSiteTaxonomySchema},
    {"has_taxonomies", flag, "whether there are any"},
    {"taxonomies_count", text, kCount},
    {"recent_comments", list, "the newest five baked comments, the newest first",
     &kRecentCommentSchema},
    {"has_recent_comments", flag, "whether there are any"},
    {"recent_comments_count", text, kCount},
};
constexpr Schema kSiteSchema = {"site", kSite};

}  // namespace theme
