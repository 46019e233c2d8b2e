// An output is one file of the finished site before it is written. It has a path, a source, and a
// function that makes its bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/report.h"
#include "base/result.h"
#include "output/layout.h"
#include "site/page.h"
#include "theme/views.h"

namespace output {

// The folder in the destination for staged files. No output may have a path inside it.
constexpr std::string_view kStage = ".postil-stage";

// Priority of an output when several have the same path, lowest first. fallback: files that every
// site gets (robots.txt). derived: files that belong to others (feeds, files of the theme). list:
// list pages that Postil makes. written: pages, files and aliases of the author. Two outputs of
// equal priority are an error.
enum class Claim { fallback, derived, list, written };

// The page and template that an output renders.
struct PageRendering {
  site::Index page = site::kNone;
  theme::Slice slice;
  Layout layout;
};

struct Output {
  std::string path;       // in the destination: "posts/a/index.html"
  base::Location source;  // a source file, or a file name such as "the sitemap"
  Claim claim = Claim::written;
  // Makes the bytes. Every call returns equal bytes. Thread-safe.
  std::function<base::Result<std::string>()> bytes;
  std::string role;  // what it is of its source, "an alias"; empty: the thing itself
  std::optional<PageRendering> rendering;  // of what a template renders
  std::vector<std::string> outdone;        // what asked for this path with a weaker claim
  std::string leads_to;    // of a redirect page: the URL path on the site that it leads to
  std::string media_type;  // where the ending of the path does not tell it
  // The file whose bytes these are, for what is copied unchanged; else empty. It may be too large
  // to be held in memory, so it is copied in pieces.
  std::string copied_file;
};

// "content/a.md", "the Atom feed of content/_index.md": what people call it.
std::string name_of(const Output& output);

// The file that a URL path is served from: "/posts/a/" → "posts/a/index.html", "/a.html" →
// "a.html".
std::string file_of(std::string_view url_path);

// Resolves conflicts: of all outputs with the same path, keeps the one with the strongest claim.
// Paths are compared without case, because some file systems ignore it. These are errors and name
// both outputs: equal claims, paths that differ only in case, a file where another output needs a
// folder. These are errors, too: a path inside kStage or outside the destination, and a name that
// file systems reject. A page or alias that replaces a list is a warning.
std::vector<Output> settle(std::vector<Output> outputs, base::Report& report);

}  // namespace output
