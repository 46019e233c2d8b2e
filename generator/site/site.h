// The whole site as values: every page with its place, and every document with its rendered text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "base/value.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "markdown/rendered.h"
#include "site/page.h"

namespace site {

struct Alias {
  std::string path;    // the old URL path: "/old/a/"
  Index page = kNone;  // where it leads now
  base::Location location;
};

// What holds a document back when nothing is included; it may be all of these.
struct HeldBack {
  bool draft = false;
  bool future = false;   // publish_date, or else date, is after now
  bool expired = false;  // expiry_date is not after now
};

// A page that is not published, kept for those who link to it.
struct HeldPage {
  std::string source;  // "content/posts/a.md"
  std::string path;    // on the site, once it is published
  HeldBack why;
  std::optional<base::Date> from;  // future: when it is published
};

// How many documents were left out, and why.
struct Skipped {
  std::size_t drafts = 0;
  std::size_t future = 0;
  std::size_t expired = 0;
};

// An item of a menu. Children and `Menu::top` are in the order shown.
struct MenuItem {
  std::string identifier;
  std::string name;
  std::string url;  // root-relative without the path of base_url, or absolute; of a page its path
  Index page = kNone;                 // that claims it in front matter; kNone: postil.yaml does
  std::vector<std::size_t> children;  // into Menu::items
};

struct Menu {
  std::string name;  // "main"
  std::vector<MenuItem> items;
  std::vector<std::size_t> top;  // into items: those without a parent
};

struct Site {
  configuration::Configuration configuration;
  std::string title;
  std::vector<content::Document> documents;  // those that are published
  std::vector<markdown::Rendered> rendered;  // one for each document
  std::vector<std::vector<std::string>>
      slots;                // one list for each document: the values of its slots (resolved URLs)
  std::vector<Page> pages;  // pages[0] is home
  std::vector<content::Resource> resources;
  base::ValueMap data;  // of the data files: templates' `site.data`
  std::vector<Alias> aliases;
  std::vector<Menu> menus;  // by name; none is empty
  Skipped skipped;
  std::vector<HeldPage> held;

  const Page& home() const { return pages.front(); }
};

// The URL of a page as links on the site write it: percent-encoded, with the path of base_url:
// "/blog/posts/a/".
std::string relative_url(const Site& site, std::string_view path);
// With scheme and host; empty without base_url.
std::string absolute_url(const Site& site, std::string_view path);

}  // namespace site
