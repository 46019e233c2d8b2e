#include "theme/contract.h"

#include <algorithm>

namespace theme {
namespace {

using enum Type;

constexpr std::string_view kFirst = "whether it is the first of its list";
constexpr std::string_view kLast = "whether it is the last of its list";
constexpr std::string_view kUrl = "root-relative URL";

constexpr Field kDate[] = {
    {"iso", text, "2024-05-01T10:30:00+02:00 (RFC 3339)"},
    {"day", text, "2024-05-01"},
    {"human", text, "1 May 2024"},
    {"rfc822", text, "Wed, 01 May 2024 10:30:00 +0200"},
    {"year", text, "2024"},
};
constexpr Schema kDateSchema = {"date", kDate};

constexpr Field kLink[] = {
    {"title", text, "title of the page"},
    {"url", text, kUrl},
};
constexpr Schema kLinkSchema = {"link", kLink};

constexpr Field kBreadcrumb[] = {
    {"title", text, "title of the page"},
    {"url", text, kUrl},
    {"last", flag, "whether it is this page itself"},
};
constexpr Schema kBreadcrumbSchema = {"breadcrumb", kBreadcrumb};

constexpr Field kNamedLink[] = {
    {"name", text, "what the link says: a term as authors write it, or the name they gave"},
    {"url", text, "where it leads"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kNamedLinkSchema = {"named link", kNamedLink};

constexpr Field kBook[] = {
    {"title", text, "title of the book"},
    {"url", text, "where it can be found"},
    {"has_url", flag, "whether the author gave a URL"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kBookSchema = {"book", kBook};

constexpr Field kAuthor[] = {
    {"name", text, "name of the author"},
    {"url", text, "the author's page; the home page when there is none"},
    {"bio", html, "the text of content/authors/NAME/_index.md"},
    {"has_bio", flag, "whether that text is not empty"},
    {"avatar", text, "URL of a picture: `params.avatar` of the author's page"},
    {"has_avatar", flag, "whether there is a picture"},
    {"initials", text, "one or two letters, to stand for a missing picture"},
    {"links", list, "`params.links` of the author's page", &kNamedLinkSchema},
    {"has_links", flag, "whether there are any"},
    {"books", list, "`params.books` of the author's page", &kBookSchema},
    {"has_books", flag, "whether there are any"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kAuthorSchema = {"author", kAuthor};

constexpr Field kCard[] = {
    {"title", text, "title of the page"},
    {"url", text, kUrl},
    {"permalink", text, "absolute URL; empty without base_url"},
    {"description", text, "`description` of the front matter"},
    {"has_description", flag, "whether there is one"},
    {"summary", text, "plain text up to <!--more-->, else the first blocks"},
    {"summary_html", text, "the same with its markup: {{{summary_html}}}"},
    {"has_summary", flag, "whether there is one"},
    {"excerpt", text, "the description, else the summary"},
    {"has_excerpt", flag, "whether there is one"},
    {"date", optional, "when it was published", &kDateSchema},
    {"has_date", flag, "whether it has a date"},
    {"section", optional, "the section that it lies in", &kLinkSchema},
    {"has_section", flag, "whether it lies in one"},
    {"authors", list, "who wrote it", &kAuthorSchema},
    {"has_authors", flag, "whether that is known"},
    {"tags", list, "its tags, in the order written", &kNamedLinkSchema},
    {"has_tags", flag, "whether there are any"},
    {"categories", list, "its categories, in the order written", &kNamedLinkSchema},
    {"has_categories", flag, "whether there are any"},
    {"words", text, "how many words it has"},
    {"reading_minutes", text, "how many minutes reading takes, at least 1"},
    {"image", text, "URL of its picture"},
    {"has_image", flag, "whether there is one"},
    {"image_alt", text, "what the picture shows"},
    {"has_image_alt", flag, "whether the author says so"},
    {"has_comments", flag, "whether the number of its comments is known"},
    {"comment_count", text, "how many comments it has"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, "its place in the list, from 1"},
};
constexpr Schema kCardSchema = {"card", kCard};

extern const Schema kMenuItemSchema;  // items hold items
constexpr Field kMenuItem[] = {
    {"name", text, "what the item says"},
    {"identifier", text, "what `parent` of other items calls it"},
    {"url", text, "where it leads"},
    {"current", flag, "whether it leads to this page"},
    {"ancestor", flag, "whether this page is below it"},
    {"children", list, "the items below", &kMenuItemSchema},
    {"has_children", flag, "whether there are any"},
};
constexpr Schema kMenuItemSchema = {"menu item", kMenuItem};

constexpr Field kFeed[] = {
    {"title", text, "name of the format: Atom, RSS, JSON Feed"},
    {"type", text, "media type: application/atom+xml"},
    {"url", text, kUrl},
    {"first", flag, kFirst},
    {"last", flag, kLast},
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
};
constexpr Schema kTermEntrySchema = {"term of the list", kTermEntry};

constexpr Field kSiteTaxonomy[] = {
    {"name", text, "name of the taxonomy: tags"},
    {"title", text, "title of its page"},
    {"url", text, kUrl},
    {"terms", list, "its terms", &kTermEntrySchema},
    {"has_terms", flag, "whether there are any"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kSiteTaxonomySchema = {"taxonomy of the site", kSiteTaxonomy};

constexpr Field kSite[] = {
    {"title", text, "`title` of postil.yaml, else the name of the folder"},
    {"description", text, "`description` of postil.yaml"},
    {"language", text, "language tag: en"},
    {"home_url", text, "root-relative URL of the home page"},
    {"base_path", text, "`/` or `/blog/`: goes before the theme's files"},
    {"base_url", text, "`base_url` of postil.yaml, with a slash at the end"},
    {"has_base_url", flag, "whether it is set"},
    {"feeds", list, "the site's feeds, one of each format", &kFeedSchema},
    {"has_feeds", flag, "whether there are any: feeds need base_url"},
    {"feed_url", text, "root-relative URL of the first of them"},
    {"generator", text, "Postil and its version"},
    {"author", text, "`author` of postil.yaml"},
    {"has_author", flag, "whether it is set"},
    {"params", tree, "`params` of postil.yaml"},
    {"data", tree, "the files in data/, by their names"},
    {"menu", list, "the main menu", &kMenuItemSchema},
    {"has_menu", flag, "whether it has items"},
    {"menus", object, "all menus by name: site.menus.footer", &kMenusSchema},
    {"taxonomies", list, "the taxonomies in use", &kSiteTaxonomySchema},
    {"has_taxonomies", flag, "whether there are any"},
};
constexpr Schema kSiteSchema = {"site", kSite};

constexpr Field kTocEntry[] = {
    {"id", text, "id of the heading"}, {"text", text, "plain text of the heading"},
    {"level", text, "2 or 3"},         {"is_deeper", flag, "whether the level is below 2"},
    {"first", flag, kFirst},           {"last", flag, kLast},
};
constexpr Schema kTocSchema = {"heading", kTocEntry};

constexpr Field kOriginal[] = {
    {"url", text, "the article that this page republishes"},
    {"note", text, "on what terms"},
    {"has_note", flag, "whether there is a note"},
    {"host", text, "host of the URL: example.org"},
};
constexpr Schema kOriginalSchema = {"original", kOriginal};

constexpr Field kComments[] = {
    {"service", text, "URL of the comment service"},
    {"thread", text, "key of the page's thread: its decoded path, with the path of base_url"},
    {"action", text, "where the form is sent"},
    {"threads_url", text, "the thread as a page of the service, for readers without JavaScript"},
    {"script_url", text, "the script that shows and sends comments"},
    {"count", text, "how many comments are baked in"},
    {"count_text", text, "No comments yet, 1 comment, 2 comments; Comments when not known"},
    {"has_count", flag, "whether there is at least one"},
    {"version", text, "version of the baked fragment"},
    {"fragment", html, "the baked comments"},
    {"has_fragment", flag, "whether there are any"},
    {"policy", texts, "what comments must be like, a line each"},
};
constexpr Schema kCommentsSchema = {"comments", kComments};

constexpr Field kPageTaxonomy[] = {
    {"name", text, "name of the taxonomy: tags"},
    {"title", text, "title of its page"},
    {"url", text, kUrl},
    {"is_own", flag, "the site's own: none of tags, categories, authors, series"},
    {"terms", list, "the page's terms of it, in the order written", &kNamedLinkSchema},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kPageTaxonomySchema = {"taxonomy of the page", kPageTaxonomy};

constexpr Field kTranslation[] = {
    {"lang", text, "language tag: de"},
    {"title", text, "title of the page"},
    {"url", text, kUrl},
    {"permalink", text, "absolute URL; empty without base_url"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kTranslationSchema = {"translation", kTranslation};

constexpr Field kPart[] = {
    {"number", text, "1, 2, …"}, {"title", text, "title of the page"},
    {"url", text, kUrl},         {"current", flag, "whether it is this page"},
    {"first", flag, kFirst},     {"last", flag, kLast},
};
constexpr Schema kPartSchema = {"part of a series", kPart};

constexpr Field kSeries[] = {
    {"name", text, "name of the series"},
    {"url", text, kUrl},
    {"number", text, "which part this page is, from 1"},
    {"total", text, "how many parts there are"},
    {"parts", list, "all parts: by weight, then the oldest first", &kPartSchema},
    {"has_parts", flag, "whether there are others than this page"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kSeriesSchema = {"series", kSeries};

constexpr Field kMeta[] = {
    {"name", text, "og:title, twitter:title"},
    {"content", text, "what it says of the page"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kMetaSchema = {"meta element", kMeta};

constexpr Field kPage[] = {
    {"kind", text, "home, section, page, taxonomy, term, archive or not_found"},
    {"is_home", flag, "the home page"},
    {"is_section", flag, "a section's list"},
    {"is_page", flag, "a post or another page with a text of its own"},
    {"is_taxonomy", flag, "a taxonomy: the list of its terms"},
    {"is_term", flag, "a term: the list of its pages"},
    {"is_archive", flag, "the list of a year or a month"},
    {"is_not_found", flag, "404.html"},
    {"is_unlisted", flag, "in no list: search engines are to leave it alone, too"},
    {"title", text, "title of the page"},
    {"head_title", text, "for <title>: the page's and the site's title"},
    {"description", text, "`description` of the front matter; of the site for the home page"},
    {"has_description", flag, "whether there is one"},
    {"head_description", text,
     "for <meta name=description>: the description, else the summary, cut at 160 characters"},
    {"has_head_description", flag, "whether there is one"},
    {"open_graph", list, "<meta> elements for those that show links as cards", &kMetaSchema},
    {"has_open_graph", flag, "whether there are any: `metadata` of postil.yaml"},
    {"x_card", list, "the same for X", &kMetaSchema},
    {"has_x_card", flag, "whether there are any"},
    {"json_ld", html, "schema.org data, as the text of a <script type=\"application/ld+json\">"},
    {"has_json_ld", flag, "whether there is any: it needs base_url"},
    {"url", text, kUrl},
    {"permalink", text, "absolute URL; empty without base_url"},
    {"has_permalink", flag, "whether base_url is set"},
    {"canonical", text, "the original's URL when the page republishes one, else the permalink"},
    {"has_canonical", flag, "whether there is one"},
    {"lang", text, "language tag: en"},
    {"date", optional, "when it was published", &kDateSchema},
    {"has_date", flag, "whether it has a date"},
    {"lastmod", optional, "when it was last changed", &kDateSchema},
    {"has_lastmod", flag, "whether that was on another day than it was published"},
    {"words", text, "how many words it has"},
    {"reading_minutes", text, "how many minutes reading takes, at least 1"},
    {"content", html, "the text"},
    {"has_content", flag, "whether it is not empty"},
    {"summary", text, "plain text up to <!--more-->, else the first blocks"},
    {"summary_html", text, "the same with its markup: {{{summary_html}}}"},
    {"has_summary", flag, "whether there is one"},
    {"image", text, "URL of its picture: absolute with base_url, else root-relative"},
    {"has_image", flag, "whether there is one"},
    {"image_alt", text, "what the picture shows"},
    {"has_image_alt", flag, "whether the author says so"},
    {"keywords", texts, "`keywords` of the front matter"},
    {"has_keywords", flag, "whether there are any"},
    {"section", optional, "the section that it lies in", &kLinkSchema},
    {"has_section", flag, "whether it lies in one"},
    {"authors", list, "who wrote it; on an author's page the author", &kAuthorSchema},
    {"has_authors", flag, "whether that is known"},
    {"tags", list, "its tags, in the order written", &kNamedLinkSchema},
    {"has_tags", flag, "whether there are any"},
    {"categories", list, "its categories, in the order written", &kNamedLinkSchema},
    {"has_categories", flag, "whether there are any"},
    {"taxonomies", list, "all its terms, by taxonomy", &kPageTaxonomySchema},
    {"has_taxonomies", flag, "whether there are any"},
    {"series", list, "the series that it is a part of", &kSeriesSchema},
    {"has_series", flag, "whether it is a part of one"},
    {"translations", list, "the pages that share its `translation_key`", &kTranslationSchema},
    {"has_translations", flag, "whether there are any"},
    {"toc", list, "its headings of level 2 and 3; none with `toc: false`", &kTocSchema},
    {"has_toc", flag, "whether there are at least 3 of them"},
    {"breadcrumbs", list, "from the home page to this one; empty there", &kBreadcrumbSchema},
    {"prev", optional, "the next older page of the section", &kCardSchema},
    {"has_prev", flag, "whether there is one"},
    {"next", optional, "the next newer page of the section", &kCardSchema},
    {"has_next", flag, "whether there is one"},
    {"related", list, "pages that have most in common with it", &kCardSchema},
    {"has_related", flag, "whether there are any"},
    {"backlinks", list, "pages whose text links here", &kCardSchema},
    {"has_backlinks", flag, "whether there are any"},
    {"original", optional, "the article that this page republishes", &kOriginalSchema},
    {"has_original", flag, "whether it republishes one"},
    {"shares", text, "`shares` of the front matter"},
    {"has_shares", flag, "whether it is set"},
    {"views", text, "`views` of the front matter"},
    {"has_views", flag, "whether it is set"},
    {"shares_text", text, "1 share, 2 shares"},
    {"views_text", text, "1 view, 2 views"},
    {"linkedin_url", text, "a plain link to share the page; empty without base_url"},
    {"has_linkedin_url", flag, "whether base_url is set"},
    {"params", tree, "`params` of the front matter"},
    {"feeds", list, "the list's feeds, one of each format", &kFeedSchema},
    {"has_feeds", flag, "whether there are any: lists of pages with a date have them"},
    {"feed_url", text, "root-relative URL of the first of them"},
    {"comments", optional, "what the comment section needs", &kCommentsSchema},
    {"has_comments", flag, "whether the page takes comments"},
};
constexpr Schema kPageSchema = {"page", kPage};

constexpr Field kPageNumber[] = {
    {"number", text, "1, 2, …"},
    {"url", text, kUrl},
    {"current", flag, "whether it is this one"},
};
constexpr Schema kPageNumberSchema = {"page number", kPageNumber};

constexpr Field kPaginator[] = {
    {"number", text, "which part of the list this is, from 1"},
    {"total", text, "how many parts the list has"},
    {"has_pages", flag, "whether there is more than one"},
    {"prev_url", text, "the part before"},
    {"has_prev", flag, "whether there is one"},
    {"next_url", text, "the part after"},
    {"has_next", flag, "whether there is one"},
    {"pages", list, "all parts", &kPageNumberSchema},
};
constexpr Schema kPaginatorSchema = {"paginator", kPaginator};

constexpr Field kSectionEntry[] = {
    {"title", text, "title of the section"},
    {"url", text, kUrl},
    {"description", text, "`description` of its _index.md"},
    {"has_description", flag, "whether there is one"},
    {"count", text, "how many pages it has"},
    {"count_text", text, "1 post, 2 posts"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kSectionEntrySchema = {"section of the list", kSectionEntry};

constexpr Field kMonth[] = {
    {"title", text, "May"},
    {"url", text, kUrl},
    {"count", text, "how many pages it has"},
    {"count_text", text, "1 post, 2 posts"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kMonthSchema = {"month", kMonth};

constexpr Field kYear[] = {
    {"title", text, "2024"},
    {"url", text, kUrl},
    {"count", text, "how many pages it has"},
    {"count_text", text, "1 post, 2 posts"},
    {"months", list, "its months with pages, newest first", &kMonthSchema},
    {"first", flag, kFirst},
    {"last", flag, kLast},
};
constexpr Schema kYearSchema = {"year", kYear};

constexpr Field kTop[] = {
    {"site", object, "the site", &kSiteSchema},
    {"page", object, "the page", &kPageSchema},
    {"pages", list, "the pages of this part of a list", &kCardSchema},
    {"has_pages", flag, "whether there are any"},
    {"paginator", object, "the parts of a list", &kPaginatorSchema},
    {"terms", list, "the terms of a taxonomy", &kTermEntrySchema},
    {"has_terms", flag, "whether there are any"},
    {"sections", list, "the sections below the home page or a section", &kSectionEntrySchema},
    {"has_sections", flag, "whether there are any"},
    {"archives", list, "the years of a list with archives, newest first; of a year: itself",
     &kYearSchema},
    {"has_archives", flag, "whether there are any"},
};
constexpr Schema kTopSchema = {"template", kTop};

constexpr Field kBody[] = {
    {"body", html, "the rendered text of the template that extends this one"},
};
constexpr Schema kBodySchema = {"extended template", kBody};

}  // namespace

const Field* Schema::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& known) {
    return known.name == field || known.name == kAnyName;
  });
  return found == fields.end() ? nullptr : &*found;
}

const Schema& contract() { return kTopSchema; }

const Schema& body_contract() { return kBodySchema; }

}  // namespace theme
