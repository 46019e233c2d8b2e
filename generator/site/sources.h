// What a destination in a text may name by its file: the sources of pages, published or held back,
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
#include "site/nearest.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

class Sources {
 public:
  explicit Sources(const Site& site);

  // The path on the site that `file` ("content/posts/a.md") leads to in the text of `source`, a
  // held-back page's too; null when there is none. Unless the file names another language, it means
  // the page (or file of a bundle) of the source's own language, else that of the default.
  const std::string* find(const std::string& file, const std::string& source) const;
  // The files that Hugo's `ref "path"` in the text of `source` may mean: seen from the folder of
  // the source or from content/, else any page of this name. The ending and the `index.md` of a
  // folder may be left out, and "" is the source itself. None or several are the author's mistake.
  std::vector<std::string> referred(const std::string& source, const std::string& path);
  // `did you mean "../b.md#x"?` for a destination in the text of `source` that names no file; empty
  // when none is near.
  std::string hint(const std::string& source, const std::string& target);

 private:
  // A file below content/ without its language, and the language.
  using Place = std::pair<std::string, std::string>;
  content::Localized localized(const std::string& file) const;
  Place place_of(const std::string& file) const;
  void add_page(const std::string& file, const std::string& path);

  std::vector<std::string> languages_;
  std::map<std::string, std::string> paths_;  // "content/posts/a.md" → "/posts/a/"
  std::set<std::string> pages_;               // the files of pages: HTML files may be none
  std::map<Place, std::string> localized_;    // the same by language; empty without languages
  std::vector<std::string> page_files(const std::string& path) const;

  std::optional<Nearest> nearest_;  // made when it is first asked
  // The files of pages by their names, with and without ending; made when it is first asked.
  std::map<std::string, std::vector<std::string>> names_;
};

// The folder that `@/` stands for: "content/", or "" when the site's folder itself is read.
std::string content_root(std::string_view source);

// A destination cut into its path and the rest ("?x#y").
std::pair<std::string, std::string> cut_url(const std::string& target);

// The site-relative file that a path, as a destination in the text of `source` writes it, would
// name: "../b.md", "@/posts/b.md", "/posts/b.md".
std::string named_file(const std::string& source, const std::string& path);

// The pages that the documents would have, if they were published.
std::vector<HeldPage> held_pages(const configuration::Configuration& configuration,
                                 const std::vector<HeldDocument>& held);

}  // namespace site
