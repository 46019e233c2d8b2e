// What the path of a file says: section, name, date, and whether it is a page at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace content {

// `.md` and `.markdown`, in any case.
bool is_markdown(std::string_view path);

// `.html` and `.htm`, in any case. Such a file is a page when it has front matter.
bool is_html(std::string_view path);

// Jekyll's folder of posts that are not ready, at the top of the site or of content/.
constexpr std::string_view kDrafts = "_drafts/";

// A path below content/ and the language that it is for.
struct Localized {
  std::string path;  // without the language: "posts/a.md" of "posts/a.fr.md" and "fr/posts/a.md"
  std::string language;  // its tag; the default when the path names none
  bool names_language = false;
};

// `inside` is relative to content/. `languages` are the tags of the site's, the default first; none
// when it lists none: then nothing names a language. A page's language is named by its folder or by
// its file, that of any other file by its folder alone.
Localized localized_page(std::string_view inside, const std::vector<std::string>& languages);
Localized localized_file(std::string_view inside, const std::vector<std::string>& languages);

// "fr" of "posts/a.fr.md" when that is a language that `languages` does not list: known to ICU, its
// first subtag of two letters, as in "pt-BR". Empty otherwise.
std::string_view unlisted_language(std::string_view inside,
                                   const std::vector<std::string>& languages);

// `path` is site-relative and begins with `root` ("content/", or "" when the site's folder itself
// is read). `index.md` at the top is the home page, as `_index.md` is. `languages` as above.
Source source_of(std::string_view path, std::string_view root,
                 const std::vector<std::string>& languages = {});

// The name of its file without the extension and the language; of a bundle that of its folder.
std::string_view name_in_folder(const Source& source);

}  // namespace content
