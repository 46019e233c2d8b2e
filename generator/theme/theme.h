// A theme: templates checked at load, and the static files that come with them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/origin.h"
#include "base/report.h"
#include "configuration/configuration.h"
#include "language/tables.h"
#include "theme/readings.h"
#include "theme/scan.h"
#include "theme/view.h"

namespace theme {

// A static file of the theme: its path below static/ and its bytes.
struct StaticFile {
  std::string name;  // "css/main.css"
  std::string bytes;
};

// How a page comes to look as it does. Files are named as diagnostics name them.
struct Anatomy {
  std::vector<std::string> files;     // of the template, then of those that it extends
  std::vector<std::string> partials;  // in the order of their first use
  std::vector<Reading> readings;
};

// What a site wants of its theme.
struct Demands {
  std::string theme = "default";
  std::vector<configuration::ThemeOption> options;
  std::vector<std::string> languages = {"en"};          // at least one; the default first
  language::Tables words = language::built_in_words();  // load_words()
  std::string base_path = "/";                          // of the configuration
  std::string base_url;
};

// Templates by name ("page", "home"): parsed once, partials inlined, names checked. Immutable and
// safe to share between threads.
class Theme {
 public:
  Theme();
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;
  ~Theme();

  bool has(std::string_view name) const;
  // Whether it is a file of `owner`. Where both have one of that name, it is the site's.
  bool has(std::string_view name, Owner owner) const;
  // Whether another template extends it.
  bool is_extended(std::string_view name) const;
  // Renders the template `name` with `view` at the top of the names it sees, in the words of a
  // language of the site (of another tag: the default). A template that is missing, which load()
  // reported, gives nothing.
  std::string render(std::string_view name, const View& view, std::string_view language = {}) const;
  // What render() would use and read. Of a template that is missing nothing.
  Anatomy anatomy(std::string_view name, const View& view) const;
  const std::vector<StaticFile>& static_files() const;
  std::vector<std::string> names() const;  // sorted
  // The ids that are written out in its templates, whether or not a page shows them.
  const std::vector<std::string>& anchors() const;
  // A place in a template's file ("templates/page.mustache"); nothing when it has no such file.
  std::optional<base::Location> locate(std::string_view path, int line, int column) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  friend Theme load(const base::Files&, const std::string&, const Demands&, base::Report&,
                    base::Origins);
};

// Loads the theme of the site in `site`: the folder `site`/themes/NAME when it exists, else the
// embedded theme of that name. Files in `site`/templates/ override the theme's templates one by
// one. Every mistake (unclosed section, unknown partial or name, partials in a circle, unknown
// theme, an option of the wrong type) goes to `report` with its place and a suggestion; the theme
// can still be rendered then, so that later stages find their own mistakes.
// With `origins` marked, rendering marks the tags that templates write out (base/origin.h).
Theme load(const base::Files& files, const std::string& site, const Demands& demands,
           base::Report& report, base::Origins origins = base::Origins::none);

}  // namespace theme
