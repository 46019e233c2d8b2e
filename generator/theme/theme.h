// A theme: templates that are checked at load, and static files.
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
#include "theme/name_uses.h"
#include "theme/template_scanner.h"
#include "theme/view.h"

namespace theme {

// A static file of the theme. Those of a theme on the disk may be large, so they are not loaded.
struct StaticFile {
  std::string name;  // its path below static/: "css/main.css"
  std::string bytes;
  std::string path = {};  // of the file, instead of its bytes: "themes/x/static/css/main.css"
};

// The files and names that render a page. Files have the paths of diagnostics.
struct Anatomy {
  std::vector<std::string> files;     // the template, then its ancestors
  std::vector<std::string> partials;  // in the order of their first use
  std::vector<NameUse> name_uses;
};

// The settings of a site that its theme needs.
struct Settings {
  std::string theme = "default";
  base::Location theme_location = {.file = "postil.yaml"};  // where its name was written
  std::vector<configuration::ThemeOption> options;
  std::vector<std::string> languages = {"en"};          // at least one; the default first
  language::Tables words = language::built_in_words();  // from load_words()
  std::string base_path = "/";                          // from the configuration
  std::string base_url;
};

// The templates by name ("page", "home"), with partials expanded and names checked. Immutable and
// safe to share between threads.
class Theme {
 public:
  Theme();
  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;
  ~Theme();

  bool has(std::string_view name) const;
  // Whether the template is a file of `owner`. If both have the file, the site's is used.
  bool has(std::string_view name, Owner owner) const;
  // Whether another template extends it.
  bool is_extended(std::string_view name) const;
  // Renders the template `name` with the fields of `view`, in the language with the tag `language`,
  // or in the default language when the site does not have it. A missing template, which load()
  // has reported, renders as an empty text.
  std::string render(std::string_view name, const View& view, std::string_view language = {}) const;
  // The files and names that render() uses. Empty for a missing template.
  Anatomy anatomy(std::string_view name, const View& view) const;
  const std::vector<StaticFile>& static_files() const;
  std::vector<std::string> names() const;  // sorted
  // The ids in the static text of the templates, whether or not a page shows them.
  const std::vector<std::string>& anchors() const;
  // A location in a template file ("templates/page.mustache"); nothing for an unknown file.
  std::optional<base::Location> locate(std::string_view path, int line, int column) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  friend Theme load(const base::Files&, const std::string&, const Settings&, base::Report&,
                    base::Origins);
};

// Loads the theme of the site in the folder `site`: `site`/themes/NAME when it exists, else the
// built-in theme of that name. A file in `site`/templates/ overrides the theme's template of the
// same name. Every mistake (unclosed section, unknown partial, name or theme, recursive partials,
// an option of the wrong type) goes to `report` with its location and a hint. The theme can still
// be rendered after mistakes, so that later stages find theirs.
// With `origins` marked, render() marks the HTML tags of templates (base/origin.h).
Theme load(const base::Files& files, const std::string& site, const Settings& settings,
           base::Report& report, base::Origins origins = base::Origins::none);

}  // namespace theme
