// The front matter of a page. Each value that a later stage can reject keeps its location.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/time.h"
#include "base/value.h"

namespace content {

// A text and its location in the source file.
struct Text {
  std::string value;
  base::Location location;
};

// The original article that a page republishes.
struct Original {
  std::string url;
  std::string note;  // "Republished with the author's permission"; may be empty
};

// A taxonomy and the page's terms in it, in the order of the file.
struct Terms {
  std::string taxonomy;  // "tags"
  std::vector<Text> terms;
};

// The image that represents a page in cards and in link previews.
struct Image {
  Text source;      // relative to the page, root-relative or absolute
  std::string alt;  // the alternative text for readers who cannot see it; may be empty
};

// A menu entry that a page defines for itself.
struct MenuEntry {
  std::string menu;        // "main"
  std::string name;        // empty: the page's title
  std::string identifier;  // the name that `parent` of other entries uses; empty: same as `name`
  std::string parent;      // identifier of the parent entry; empty: a top-level entry
  std::optional<int> weight;
  base::Location location;
};

// Who decides about new comments: the policy of the comment service, or always a moderator.
enum class Moderation { policy, hold };

// How long after its date a page takes comments.
struct CloseAfter {
  std::optional<std::chrono::seconds> time;  // nothing: for ever, whatever the page inherits
  base::Location location;
};

// What the front matter says about a page's comments. Each absent value is inherited.
struct CommentRules {
  std::optional<bool> enabled;  // absent everywhere: the configuration decides
  std::optional<bool> closed;   // true: no new comments
  std::optional<CloseAfter> close_after;
  std::optional<Moderation> moderation;
  std::optional<Text> id;  // the page's name for the comment service, which outlives its address
};

struct FrontMatter {
  std::optional<std::string> title;
  std::optional<base::Date> date;
  std::optional<base::Date> lastmod;
  std::optional<base::Date> publish_date;
  std::optional<base::Date> expiry_date;
  bool draft = false;
  std::optional<base::Location> not_draft;  // location where the page itself sets `draft: false`
  bool unlisted = false;                    // rendered, but not in any list, feed, sitemap or menu
  std::optional<bool> sitemap;              // false: not in the sitemap
  std::optional<Text> slug;
  std::optional<Text> url;
  std::vector<Text> aliases;
  std::string description;
  std::optional<std::string> summary;  // replaces the first blocks of the text
  std::vector<Text> keywords;
  std::optional<Text> layout;
  std::optional<Text> type;  // selects templates as if the page were in this section
  std::optional<Text> lang;  // a language tag (RFC 5646)
  std::optional<Text> translation_key;
  std::optional<bool> toc;  // false: no table of contents
  std::optional<int> weight;
  std::vector<Terms> terms;  // only taxonomies that the site defines, and authors
  CommentRules comments;
  std::optional<Image> image;
  std::vector<MenuEntry> menus;
  std::vector<Text> related;  // pages that the author listed: source paths or URL paths
  std::optional<Original> original;
  std::optional<int> shares;
  std::optional<int> views;
  base::ValueMap params;
};

}  // namespace content
