#include "commands/new.h"

#include <ostream>

#include "base/report.h"
#include "base/text.h"
#include "base/url.h"
#include "commands/console.h"
#include "configuration/configuration.h"
#include "site/pages.h"
#include "site/permalink.h"

namespace commands {
namespace {

struct NewFile {
  std::string path;  // below the site's folder
  std::string title;
};

base::Result<NewFile> file_for(const std::string& what) {
  const std::string_view ending = base::extension(base::file_name(what));
  if (ending != ".md" && ending != ".markdown") {
    const std::string slug = site::path_segment(what);
    if (slug.empty()) {
      return base::error_in("", "\"" + what + "\" has no letter or digit to name a file after",
                            "give a path: `postil new posts/name.md`");
    }
    return NewFile{"content/posts/" + slug + ".md", what};
  }
  std::string path = base::resolve_path("/", what).substr(1);
  if (path.substr(0, 8) != "content/") path.insert(0, "content/");
  std::string_view name = base::stem(base::file_name(path));
  if (name == "index" || name == "_index") name = base::file_name(base::parent_path(path));
  return NewFile{path, site::humanize(name)};
}

// A double-quoted YAML scalar.
std::string quoted(const std::string& text) {
  return '"' + base::replace_all(base::replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
}

base::Result<std::string> create(base::Files& files, const std::string& folder,
                                 const std::string& what, base::Clock clock,
                                 const configuration::Configuration& configuration) {
  if (base::invalid_utf8(what)) return base::error_in("", "this name is not UTF-8");
  if (files.kind(folder) != base::EntryKind::folder) {
    return base::error_in(folder, "there is no such folder", "name the folder of the site with -s");
  }
  TRY(const NewFile file, file_for(what));
  const std::string path = base::join_path(folder == "." ? "" : folder, file.path);
  if (files.kind(path) != base::EntryKind::missing) {
    return base::error_in(path, "this file exists already and is left as it is",
                          "choose another name");
  }
  const base::Date now = base::local_date(clock.now, configuration.timezone);
  TRY_DONE(files.write(path, "---\ntitle: " + quoted(file.title) +
                                 "\ndate: " + base::format_iso(now) + "\ndraft: true\n---\n\n"));
  return path;
}

}  // namespace

int make_new(base::Files& files, const std::string& folder, const std::string& what,
             base::Clock clock, const Console& console) {
  base::Report report;
  const auto configuration = configuration::load(files, folder, {}, report);
  if (!report.has_errors()) {
    const auto path = create(files, folder, what, clock, configuration);
    if (path) {
      console.out << *path << '\n';
      return 0;
    }
    report.add(path.error());
  }
  print(report, console);
  return 1;
}

}  // namespace commands
