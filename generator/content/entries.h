// What each file below content/ is to the site.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"

namespace content {

enum class Role {
  page,
  file,     // copied as it is
  foreign,  // of a format that makes pages elsewhere: not published, unless it belongs to a bundle
};

struct Entry {
  std::string path;  // relative to the folder that was listed
  Role role = Role::file;
};

// The entries for the files `paths` of `folder`, in their order. Markdown is a page, HTML only with
// front matter, as in Jekyll and Hugo. Any other text with front matter is foreign. A file that
// cannot be read is a page: reading it again tells why.
std::vector<Entry> entries_of(const base::Files& files, const std::string& folder,
                              const std::vector<std::string>& paths, base::Threads threads);

}  // namespace content
