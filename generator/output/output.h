// One file of the finished site before it is written: its path, what claims it, and how its bytes
// come about.
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

// The folder of the destination that holds what is about to be written: no output may lie there.
constexpr std::string_view kStage = ".postil-stage";

// Who wins a path: what the author wrote (an alias, too), over the lists that Postil makes of it,
// over what comes with them (feeds, the theme's files), over what any site gets (robots.txt).
// Equals are a mistake.
enum class Claim { fallback, derived, list, written };

// What a rendered output shows, and by which template.
struct Shown {
  site::Index page = site::kNone;
  theme::Slice slice;
  Layout layout;
};

struct Output {
  std::string path;  // below the destination: "posts/a/index.html"
  base::Location
      source;  // what asks for it: a source file, or a name such as "the sitemap" as its file
  Claim claim = Claim::written;
  // Makes the bytes; equal ones at each call, from any thread, beside others.
  std::function<base::Result<std::string>()> bytes;
  std::string role;            // what it is of its source, "an alias"; empty: the thing itself
  std::optional<Shown> shown;  // of what a template renders
  std::vector<std::string> outdone;  // what asked for this path with a weaker claim
  std::string leads_to;    // of a redirect page: the URL path on the site that it leads to
  std::string media_type;  // where the ending of the path does not tell it
};

// "content/a.md", "the Atom feed of content/_index.md": what people call it.
std::string name_of(const Output& output);

// The file that a URL path is served from: "/posts/a/" → "posts/a/index.html", "/a.html" →
// "a.html".
std::string file_of(std::string_view url_path);

// The outputs that are made: of those with one path (letter case ignored: some disks do) the one
// with the strongest claim. Errors in `report` name both: two equal claims, paths that differ in
// case only, a file where another output needs a folder. A page or an alias in the place of a list
// is a warning. An output inside of kStage, outside of the destination, or with
// a name that no disk takes is an error, too.
std::vector<Output> settle(std::vector<Output> outputs, base::Report& report);

}  // namespace output
