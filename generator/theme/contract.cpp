#include "theme/contract.h"

#include <algorithm>

#include "theme/contract_parts.h"

namespace theme {

using enum Type;

constexpr Field kPageNumber[] = {
    {"number", text, "1, 2, …"}, {"url", text, kUrl},   {"current", flag, "whether it is this one"},
    {"first", flag, kFirst},     {"last", flag, kLast}, {"index", text, kIndex},
};
constexpr Schema kPageNumberSchema = {"page number", kPageNumber};

constexpr Field kPaginator[] = {
    {"number", text, "which part of the list this is, from 1"},
    {"total", text, "how many parts the list has"},
    {"has_pages", flag, "whether there is more than one"},
    {"pages_count", text, kCount},
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
    {"index", text, kIndex},
};
constexpr Schema kSectionEntrySchema = {"section of the list", kSectionEntry};

constexpr Field kMonth[] = {
    {"title", text, "May"},
    {"url", text, kUrl},
    {"count", text, "how many pages it has"},
    {"count_text", text, "1 post, 2 posts"},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kMonthSchema = {"month", kMonth};

constexpr Field kYear[] = {
    {"title", text, "2024"},
    {"url", text, kUrl},
    {"count", text, "how many pages it has"},
    {"count_text", text, "1 post, 2 posts"},
    {"months", list, "its months with pages, newest first", &kMonthSchema},
    {"has_months", flag, "whether there are any: a month has none"},
    {"months_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kYearSchema = {"year", kYear};

constexpr Field kGroup[] = {
    {"name", text, "the year: 2024; empty for pages without a date"},
    {"has_name", flag, "whether they have a date"},
    {"pages", list, "its pages, in the order of the list", &kCardSchema},
    {"has_pages", flag, "always: no group is empty"},
    {"pages_count", text, kCount},
    {"first", flag, kFirst},
    {"last", flag, kLast},
    {"index", text, kIndex},
};
constexpr Schema kGroupSchema = {"group", kGroup};

constexpr Field kTaxonomyLink[] = {
    {"name", text, "name of the taxonomy: tags"},
    {"title", text, "title of its page"},
    {"url", text, kUrl},
};
constexpr Schema kTaxonomyLinkSchema = {"taxonomy", kTaxonomyLink};

constexpr Field kTerm[] = {
    {"name", text, "the term as authors write it"},
    {"url", text, kUrl},
    {"count", text, "how many pages it has, on all parts of the list"},
    {"count_text", text, "1 post, 2 posts"},
    {"taxonomy", object, "the taxonomy that it belongs to", &kTaxonomyLinkSchema},
};
constexpr Schema kTermSchema = {"term", kTerm};

constexpr Field kTop[] = {
    {"page", object, "the page", &kPageSchema},
    {"site", object, "the site", &kSiteSchema},
    {"pages", list, "the pages of this part of a list", &kCardSchema},
    {"has_pages", flag, "whether there are any"},
    {"pages_count", text, kCount},
    {"sections_differ", flag, "whether the pages of all parts lie in more than one section"},
    {"categories_differ", flag, "whether they have more than one set of categories"},
    {"authors_differ", flag, "whether they have more than one set of authors"},
    {"groups", list, "the same pages, a group for each year in their order", &kGroupSchema},
    {"has_groups", flag, "whether there are any"},
    {"groups_count", text, kCount},
    {"paginator", object, "the parts of a list", &kPaginatorSchema},
    {"term", optional, "the term whose pages these are", &kTermSchema},
    {"has_term", flag, "whether this is the page of a term"},
    {"terms", list, "the terms of a taxonomy", &kTermEntrySchema},
    {"has_terms", flag, "whether there are any"},
    {"terms_count", text, kCount},
    {"sections", list, "the sections below the home page or a section", &kSectionEntrySchema},
    {"has_sections", flag, "whether there are any"},
    {"sections_count", text, kCount},
    {"archives", list, "the years of a list with archives, newest first; of a year: itself",
     &kYearSchema},
    {"has_archives", flag, "whether there are any"},
    {"archives_count", text, kCount},
};
constexpr Schema kTopSchema = {"template", kTop};

constexpr Field kBody[] = {
    {"body", html, "the rendered text of the template that extends this one"},
};
constexpr Schema kBodySchema = {"extended template", kBody};

const Field* Schema::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& known) {
    return known.name == field || known.name == kAnyName;
  });
  return found == fields.end() ? nullptr : &*found;
}

const Schema& contract() { return kTopSchema; }

const Schema& body_contract() { return kBodySchema; }

}  // namespace theme
