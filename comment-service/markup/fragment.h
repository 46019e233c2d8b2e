// A thread's comments become one HTML fragment: baked into pages, asked for by the embed, shown on
// the pages for readers without JavaScript. It is the same bytes in all three places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace markup {

// One comment as readers see it: nothing here may hold an e-mail address or a hash of one.
struct FragmentComment {
  std::string id;
  std::string parent;  // empty: none
  int depth = 0;
  std::string name;
  std::string website;   // linked when it is a http(s) address
  bool author = false;   // the site's own voice: shown with a badge
  std::string html;      // from comment_html
  std::string created;   // RFC 3339, UTC
  std::string edited;    // the same; empty: never
  bool removed = false;  // a placeholder that keeps its replies in place
};

struct FragmentView {
  std::string thread;
  std::string version;
  int total = 0;                          // as the heading says it
  std::vector<FragmentComment> comments;  // in display order, depth first
  std::string more_url;                   // the rest of a long thread; empty: none
};

std::string fragment(const FragmentView& view);

}  // namespace markup
