#include "theme/contract.h"

#include <algorithm>

#include "theme/contract_parts.h"

namespace theme {

using enum Type;

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
    {"page", object, "the page", &kPageSchema},
    {"site", object, "the site", &kSiteSchema},
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

const Field* Schema::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& known) {
    return known.name == field || known.name == kAnyName;
  });
  return found == fields.end() ? nullptr : &*found;
}

const Schema& contract() { return kTopSchema; }

const Schema& body_contract() { return kBodySchema; }

}  // namespace theme
