#include "site/pages_by_path.h"

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"

namespace site {

PagesByPath::PagesByPath(const Site& site) {
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.document == kNone) {
      pages_.emplace(page.path, i);
    } else {
      pages_[page.path] = i;
    }
  }
}

Index PagesByPath::find(std::string_view path) const {
  std::string wanted = base::nfc(base::decode(path));
  if (base::file_name(wanted) == "index.html") wanted.resize(wanted.rfind('/') + 1);
  auto found = pages_.find(wanted);
  if (found == pages_.end() && !wanted.ends_with('/')) found = pages_.find(wanted + '/');
  return found == pages_.end() ? kNone : found->second;
}

}  // namespace site
