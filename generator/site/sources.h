// What a destination in a text may name by its file: the sources of pages, published or held back,
// and the files beside them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/nearest.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

class Sources {
 public:
  explicit Sources(const Site& site);

  // The path on the site that the file `source` ("content/posts/a.md") leads to, a held-back page's
  // too; null when there is none.
  const std::string* find(const std::string& source) const;
  // `did you mean "../b.md#x"?` for a destination in the text of `source` that names no file; empty
  // when none is near.
  std::string hint(const std::string& source, const std::string& target);

 private:
  std::map<std::string, std::string> paths_;  // "content/posts/a.md" → "/posts/a/"
  std::optional<Nearest> nearest_;            // made when it is first asked
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
