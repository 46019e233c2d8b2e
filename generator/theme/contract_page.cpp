#include "theme/contract_parts.h"

// The fields of the page that is rendered.
namespace theme {

using enum Type;

constexpr Field kTocEntry[] = {
    {"id", text, "id of the heading"}, {"text", text, "plain text of the heading"},
    {"level", text, "2 or 3"},         {"is_deeper", flag, "whether the level is below 2"},
    {"first", flag, kFirst},           {"last", flag, kLast},
    {"index", text, kIndex},
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
    {"is_live", flag, "whether there is a service; on a frozen site there is none"},
    {"is_open", flag, "whether the page took comments when it was built"},
    {"service", text, "URL of the comment service; empty on a frozen site, as the addresses below"},
    {"thread", text,
     "key of the page's thread: its decoded path, with the path of base_url; with comments of a "
     "former address, that one"},
    {"action", text, "where the form is sent"},
    {"threads_url", text, "the thread as a page of the service, for readers without JavaScript"},
    {"script_url", text, "the script that shows and sends comments"},
    {"feed_url", text, "Atom feed of the page's comments"},
    {"has_feed_url", flag, "whether there is one"},
    {"count", text, "how many comments the thread has, also when the page shows only the first"},
    {"count_text", text, "No comments yet, 1 comment, 2 comments; Comments when not known"},
    {"has_count", flag, "whether there is at least one"},
    {"version", text, "version of the baked fragment"},
    {"fragment", html, "the baked comments, as the service shows them"},
    {"has_fragment", flag, "whether comments are baked into the page, or that there are none yet"},
    {"policy", texts, "what comments must be like, a line each"},
    {"has_policy", flag, "whether there are any lines"},
    {"policy_count", text, kCount},
};
constexpr Schema kCommentsSchema = {"comments", kComments};

constexpr Field kPageTaxonomy[] = {
    {"name", text, "name of the taxonomy: tags"},
    {"title", text, "title of its page"},
    {"url", text, kUrl},
    {"is_own", flag, "the site's own: none of tags, categories, authors, series"},
    {"terms", list, "the page's terms of it, in the order written", &kNamedLinkSchema},
    {"has_terms", flag, "whether there are any"},
    {"terms_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kPageTaxonomySchema = {"taxonomy of the page", kPageTaxonomy};

constexpr Field kTranslation[] = {
    {"lang", text, "language tag: de"},
    {"title", text, "title of the page"},
    {"url", text, kUrl},
    {"permalink", text, "absolute URL; empty without base_url"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kTranslationSchema = {"translation", kTranslation};

constexpr Field kAlternate[] = {
    {"lang", text, "language tag, or x-default"},
    {"permalink", text, "absolute URL"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kAlternateSchema = {"alternate", kAlternate};

constexpr Field kPart[] = {
    {"number", text, "1, 2, …"}, {"title", text, "title of the page"},
    {"url", text, kUrl},         {"current", flag, "whether it is this page"},
    {"first", flag, kFirst},     {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kPartSchema = {"part of a series", kPart};

constexpr Field kSeries[] = {
    {"name", text, "name of the series"},
    {"url", text, kUrl},
    {"number", text, "which part this page is, from 1"},
    {"total", text, "how many parts there are"},
    {"parts", list, "all parts: by weight, then the oldest first", &kPartSchema},
    {"has_parts", flag, "whether there are others than this page"},
    {"parts_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kSeriesSchema = {"series", kSeries};

constexpr Field kMeta[] = {
    {"name", text, "og:title, twitter:title"},
    {"content", text, "what it says of the page"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
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
     "for <meta name=description>, at most 160 characters: the description, else the summary, else "
     "the titles of a list, else the site's"},
    {"has_head_description", flag, "whether there is one"},
    {"open_graph", list, "<meta> elements for those that show links as cards", &kMetaSchema},
    {"has_open_graph", flag, "whether there are any: `metadata` of postil.yaml"},
    {"open_graph_count", text, kCount},
    {"x_card", list, "the same for X", &kMetaSchema},
    {"has_x_card", flag, "whether there are any"},
    {"x_card_count", text, kCount},
    {"json_ld", html, "schema.org data, as the text of a <script type=\"application/ld+json\">"},
    {"has_json_ld", flag, "whether there is any: it needs base_url"},
    {"url", text, kUrl},
    {"permalink", text, "absolute URL; empty without base_url"},
    {"has_permalink", flag, "whether base_url is set"},
    {"canonical", text, "the original's URL when the page republishes one, else the permalink"},
    {"has_canonical", flag, "whether there is one"},
    {"lang", text, "language tag: en"},
    {"direction", text, "which way it is written: ltr or rtl"},
    {"date", optional, "when it was published", &kDateSchema},
    {"has_date", flag, "whether it has a date"},
    {"lastmod", optional, "when it was last changed", &kDateSchema},
    {"has_lastmod", flag, "whether that was on another day than it was published"},
    {"words", text, "how many words it has"},
    {"reading_minutes", text, "how many minutes reading takes, at least 1"},
    {"content", html, "the text"},
    {"has_content", flag, "whether it is not empty"},
    {"opens_with_text", flag,
     "whether it begins with a letter of a long paragraph, which can be an initial"},
    {"summary", text, "plain text up to <!--more-->, else the first blocks"},
    {"summary_html", html, "the same with its markup: {{{summary_html}}}"},
    {"has_summary", flag, "whether there is one"},
    {"image", text, "URL of its picture: absolute with base_url, else root-relative"},
    {"has_image", flag, "whether there is one"},
    {"image_alt", text, "what the picture shows"},
    {"has_image_alt", flag, "whether the author says so"},
    {"keywords", texts, "`keywords` of the front matter"},
    {"has_keywords", flag, "whether there are any"},
    {"keywords_count", text, kCount},
    {"section", optional, "the section that it lies in", &kLinkSchema},
    {"has_section", flag, "whether it lies in one"},
    {"authors", list, "who wrote it; on an author's page the author", &kAuthorSchema},
    {"has_authors", flag, "whether that is known"},
    {"authors_count", text, kCount},
    {"tags", list, "its tags, in the order written", &kNamedLinkSchema},
    {"has_tags", flag, "whether there are any"},
    {"tags_count", text, kCount},
    {"categories", list, "its categories, in the order written", &kNamedLinkSchema},
    {"has_categories", flag, "whether there are any"},
    {"categories_count", text, kCount},
    {"taxonomies", list, "all its terms, by taxonomy", &kPageTaxonomySchema},
    {"has_taxonomies", flag, "whether there are any"},
    {"taxonomies_count", text, kCount},
    {"series", list, "the series that it is a part of", &kSeriesSchema},
    {"has_series", flag, "whether it is a part of one"},
    {"series_count", text, kCount},
    {"translations", list, "the same page in other languages", &kTranslationSchema},
    {"has_translations", flag, "whether there are any"},
    {"translations_count", text, kCount},
    {"alternates", list, "for <link rel=alternate hreflang>: its addresses in all languages",
     &kAlternateSchema},
    {"has_alternates", flag, "whether there are any: they need translations and base_url"},
    {"alternates_count", text, kCount},
    {"toc", list, "its headings of level 2 and 3; none with `toc: false`", &kTocSchema},
    {"has_toc", flag, "whether there are at least 3 of them"},
    {"toc_count", text, kCount},
    {"breadcrumbs", list, "from the home page to this one; empty there", &kBreadcrumbSchema},
    {"has_breadcrumbs", flag, "whether there are any"},
    {"breadcrumbs_count", text, kCount},
    {"prev", optional, "the next older page of the section", &kCardSchema},
    {"has_prev", flag, "whether there is one"},
    {"next", optional, "the next newer page of the section", &kCardSchema},
    {"has_next", flag, "whether there is one"},
    {"related", list, "pages that have most in common with it", &kCardSchema},
    {"has_related", flag, "whether there are any"},
    {"related_count", text, kCount},
    {"backlinks", list, "pages whose text links here", &kCardSchema},
    {"has_backlinks", flag, "whether there are any"},
    {"backlinks_count", text, kCount},
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
    {"feeds_count", text, kCount},
    {"feed_url", text, "root-relative URL of the first of them"},
    {"comments", optional, "what the comment section needs", &kCommentsSchema},
    {"has_comments", flag, "whether the page takes comments"},
};
constexpr Schema kPageSchema = {"page", kPage};

}  // namespace theme
