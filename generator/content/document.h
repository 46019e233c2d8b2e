// A source file as its author wrote it: path, front matter, body. Nothing derived from other files.
#pragma once

#include <string>
#include <vector>

#include "base/value.h"
#include "content/front_matter.h"

namespace content {

enum class Format { markdown, html };

// A file below content/, by its path relative to the site's folder ("content/posts/a.md").
struct Source {
  std::string path;
  Format format = Format::markdown;
  std::string language;  // tag of the site's language that it is in; "" when the site lists none
  std::string section;   // folders below content/, "posts/2024", without that of
                         // a language; "" at the top. For a leaf bundle:
                         // the folder it lies in
  std::string name;  // file name without extension and date prefix; the bundle's folder name for a
                     // leaf bundle
  std::string date;  // the date prefix of that name as written, "2024-05-01"; may be no real day
  // An `_index.md`: describes its folder. At the top `index.md`, too: the home page.
  bool is_section = false;
  bool is_draft = false;   // lies in a folder `_drafts`: of the section posts, whatever it says
  bool is_bundle = false;  // an `index.md`: the files of its folder belong to it
  bool names_language = false;  // its file or folder does: `a.fr.md`, `fr/a.md`
};

struct Document {
  Source source;
  FrontMatter front_matter;
  std::string body;                    // without the front matter; LF line ends
  int body_line = 1;                   // the line of the file that the body begins on, from 1
  std::vector<std::string> resources;  // bundle's other files: site-relative paths, sorted
};

// A file below content/ that is no page and lies in no leaf bundle: copied to the same place of the
// site.
struct Resource {
  std::string path;  // "content/posts/plot.png"
};

struct Content {
  std::vector<Document> documents;  // sorted by path
  std::vector<Resource> resources;  // sorted by path
  base::ValueMap data;              // of the data files (data.h)
};

}  // namespace content
