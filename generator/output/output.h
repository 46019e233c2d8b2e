// One file of the finished site before it is written: its path, what claims it, and how its bytes
// come about.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"

namespace output {

struct Output {
  std::string path;  // below the destination: "posts/a/index.html"
  base::Location
      source;  // what asks for it: a source file, or a name such as "the sitemap" as its file
  // Makes the bytes; called once, from any thread, beside others.
  std::function<base::Result<std::string>()> bytes;
};

// The file that a URL path is served from: "/posts/a/" → "posts/a/index.html", "/a.html" →
// "a.html".
std::string file_of(std::string_view url_path);

// Two outputs of one path (letter case ignored: some disks do), and a file where another needs a
// folder, are errors that name both.
std::vector<base::Diagnostic> collisions(const std::vector<Output>& outputs);

}  // namespace output
