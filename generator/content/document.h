// A source file as its author wrote it: path, front matter, body. It has no data from other files.
#pragma once

#include <string>
#include <vector>

#include "base/value.h"
#include "content/front_matter.h"

namespace content {

enum class Format { markdown, html };

// A file below content/. Its path is relative to the site's folder ("content/posts/a.md").
struct Source {
  std::string path;
  Format format = Format::markdown;
  std::string language;  // tag of its language; "" when the site lists no languages
  // The folders below content/ without the language's folder, "posts/2024"; "" at the top. For a
  // leaf bundle, the folder that contains the bundle's folder.
  std::string section;
  // The file name without extension and date prefix. For a leaf bundle, its folder's name.
  std::string name;
  std::string date;  // the date prefix of the file name, "2024-05-01"; may not be a valid day
  // An `_index.md`, which describes its folder. At the top, `index.md` also counts: the home page.
  bool is_section = false;
  bool is_draft = false;        // in a folder `_drafts`: always a draft, of the section posts
  bool is_bundle = false;       // an `index.md`: the other files of its folder are its resources
  bool names_language = false;  // its file or folder names the language: `a.fr.md`, `fr/a.md`
};

struct Document {
  Source source;
  FrontMatter front_matter;
  std::string body;                    // without the front matter; LF line ends
  int body_line = 1;                   // the line of the file on which the body begins, from 1
  std::vector<std::string> resources;  // the bundle's other files: site-relative paths, sorted
};

// A file below content/ that is not a page and is not in a leaf bundle. It is copied to the same
// path of the site.
struct Resource {
  std::string path;  // "content/posts/plot.png"
};

struct Content {
  std::vector<Document> documents;  // sorted by path
  std::vector<Resource> resources;  // sorted by path
  base::ValueMap data;              // values of the data files (data.h)
};

}  // namespace content
