// Finds the files that destinations in texts name: the sources of pages, published or held back,
// and the files beside them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/source.h"
#include "site/path_suggestions.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

class SourceIndex {
 public:
  explicit SourceIndex(const Site& site);

  // The path on the site that `file` ("content/posts/a.md") leads to in the text of `source`; null
  // when there is no such file. Held-back pages count too. Unless the file names another language,
  // it means the page (or file of a bundle) in the source's own language, else in the default
  // language.
  const std::string* find(const std::string& file, const std::string& source) const;
  // The files that Hugo's `ref "path"` in the text of `source` may mean. The path is looked up from
  // the folder of the source, from content/, and then as the name of any page. The extension and
  // the `index.md` of a folder may be left out. "" is the source itself. An empty or ambiguous
  // result is the author's mistake.
  std::vector<std::string> referred(const std::string& source, const std::string& path);
  // `did you mean "../b.md#x"?` for a destination in the text of `source` that names no file; empty
  // when no file name is near.
  std::string hint(const std::string& source, const std::string& target);

 private:
  // The path of a file below content/ without its language, and the language.
  using Place = std::pair<std::string, std::string>;
  content::LocalizedPath localized(const std::string& file) const;
  Place place_of(const std::string& file) const;
  void add_page(const std::string& file, const std::string& path);

  std::vector<std::string> languages_;
  std::map<std::string, std::string> paths_;  // "content/posts/a.md" → "/posts/a/"
  std::set<std::string> pages_;               // the files of pages; not every HTML file is a page
  std::map<Place, std::string> localized_;    // paths_ by language; empty without languages
  std::vector<std::string> page_files(const std::string& path) const;

  std::optional<PathSuggestions> suggestions_;  // built at first use
  // The files of pages by name, with and without extension; built at first use.
  std::map<std::string, std::vector<std::string>> names_;
};

// The folder that `@/` means: "content/", or "" when the site's folder itself is read.
std::string content_root(std::string_view source);

// Splits a destination into its path and the rest ("?x#y").
std::pair<std::string, std::string> cut_url(const std::string& target);

// The site-relative file that the path of a destination in the text of `source` names: "../b.md",
// "@/posts/b.md", "/posts/b.md". The file may be missing.
std::string named_file(const std::string& source, const std::string& path);

// The pages that held-back documents become when they are published.
std::vector<HeldPage> held_pages(const configuration::Configuration& configuration,
                                 const std::vector<HeldDocument>& held);

}  // namespace site
