// The comments of the whole site as the comment service published them at one moment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comments {

// A comment as readers see it. Placeholders (removed or waiting comments) have no name and text,
// except that a changed comment that waits has its name.
struct Comment {
  std::string id;
  std::string parent;  // id of the comment that it answers; empty: it starts a conversation
  std::string name;
  std::string website;     // a web address, or empty
  std::string html;        // not checked; use only its text
  std::string created;     // RFC 3339, UTC
  std::string edited;      // RFC 3339, UTC; empty: never
  bool is_author = false;  // written by the site's own people
  bool is_placeholder = false;

  bool operator==(const Comment&) const = default;
};

struct Thread {
  std::string key;        // the page's decoded URL path with the path of base_url: "/blog/posts/a/"
  std::string version;    // identifies what readers see
  std::size_t count = 0;  // published comments
  std::optional<std::string> moved_to;  // the key of the thread that has the comments now
  std::string page;                     // the site's stable name of the page; empty: none
  bool is_open = true;            // whether the service took comments when it made the snapshot
  std::string closes;             // RFC 3339: no more comments from then on; empty: no such date
  std::string fragment;           // the HTML that the service shows; empty if the thread moved
  std::vector<Comment> comments;  // in the order of the fragment, which may hold only the first

  bool operator==(const Thread&) const = default;
};

// Which pages the service takes comments for.
enum class Accepts { listed, any };

struct Snapshot {
  std::map<std::string, Thread> threads;  // by key
  std::int64_t sequence = 0;              // number of the last change
  std::string epoch;                      // identifies the database
  std::optional<Accepts> accepts;         // nothing: an older service does not say

  bool operator==(const Snapshot&) const = default;
};

}  // namespace comments
