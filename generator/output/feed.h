// Feeds as values: what all formats say, before it is written in one of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "site/site.h"

namespace output {

struct FeedAuthor {
  std::string name;
  std::string url;  // the author's page; empty: there is none
};

// A page in a feed. All URLs are absolute; the texts are readable() in every format.
struct Entry {
  std::string url;  // of the page; the entry's id, too: it is to stay as long as the page does
  std::string title;
  std::string summary;     // plain text: the description, else the summary; may be empty
  std::string html;        // the whole text
  std::string image;       // may be empty
  std::string image_type;  // "image/png" by the ending; empty when that does not say
  std::string original;    // the article that the page republishes; empty: none
  base::Date published;
  base::Date updated;  // not before `published`
  std::vector<FeedAuthor> authors;
  std::vector<std::string> categories;  // terms of all taxonomies but authors
};

struct Feed {
  std::string title;
  std::string description;  // may be empty
  std::string language;
  std::string author;  // of the site, else its title
  std::string url;     // of the list
  std::string self;    // of the feed
  base::Date updated;  // the newest of the entries'
  std::vector<const Entry*> entries;
};

// The entries of a site, each made when it is first asked for and shared by all feeds it is in.
class Entries {
 public:
  // `site` must outlive the entries.
  explicit Entries(const site::Site& site);
  ~Entries();
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

  // Of a page with a date. May be called from any thread; valid as long as this is.
  const Entry& of(site::Index page) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The feed of a list that has one (see site::feeds_of): its newest dated pages, as many as
// `feed_items` says.
Feed feed_of(const site::Site& site, const Entries& entries, site::Index list,
             configuration::FeedFormat format);

}  // namespace output
