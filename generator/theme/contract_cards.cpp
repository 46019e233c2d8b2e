#include "theme/contract_parts.h"

// The fields of cards, dates and authors.
namespace theme {

using enum Type;

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
    {"first", flag, kFirst},
    {"last", flag, "whether it is the last, this page itself"},
    {"index", text, kIndex},
};
constexpr Schema kBreadcrumbSchema = {"breadcrumb", kBreadcrumb};

constexpr Field kNamedLink[] = {
    {"name", text, "what the link says: a term as authors write it, or the name they gave"},
    {"url", text, "where it leads"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kNamedLinkSchema = {"named link", kNamedLink};

constexpr Field kBook[] = {
    {"title", text, "title of the book"},
    {"url", text, "where it can be found"},
    {"has_url", flag, "whether the author gave a URL"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kBookSchema = {"book", kBook};

constexpr Field kAuthor[] = {
    {"name", text, "name of the author"},
    {"url", text, "the author's page"},
    {"has_url", flag, "whether there is one"},
    {"has_profile", flag, "whether there is a text, a picture, a link or a book to show"},
    {"bio", html, "the text of content/authors/NAME/_index.md"},
    {"has_bio", flag, "whether that text is not empty"},
    {"avatar", text, "URL of a picture: `params.avatar` of the author's page"},
    {"has_avatar", flag, "whether there is a picture"},
    {"initials", text, "one or two letters, to stand for a missing picture"},
    {"links", list, "`params.links` of the author's page", &kNamedLinkSchema},
    {"has_links", flag, "whether there are any"},
    {"links_count", text, kCount},
    {"books", list, "`params.books` of the author's page", &kBookSchema},
    {"has_books", flag, "whether there are any"},
    {"books_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kAuthorSchema = {"author", kAuthor};

constexpr Field kCard[] = {
    {"title", text, "title of the page"},
    {"url", text, kUrl},
    {"permalink", text, "absolute URL; empty without base_url"},
    {"description", text, "`description` of the front matter"},
    {"has_description", flag, "whether there is one"},
    {"summary", text, "plain text up to <!--more-->, else the first blocks"},
    {"summary_html", html, "the same with its markup: {{{summary_html}}}"},
    {"has_summary", flag, "whether there is one"},
    {"excerpt", text, "the description, else the summary"},
    {"has_excerpt", flag, "whether there is one"},
    {"date", optional, "when it was published", &kDateSchema},
    {"has_date", flag, "whether it has a date"},
    {"section", optional, "the section that it lies in", &kLinkSchema},
    {"has_section", flag, "whether it lies in one"},
    {"authors", list, "who wrote it", &kAuthorSchema},
    {"has_authors", flag, "whether that is known"},
    {"authors_count", text, kCount},
    {"tags", list, "its tags, in the order written", &kNamedLinkSchema},
    {"has_tags", flag, "whether there are any"},
    {"tags_count", text, kCount},
    {"categories", list, "its categories, in the order written", &kNamedLinkSchema},
    {"has_categories", flag, "whether there are any"},
    {"categories_count", text, kCount},
    {"words", text, "how many words it has"},
    {"reading_minutes", text, "how many minutes reading takes, at least 1"},
    {"image", text, "URL of its picture"},
    {"has_image", flag, "whether there is one"},
    {"image_alt", text, "what the picture shows"},
    {"has_image_alt", flag, "whether the author says so"},
    {"params", tree, "`params` of the front matter"},
    {"has_comments", flag, "whether it has baked comments"},
    {"comment_count", text, "how many: 2"},
    {"comment_count_text", text, "the same in words: 1 comment, 2 comments"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kCardSchema = {"card", kCard};

}  // namespace theme
