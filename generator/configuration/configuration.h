// The values of postil.yaml. A key that the file leaves out has its default.
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
  std::string url;         // root-relative ("/posts/", without the path of base_url) or absolute
  std::string identifier;  // the name that `parent` of other items uses; empty: same as `name`
  std::string parent;      // identifier of the parent item; empty: a top-level item
  std::optional<int> weight;
  base::Location location;
};

// The items keep the order of the file.
struct Menu {
  std::string name;  // "main"
  std::vector<MenuItem> items;
};

// Which generator defines the meaning of the tokens in a permalink pattern.
enum class PermalinkTokens { hugo, jekyll };

struct Permalink {
  std::string section;  // "posts" or "posts/deep"; the longest that contains the page applies
  std::string pattern;  // "/:year/:month/:slug/"
  base::Location location;
};

// Default front matter for all pages of a folder. It applies to keys that neither the page nor a
// `cascade` sets. For two entries for one folder, the later one wins key by key: it is from the
// overlay.
struct Defaults {
  std::string folder;                       // relative to content/: "posts"; "" for all pages
  std::shared_ptr<const std::string> text;  // the text of the file that contains `values`
  std::string file;                         // the name of that file
  yaml::Node values;                        // a map
  base::Location location;                  // location of the folder's name
};

struct Comments {
  std::string service;  // URL of postil-comments without a trailing slash; empty: no comments
  bool enabled = true;  // whether a page has comments when its front matter does not set it
  bool bake = false;    // whether builds write the comments of the service into the pages
  base::Location bake_location;
  base::Location service_location;
};

// How related pages are found. A weight of 0 disables a measure.
struct Related {
  int limit = 4;  // number of pages, 0 to 100
  struct Weight {
    std::string measure;  // "keywords", or a taxonomy
    int points = 0;       // 0 to 1,000 points for each common term
    base::Location location = {};
  };
  std::vector<Weight> weights = {
      {"keywords", 100}, {"series", 80}, {"tags", 60}, {"categories", 20}};
  int date = 10;  // points for the same day; they decrease to 0 over one year
};

// Programs to run before and after a build. Each is a list of arguments, because there is no shell.
struct Hooks {
  struct Command {
    std::vector<std::string> words;  // at least one
    base::Location location;
  };
  std::vector<Command> pre_build;
  std::vector<Command> post_build;
  std::chrono::seconds timeout{60};  // for each program; 1 to 3,600
};

enum class Slugs { unicode, ascii };
enum class UrlStyle { pretty, ugly };  // /posts/a/ or /posts/a.html
enum class Lastmod { front_matter, git };
// How symbolic links that lead out of the site are treated. `inside`: they are errors.
enum class Symlinks { inside, follow };

enum class FeedFormat { atom, rss, json };

// The formats of the feeds; each list of dated pages has one feed for each format. The default is
// all three: programs request one of them by name, and readers should not need to know which one
// the author chose.
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

// Which metadata for other programs the pages have, besides title and description.
struct Metadata {
  bool open_graph = true;  // for programs that show a link as a card
  bool x_card = true;      // the same for X
  bool json_ld = true;     // schema.org, for search engines
};

// The redirect files to write, besides the redirect pages, which work on any server.
struct Redirects {
  bool netlify = false;  // _redirects
  bool nginx = false;    // redirects.map, for nginx's `map`
};

// A value for an option of the theme. The theme knows the valid values.
struct ThemeOption {
  std::string name;
  base::Value value;
  base::Location key;       // location of the name
  base::Location location;  // location of the value
};

// One language of a multilingual site.
struct Language {
  std::string tag;                         // "fr", as the author wrote it
  std::string name;                        // empty: the language's own name for itself
  std::optional<std::string> title;        // the title of the site in this language
  std::optional<std::string> description;  // the description of the site in this language
  std::optional<int> weight;               // the switcher shows the smallest first
  base::ValueMap params;                   // override the site's params key by key
  std::vector<Menu> menus;                 // each replaces the site's menu of the same name
  base::Location location;                 // line 0: only the key `language` names it
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
  base::Location theme_location;           // line 0: nobody named a theme
  std::vector<ThemeOption> theme_options;  // names are unique
  std::string author;                      // the author of pages without `authors`
  std::vector<std::string> taxonomies = {"tags", "categories", "authors", "series"};
  std::vector<Permalink> permalinks;
  std::optional<PermalinkTokens> permalink_tokens;  // nothing: not set, and `hugo` applies
  std::vector<Menu> menus;
  std::vector<yaml::PlacedText> archives;  // sections with an archive list for each year and month
  std::vector<Defaults> defaults;
  std::vector<yaml::PlacedText> ignore;  // patterns of files to leave out (content/left_out.h)
  int paginate = 10;                     // cards on each page of a list, 1 to 1,000
  Feeds feeds;
  int feed_items = 20;  // entries of a feed, 1 to 1,000
  bool sitemap = true;  // whether sitemap.xml is written
  bool robots = true;   // whether robots.txt is written
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

  std::string base_path() const;                   // "/blog/" from base_url; "/" without one
  const Menu* menu(std::string_view name) const;   // null: no menu of this name
  std::vector<std::string> language_tags() const;  // the tags of `languages`
};

// Selects the overlay of postil.yaml, `postil.NAME.yaml`.
struct Environment {
  std::string name = "production";  // letters, digits, - and _
  bool is_requested = false;        // the author named it, so a missing overlay is reported
};

bool is_environment_name(std::string_view name);

// Reads `site`/postil.yaml, and over it the overlay of the environment: maps are merged key by key,
// everything else is replaced. A missing file gives the defaults. Mistakes go to `report`, and what
// was right is kept.
Configuration load(const base::Files& files, const std::string& site,
                   const Environment& environment, base::Report& report);

// One value of the merged configuration, in a form for people.
struct Setting {
  std::string key;          // "comments.service"
  std::string value;        // as YAML in one line
  base::Location location;  // line 0: not set; the value is the default
};

// Returns every value that load() reads, defaults included, in the order of the manual. Values
// below `params`, `theme_options`, `permalinks`, `menus` and `defaults` have one entry for each
// key. Does not report errors; load() does.
std::vector<Setting> settings(const base::Files& files, const std::string& site,
                              const Environment& environment);

}  // namespace configuration
