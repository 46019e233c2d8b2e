// postil.yaml as values, with the defaults of everything it leaves out.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/report.h"
#include "base/value.h"
#include "yaml/node.h"
#include "yaml/reader.h"

namespace configuration {

struct MenuItem {
  std::string name;
  std::string url;         // root-relative ("/posts/"; without the path of base_url) or absolute
  std::string identifier;  // what `parent` of others names; empty: the name
  std::string parent;      // identifier of the item above; empty: at the top
  std::optional<int> weight;
  base::Location location;
};

// The items in the order written.
struct Menu {
  std::string name;  // "main"
  std::vector<MenuItem> items;
};

// Whose meaning the tokens of a permalink pattern have.
enum class PermalinkTokens { hugo, jekyll };

struct Permalink {
  std::string section;  // "posts", or "posts/deep"; the longest that holds the page counts
  std::string pattern;  // "/:year/:month/:slug/"
  base::Location location;
};

// Front matter for all pages of a folder: what they, and every `cascade` below, leave out. Of two
// for one folder the later counts, key by key: it stands in the overlay.
struct Defaults {
  std::string folder;                       // below content/: "posts"; "" for all
  std::shared_ptr<const std::string> text;  // of the file that `values` stand in
  std::string file;                         // its name
  yaml::Node values;                        // a map
  base::Location location;                  // of the folder's name
};

struct Comments {
  std::string service;  // URL of postil-comments without a slash at the end; empty: no comments
  bool enabled = true;  // whether pages have comments when their front matter does not say
};

// How pages that have something in common are found; a weight of 0 switches a measure off.
struct Related {
  int limit = 4;  // pages, 0 to 100
  struct Weight {
    std::string measure;  // "keywords", or a taxonomy
    int points = 0;       // 0 to 1,000 for each term in common
    base::Location location = {};
  };
  std::vector<Weight> weights = {
      {"keywords", 100}, {"series", 80}, {"tags", 60}, {"categories", 20}};
  int date = 10;  // for the same day, falling to nothing over a year
};

// Programs to run around a build, each a list of its words: no shell.
struct Hooks {
  struct Command {
    std::vector<std::string> words;  // at least one
    base::Location location;
  };
  std::vector<Command> pre_build;
  std::vector<Command> post_build;
  std::chrono::seconds timeout{60};  // for each; 1 to 3,600
};

enum class Slugs { unicode, ascii };
enum class UrlStyle { pretty, ugly };  // /posts/a/ or /posts/a.html
enum class Lastmod { front_matter, git };
// Whether symbolic links that lead out of the site are errors, or are followed.
enum class Symlinks { inside, follow };

enum class FeedFormat { atom, rss, json };

// In which formats each list of dated pages has a feed. All three, for programs ask for one of them
// by name, and readers should not have to know which the author thought of.
struct Feeds {
  // An address that a feed has beside its own.
  struct Also {
    FeedFormat format = FeedFormat::atom;
    std::string path;  // of the site's feed: "/feed.xml"; without a slash at its beginning a name
                       // beside every list: "index.xml"
    base::Location location;
  };
  std::vector<FeedFormat> formats = {FeedFormat::atom, FeedFormat::rss, FeedFormat::json};
  std::vector<Also> also;
  base::Location location;  // of the value; line 0: nobody wrote one
};

// What the pages say of themselves to other programs, beside title and description.
struct Metadata {
  bool open_graph = true;  // for those that show a link as a card
  bool x_card = true;      // the same for X
  bool json_ld = true;     // schema.org, for search engines
};

// Where addresses of old are led on, beside the redirect pages that any server can show.
struct Redirects {
  bool netlify = false;  // _redirects
  bool nginx = false;    // redirects.map, for nginx's `map`
};

// A value for an option of the theme, which knows what it may be.
struct ThemeOption {
  std::string name;
  base::Value value;
  base::Location key;       // of the name
  base::Location location;  // of the value
};

// One of several languages that a site is in.
struct Language {
  std::string tag;                         // "fr", as written
  std::string name;                        // empty: as the language calls itself
  std::optional<std::string> title;        // of the site in this language
  std::optional<std::string> description;  // the same
  std::optional<int> weight;               // where readers choose one: the lightest first
  base::ValueMap params;                   // over those of the site, key by key
  std::vector<Menu> menus;                 // in place of the site's of that name
  base::Location location;                 // line 0: only `language` names it
};

struct Configuration {
  std::string title;  // empty: the name of the site's folder is used
  std::string description;
  std::string base_url;  // "https://example.org/blog/" with the slash, or empty
  std::string language = "en";
  std::vector<Language> languages;          // empty: one language; else `language` comes first
  bool default_language_in_folder = false;  // below "/en/", as the other languages are; never
                                            // without `languages`
  std::string timezone = "UTC";
  std::string theme = "default";
  std::vector<ThemeOption> theme_options;  // each name once
  std::string author;                      // who wrote what has no `authors`
  std::vector<std::string> taxonomies = {"tags", "categories", "authors", "series"};
  std::vector<Permalink> permalinks;
  std::optional<PermalinkTokens> permalink_tokens;  // nothing: the author has not chosen, `hugo`
  std::vector<Menu> menus;
  std::vector<yaml::PlacedText> archives;  // sections with a list for each year and month
  std::vector<Defaults> defaults;
  std::vector<yaml::PlacedText> ignore;  // patterns of files that are left out (content/left_out.h)
  int paginate = 10;                     // cards on a page of a list, 1 to 1,000
  Feeds feeds;
  int feed_items = 20;  // entries of a feed, 1 to 1,000
  bool sitemap = true;  // whether sitemap.xml is made
  bool robots = true;   // whether robots.txt is made
  Metadata metadata;
  Slugs slugs = Slugs::unicode;
  UrlStyle urls = UrlStyle::pretty;
  Lastmod lastmod = Lastmod::front_matter;
  Symlinks symlinks = Symlinks::inside;
  Redirects redirects;
  Related related;
  Comments comments;
  Hooks hooks;
  base::ValueMap params;

  std::string base_path() const;                   // "/blog/" of base_url, else "/"
  const Menu* menu(std::string_view name) const;   // null: there is none
  std::vector<std::string> language_tags() const;  // of `languages`
};

// Which overlay of postil.yaml counts, `postil.NAME.yaml`.
struct Environment {
  std::string name = "production";  // letters, digits, - and _
  bool is_requested = false;        // by the author: then a missing overlay is worth a warning
};

bool is_environment_name(std::string_view name);

// Reads `site`/postil.yaml, and over it the overlay of the environment: maps are merged key by key,
// everything else is replaced. A missing file gives the defaults. Mistakes go to `report`, and what
// was right is kept.
Configuration load(const base::Files& files, const std::string& site,
                   const Environment& environment, base::Report& report);

// One value of the merged configuration, for people to read.
struct Setting {
  std::string key;          // "comments.service"
  std::string value;        // as YAML in one line
  base::Location location;  // line 0: nobody set it, and this is the default
};

// Every value that load() reads, in the order of the manual, the defaults included; what the author
// wrote below `params`, `theme_options`, `permalinks`, `menus` and `defaults` stands key by key.
// Mistakes are left to load().
std::vector<Setting> settings(const base::Files& files, const std::string& site,
                              const Environment& environment);

}  // namespace configuration
