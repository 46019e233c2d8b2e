// Renders a thread's comments as one HTML fragment. Baked pages, the embed and the pages for
// readers without JavaScript all show these same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

// A comment as readers see it. No field may contain an e-mail address or its hash.
struct FragmentComment {
  std::string id;
  std::string parent;                           // the answered comment; empty: none
  std::optional<std::string> parent_name = {};  // nothing: readers do not see that comment
  int depth = 0;
  std::string name;
  std::string website;  // becomes a link if it is an http or https address
  bool author = false;  // shown with a badge: the comment is from the site's own people
  std::string html;     // from comment_html
  std::string created;  // RFC 3339, UTC
  std::string edited;   // the same format; empty: never edited
  // At most one of these is set, for a placeholder without a text.
  bool removed = false;  // was removed and has replies; has no name
  bool waiting = false;  // waits for a moderator and has replies; has no name
  bool changed = false;  // its author changed it, and it waits
};

struct FragmentView {
  std::string thread;
  std::string language;  // BCP 47 tag of the page; empty: unknown
  std::string version;
  bool open = true;                       // a closed thread says so and has no Reply links
  int total = 0;                          // the number in the heading
  std::vector<FragmentComment> comments;  // in display order, depth first
  std::string url;       // address of the thread's page, up to and with the parameter "thread"
  bool first = true;     // the thread begins with these comments
  std::string more_url;  // address of the rest of a long thread; empty: no rest
};

std::string fragment(const FragmentView& view);

// The text of the templates. When it changes, the same thread has another fragment.
std::string fragment_templates();

}  // namespace markup
