// What one finished page says of itself: where it leads, what can be linked to, and its mistakes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "check/addresses.h"

namespace check {

// Where a tag comes from: the origin that it or the nearest one around it is marked with, else its
// own place in the HTML.
struct Place {
  std::optional<base::Origin> origin;
  int line = 0;
  int column = 0;
};

struct PageLink {
  std::string url;  // as the attribute has it
  Wanted wanted = Wanted::page;
  Place place;
};

// What is wrong with the page alone: an id twice, an image without a text, a link without one, a
// heading that skips a level.
struct Mistake {
  Fault fault;
  Place place;
};

struct Page {
  std::vector<std::string> anchors;  // ids, and names of links
  std::vector<PageLink> links;       // links, images, scripts, styles, frames, in order of the text
  std::vector<Mistake> mistakes;
};

Page page_of(std::string_view html);

}  // namespace check
