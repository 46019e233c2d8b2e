// The content of a feed, independent of its format.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "site/site.h"

namespace output {

struct FeedAuthor {
  std::string name;
  std::string url;  // the author's page; may be empty
};

// A page in a feed. All URLs are absolute. Every text has passed readable(), so XML can hold it.
struct Entry {
  std::string url;  // of the page; also the entry's id, so it must not change while the page exists
  std::string title;
  std::string summary;     // plain text: the description, else the summary; may be empty
  std::string html;        // the full text
  std::string image;       // may be empty
  std::string image_type;  // from the file extension, for example "image/png"; empty if the
                           // extension is unknown
  std::string original;    // URL of the original article of a republished page; may be empty
  base::Date published;
  base::Date updated;  // not before `published`
  std::vector<FeedAuthor> authors;
  std::vector<std::string> categories;  // the terms of all taxonomies except authors
};

struct Feed {
  std::string title;
  std::string description;  // may be empty
  std::string language;
  std::string author;  // the author of the site, else the site's title
  std::string url;     // of the list page
  std::string self;    // of the feed itself
  base::Date updated;  // the newest `updated` of the entries
  std::vector<const Entry*> entries;
};

// The feed entries of a site. An entry is made on first use and shared by all feeds.
class Entries {
 public:
  // `site` must outlive the entries.
  explicit Entries(const site::Site& site);
  ~Entries();
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

  // Returns the entry of a page with a date. Thread-safe. The reference is valid as long as this
  // object.
  const Entry& of(site::Index page) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Returns the feed of a list that has one (see site::feeds_of). It holds the newest dated pages, at
// most `feed_items`.
Feed feed_of(const site::Site& site, const Entries& entries, site::Index list,
             configuration::FeedFormat format);

}  // namespace output
