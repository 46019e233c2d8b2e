#include "theme/author_view.h"

#include <string_view>

#include "base/text.h"
#include "theme/addresses.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

std::string first_letter(std::string_view word) {
  std::string letter;
  base::for_each_character(word, [&](std::string_view character) {
    if (letter.empty()) letter = character;
  });
  return letter;
}

// The list of maps under `name`. A plain text is short for a map with that text at `key`.
std::vector<base::ValueMap> maps_at(const base::ValueMap& params, const std::string& name,
                                    const std::string& key) {
  std::vector<base::ValueMap> maps;
  const auto found = params.find(name);
  const auto* list =
      found == params.end() ? nullptr : std::get_if<base::ValueList>(&found->second.data);
  if (list == nullptr) return maps;
  for (const base::Value& value : *list) {
    if (const auto* map = std::get_if<base::ValueMap>(&value.data)) maps.push_back(*map);
    if (std::holds_alternative<std::string>(value.data)) maps.push_back({{key, value}});
  }
  return maps;
}

ViewItems links_of(const site::Site& site, const site::Page& page) {
  ViewItems links;
  for (const auto& map : maps_at(front_matter_of(site, page).params, "links", "url")) {
    const std::string url = text_at(map, "url");
    const std::string name = text_at(map, "name");
    if (url.empty()) continue;
    links.push_back(
        View::object({{"name", name.empty() ? url : name}, {"url", from_page(site, page, url)}}));
  }
  return with_ends(links);
}

ViewItems books_of(const site::Site& site, const site::Page& page) {
  ViewItems books;
  for (const auto& map : maps_at(front_matter_of(site, page).params, "books", "title")) {
    ViewFields fields = {{"title", text_at(map, "title")}};
    add_text(fields, "url", from_page(site, page, text_at(map, "url")));
    books.push_back(View::object(std::move(fields)));
  }
  return with_ends(books);
}

}  // namespace

View author_view(const site::Site& site, const site::Author& author) {
  static const site::Page none = {.kind = site::Kind::term};
  const bool has_page = author.page != site::kNone;
  const site::Page& page = has_page ? site.pages[author.page] : none;
  std::string bio = portable_html(site, page, content_of(site, page));
  std::string avatar = from_page(site, page, text_at(front_matter_of(site, page).params, "avatar"));
  ViewItems links = links_of(site, page);
  ViewItems books = books_of(site, page);
  const bool has_profile = !bio.empty() || !avatar.empty() || !links.empty() || !books.empty();
  ViewFields fields = {
      {"name", author.name}, {"initials", initials(author.name)}, {"has_profile", has_profile}};
  add_text(fields, "url", has_page ? site::relative_url(site, page.path) : "");
  add_text(fields, "bio", std::move(bio));
  add_text(fields, "avatar", std::move(avatar));
  add_list(fields, "links", std::move(links));
  add_list(fields, "books", std::move(books));
  return View::object(std::move(fields));
}

std::string initials(const std::string& name) {
  const std::string_view trimmed = base::trim(name);
  const std::size_t space = trimmed.rfind(' ');
  std::string letters = first_letter(trimmed);
  if (space != std::string_view::npos) letters += first_letter(trimmed.substr(space + 1));
  return letters;
}

}  // namespace theme
