#include "site/thread_key.h"

#include "base/text.h"
#include "base/url.h"

namespace site {

std::string thread_key(const Site& site, const Page& page) { return thread_key(site, page.path); }

std::string thread_key(const Site& site, std::string_view path) {
  constexpr std::string_view kIndex = "/index.html";
  std::string key = base::decode(site.configuration.base_path());
  key.pop_back();  // the path begins with a slash, too
  key = base::nfc(key.append(path));
  if (key.ends_with(kIndex)) key.resize(key.size() - kIndex.size() + 1);
  return key;
}

}  // namespace site
