// Reads a finished HTML page: its links, its anchors and its mistakes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "check/addresses.h"

namespace check {

// The origin of a tag: the origin mark of the tag or of its nearest marked ancestor. Without a
// mark, the tag's own place in the HTML.
struct Place {
  std::optional<base::Origin> origin;
  int line = 0;
  int column = 0;
};

struct PageLink {
  std::string url;  // as written in the attribute
  TargetKind wanted = TargetKind::page;
  Place place;
};

// A mistake within one page: a repeated id, an image without alternative text, a link without a
// text, a heading that skips a level.
struct Mistake {
  Fault fault;
  Place place;
  std::optional<Place> other;  // of the first of two ids: either may be the one to change
};

struct Page {
  std::vector<std::string> anchors;  // ids, and names of <a> elements
  std::vector<PageLink> links;       // links, images, scripts, styles, frames, in document order
  std::vector<Mistake> mistakes;
};

Page page_of(std::string_view html);

}  // namespace check
