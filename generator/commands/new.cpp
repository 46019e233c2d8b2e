#include "commands/new.h"

#include <algorithm>
#include <ostream>

#include "base/composed_files.h"
#include "base/report.h"
#include "base/text.h"
#include "base/url.h"
#include "commands/archetype.h"
#include "commands/placeholders.h"
#include "configuration/configuration.h"
#include "content/load.h"
#include "content/source.h"
#include "content/source_links.h"
#include "site/pages.h"
#include "site/permalink.h"

namespace commands {
namespace {

constexpr int kCannotBe = 2;

// A file to write; the path is relative to the site's folder.
struct NewFile {
  std::string path;
  std::string bytes;
};

// The path and title that the author's words stand for.
struct Target {
  std::string path;  // of the page, relative to the site's folder: "content/posts/a.md"
  std::string title;
};

bool names_page(std::string_view path) {
  return content::is_markdown(path) || content::is_html(path);
}

bool is_page_path(const base::Files& files, const NewPage& page, const std::string& root) {
  const std::string& what = page.what;
  if (names_page(what) || what.ends_with('/')) return true;
  const std::size_t slash = what.find('/');
  if (slash == std::string::npos || slash == 0) return false;
  const std::string folder = base::join_path(page.folder, root + what.substr(0, slash));
  return files.kind(folder) == base::EntryKind::folder;
}

// Makes a title from the last segment of a path, without the date in a file's name.
std::string title_of(const content::Source& source) {
  return site::humanize(source.is_section ? std::string(base::file_name(source.section))
                                          : source.name);
}

// Whether the path has ".", ".." or a hidden name, which no build reads.
bool has_dot_segment(std::string_view path) {
  const auto parts = base::split(path, '/');
  return std::any_of(parts.begin(), parts.end(),
                     [](std::string_view part) { return part.starts_with('.'); });
}

bool holds_pages(const base::Files& files, const std::string& folder) {
  const auto names = files.list(folder);
  return names && std::any_of(names->begin(), names->end(), content::is_markdown);
}

base::Result<Target> target_of(const base::Files& files, const NewPage& page,
                               const std::string& root, const std::vector<std::string>& languages) {
  if (base::invalid_utf8(page.what))
    return base::error_in(base::Kind::bad_file_name, "", "this name is not UTF-8");
  if (!is_page_path(files, page, root)) {
    const std::string slug = site::path_segment(page.what);
    if (slug.empty()) {
      return base::error_in(base::Kind::bad_file_name, "",
                            "\"" + page.what + "\" has no letter or digit to name a file after",
                            "give a path: `postil new posts/name.md`");
    }
    std::string title(base::trim(page.what));
    std::replace_if(
        title.begin(), title.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return Target{root + "posts/" + slug + ".md", std::move(title)};
  }
  if (base::has_control_character(page.what)) {
    return base::error_in(base::Kind::bad_file_name, "",
                          "\"" + base::printable_name(page.what) +
                              "\" holds a control character, so no build would take it",
                          "choose another name");
  }
  if (has_dot_segment(page.what)) {
    return base::error_in(base::Kind::bad_file_name, "",
                          "\"" + page.what + "\" is no path below content/",
                          "name folders and a file: `postil new posts/name.md`");
  }
  std::string path = base::resolve_path("/", page.what).substr(1);
  while (path.ends_with('/')) path.pop_back();
  if (!path.starts_with(root)) path.insert(0, root);
  if (page.what.ends_with('/') && holds_pages(files, base::join_path(page.folder, path))) {
    return base::error_in(base::Kind::pages_in_bundle, path,
                          "this folder holds pages, and an index.md would make it one page",
                          "name a page in it, or " + path + "/_index.md to describe the section");
  }
  if (!names_page(path)) path += page.what.ends_with('/') ? "/index.md" : ".md";
  return Target{path, title_of(content::source_of(path, root, languages))};
}

// Returns the bundle's folder of a page: "posts/a" for "posts/a.md" and "posts/a/index.md".
std::string bundle_of(const std::string& path) {
  const std::string_view name = base::stem(base::file_name(path));
  if (name == "index" || name == "_index") return std::string(base::parent_path(path));
  return base::join_path(base::parent_path(path), name);
}

Values values_of(const Target& target, const content::Source& source, base::Clock clock,
                 const std::string& timezone) {
  const auto named = base::parse_date(source.date, timezone).date;
  return {.title = target.title,
          .date = named ? base::format_day(*named)
                        : base::format_iso(base::local_date(clock.now, timezone)),
          .name = source.is_section ? std::string(base::file_name(source.section)) : source.name,
          .section = source.section.substr(0, source.section.find('/'))};
}

std::vector<NewFile> files_of(const Archetype& archetype, const Target& target,
                              const Values& values, base::Report& report) {
  std::vector<NewFile> made;
  for (const Archetype::File& file : archetype.files) {
    std::string path =
        archetype.is_bundle ? base::join_path(bundle_of(target.path), file.name) : target.path;
    const bool is_template = !archetype.is_bundle || content::is_markdown(file.name);
    auto bytes = is_template ? fill_in(file.path, file.bytes, values, report) : file.bytes;
    if (bytes) made.push_back({std::move(path), *std::move(bytes)});
  }
  return made;
}

base::Status write(base::Files& files, const std::string& folder, const std::vector<NewFile>& made,
                   const Console& console) {
  const std::string prefix = folder == "." ? "" : folder;
  for (const NewFile& file : made) {
    const std::string path = base::join_path(prefix, file.path);
    if (base::composed_files(files)->kind(path) == base::EntryKind::missing) continue;
    return base::error_in(base::Kind::existing_file, path,
                          "this file exists already and is left as it is", "choose another name");
  }
  for (const NewFile& file : made) {
    const std::string path = base::join_path(prefix, file.path);
    TRY_DONE(files.write(path, file.bytes));
    console.out << path << '\n';
  }
  return base::Done{};
}

int stop(const base::Diagnostic& error, const Console& console) {
  base::Report report;
  report.add(error);
  print(report, console);
  return kCannotBe;
}

}  // namespace

int make_new(base::Files& files, const NewPage& asked, const Console& console) {
  NewPage page = asked;
  if (!base::invalid_utf8(page.what)) page.what = base::nfc(page.what);
  if (files.kind(page.folder) != base::EntryKind::folder) {
    return stop(base::error_in(base::Kind::missing_folder, page.folder, "there is no such folder",
                               "name the folder of the site with -s"),
                console);
  }
  base::Report report;
  const auto configuration = configuration::load(files, page.folder, {}, report);
  for (const std::string_view folder : {"archetypes", "content"}) {
    base::Report found;
    content::check_links_in(files, page.folder, std::string(folder), configuration, found);
    if (!found.has_errors()) continue;
    print(found, console);
    return 1;
  }
  const std::string root = content::root_of(files, page.folder);
  const auto languages = configuration.language_tags();
  const auto target = target_of(files, page, root, languages);
  if (!target) return stop(target.error(), console);
  const content::Source source = content::source_of(target->path, root, languages);
  const Values values = values_of(*target, source, page.clock, configuration.timezone);
  const bool is_requested = !page.kind.empty();
  const auto archetype =
      find_archetype(files, page.folder,
                     {is_requested ? page.kind : values.section, is_requested, source.is_section});
  if (!archetype) return stop(archetype.error(), console);
  const auto made = files_of(*archetype, *target, values, report);
  if (report.has_errors()) {
    print(report, console);
    return 1;
  }
  if (const auto done = write(files, page.folder, made, console); !done)
    return stop(done.error(), console);
  return 0;
}

}  // namespace commands
