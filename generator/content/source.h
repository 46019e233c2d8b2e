// Derives from a file's path the section, name and date, and whether the file is a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace content {

// Whether the extension is `.md` or `.markdown`, in any letter case.
bool is_markdown(std::string_view path);

// Whether the extension is `.html` or `.htm`, in any letter case. With front matter, the file is a
// page.
bool is_html(std::string_view path);

// Jekyll's folder for drafts, at the top of the site or of content/.
constexpr std::string_view kDrafts = "_drafts/";

// A path below content/ and its language.
struct LocalizedPath {
  std::string path;  // without the language: "posts/a.md" of "posts/a.fr.md" and "fr/posts/a.md"
  std::string language;  // a tag; the default language when the path names none
  bool names_language = false;
};

// `inside` is relative to content/. `languages` are the site's tags, the default first; with an
// empty list no path names a language. The folder or the file name gives the language of a page.
// Only the folder gives the language of other files.
LocalizedPath localized_page(std::string_view inside, const std::vector<std::string>& languages);
LocalizedPath localized_file(std::string_view inside, const std::vector<std::string>& languages);

// Returns "fr" for "posts/a.fr.md" when `languages` does not contain it. It must be a language that
// ICU knows, with a first subtag of two letters, as in "pt-BR". Otherwise empty.
std::string_view unlisted_language(std::string_view inside,
                                   const std::vector<std::string>& languages);

// `path` is site-relative and begins with `root` ("content/", or "" when the site's folder itself
// is read). At the top, `index.md` is the home page, as `_index.md` is. `languages` as above.
Source source_of(std::string_view path, std::string_view root,
                 const std::vector<std::string>& languages = {});

// Returns the file name without extension and language. For a bundle, returns the folder's name.
std::string_view name_in_folder(const Source& source);

}  // namespace content
