#include "theme/list_view.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "site/lists.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

void add_count(ViewFields& fields, const site::Language& language, std::size_t count) {
  fields.emplace_back("count", std::to_string(count));
  fields.emplace_back("count_text", language.words.text("posts", static_cast<std::int64_t>(count)));
}

ViewFields archive_fields(const site::Site& site, const site::Archive& archive) {
  const site::Page& page = site.pages[archive.page];
  ViewFields fields = {{"title", archive.title}, {"url", site::relative_url(site, page.path)}};
  add_count(fields, site.language_of(page), archive.count);
  return fields;
}

}  // namespace

View paginator_view(const site::Site& site, const site::Page& page, const Slice& slice) {
  const auto url = [&](int number) {
    return number < 1 || number > slice.total
               ? std::string()
               : site::relative_url(site, site::slice_path(page, number));
  };
  ViewItems numbers;
  for (int number = 1; number <= slice.total; ++number) {
    numbers.push_back(View::object({{"number", std::to_string(number)},
                                    {"url", url(number)},
                                    {"current", number == slice.number}}));
  }
  return View::object({{"number", std::to_string(slice.number)},
                       {"total", std::to_string(slice.total)},
                       {"has_pages", slice.total > 1},
                       {"prev_url", url(slice.number - 1)},
                       {"has_prev", slice.number > 1},
                       {"next_url", url(slice.number + 1)},
                       {"has_next", slice.number < slice.total},
                       {"pages_count", std::to_string(slice.total)},
                       {"pages", View::list(with_ends(numbers))}});
}

Differences differences(const site::Site& site, const site::Page& page, const Authors& authors) {
  const auto differ = [&](auto label_of) {
    const auto& pages = page.pages;
    return std::any_of(pages.begin(), pages.end(), [&](site::Index index) {
      return label_of(site.pages[index]) != label_of(site.pages[pages.front()]);
    });
  };
  return {.sections = differ([](const site::Page& each) { return each.parent; }),
          .categories = differ([](const site::Page& each) {
            std::vector<site::Index> categories;
            for (const auto& link : each.terms)
              if (link.taxonomy == "categories") categories.push_back(link.page);
            return categories;
          }),
          .authors = differ([&](const site::Page& each) {
            std::vector<std::string> names;
            for (const site::Author& author : authors.people.of(each)) names.push_back(author.name);
            return names;
          })};
}

void add_differences(ViewFields& fields, const Differences& differences) {
  fields.emplace_back("sections_differ", differences.sections);
  fields.emplace_back("categories_differ", differences.categories);
  fields.emplace_back("authors_differ", differences.authors);
}

ViewItems term_items(const site::Site& site, const site::Page& page) {
  ViewItems items;
  if (page.kind != site::Kind::taxonomy) return items;
  for (const site::Index child : page.children) {
    const site::Page& term = site.pages[child];
    ViewFields fields = {{"name", term.title},
                         {"url", site::relative_url(site, term.path)},
                         {"params", tree_view(front_matter_of(site, term).params)}};
    add_text(fields, "description", term.description);
    add_count(fields, site.language_of(term), term.pages.size());
    items.push_back(View::object(std::move(fields)));
  }
  return with_ends(items);
}

View term_view(const site::Site& site, const site::Page& page) {
  if (page.kind != site::Kind::term) return false;
  const site::Page& taxonomy = site.pages[page.parent];
  ViewFields fields = {{"name", page.title}, {"url", site::relative_url(site, page.path)}};
  fields.emplace_back("taxonomy", View::object({{"name", page.taxonomy},
                                                {"title", taxonomy.title},
                                                {"url", site::relative_url(site, taxonomy.path)}}));
  add_count(fields, site.language_of(page), page.pages.size());
  return View::object(std::move(fields));
}

ViewItems section_items(const site::Site& site, const site::Page& page) {
  ViewItems items;
  if (page.kind != site::Kind::home && page.kind != site::Kind::section) return items;
  for (const site::Index child : page.children) {
    const site::Page& section = site.pages[child];
    ViewFields fields = {{"title", section.title}, {"url", site::relative_url(site, section.path)}};
    add_text(fields, "description", section.description);
    add_count(fields, site.language_of(section), section.pages.size());
    items.push_back(View::object(std::move(fields)));
  }
  return with_ends(items);
}

ViewItems archive_items(const site::Site& site, const std::vector<site::Archive>& archives) {
  ViewItems years;
  for (const site::Archive& archive : archives) {
    ViewFields year = archive_fields(site, archive);
    ViewItems months;
    for (const site::Archive& month : archive.months)
      months.push_back(View::object(archive_fields(site, month)));
    add_list(year, "months", with_ends(months));
    years.push_back(View::object(std::move(year)));
  }
  return with_ends(years);
}

}  // namespace theme
