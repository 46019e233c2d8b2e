// Classifies each file below content/.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"

namespace content {

enum class Role {
  page,
  refused_page,  // holds a tag of a template language: not published
  file,          // copied unchanged
  foreign,       // another generator makes a page of it; not published, except in a bundle
};

struct Entry {
  std::string path;  // relative to the folder that was listed
  Role role = Role::file;
};

// Classifies the files `paths` of `folder` and keeps their order. Markdown is a page; HTML is a
// page only with front matter, as in Jekyll and Hugo. Any other text with front matter is foreign.
// An unreadable file is a page, because reading it again reports the reason.
std::vector<Entry> entries_of(const base::Files& files, const std::string& folder,
                              const std::vector<std::string>& paths, base::Threads threads);

}  // namespace content
