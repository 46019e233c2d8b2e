#include "commands/initialize.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <vector>

#include "base/text.h"
#include "commands/new_site.h"
#include "site/pages.h"

namespace commands {
namespace {

std::string title_of(const std::string& folder) {
  const auto path = std::filesystem::absolute(folder + "/").lexically_normal().parent_path();
  const std::string name = path.filename().string();
  return name.empty() || base::invalid_utf8(name) ? "My site" : site::humanize(name);
}

// Returns why a site cannot be made in `folder`.
base::Status check_folder(const base::Files& files, const std::string& folder) {
  if (folder.empty()) {
    return base::error_in(base::Kind::usage, "", "a folder needs a name",
                          "`postil init my-site`, or `postil init`");
  }
  const base::EntryKind kind = files.kind(folder);
  if (kind == base::EntryKind::missing) return base::Done{};
  if (kind != base::EntryKind::folder) {
    return base::error_in(base::Kind::existing_file, folder, "this is not a folder",
                          "name a new one: `postil init my-site`");
  }
  if (files.kind(base::join_path(folder, "postil.yaml")) != base::EntryKind::missing) {
    return base::error_in(base::Kind::existing_file, folder, "this folder is a site already",
                          "`postil new` begins a page, `postil serve` shows the site");
  }
  TRY(const auto names, files.list(folder));
  const auto seen = std::find_if(names.begin(), names.end(),
                                 [](const std::string& name) { return name.front() != '.'; });
  if (seen == names.end()) return base::Done{};
  return base::error_in(base::Kind::existing_file, folder,
                        "this folder is not empty: it holds " + *seen,
                        "name a new one: `postil init my-site`");
}

base::Status create(base::Files& files, const std::string& folder, base::Clock clock,
                    std::ostream& out) {
  TRY_DONE(check_folder(files, folder));
  for (const NewFile& file : new_site(title_of(folder), clock)) {
    const std::string path = base::join_path(folder == "." ? "" : folder, file.path);
    if (files.kind(path) != base::EntryKind::missing) {
      out << "kept " << path << "; add these lines to it: "
          << base::replace_all(file.text.substr(0, file.text.size() - 1), "\n", " ") << '\n';
      continue;
    }
    TRY_DONE(files.write(path, file.text));
    out << "created " << path << '\n';
  }
  return base::Done{};
}

// Quotes the text as one word of a shell.
std::string shell_word(const std::string& text) {
  const bool is_plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') ||
           std::string_view("-_./+:@,").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return is_plain ? text : '\'' + base::replace_all(text, "'", "'\\''") + '\'';
}

}  // namespace

int initialize(base::Files& files, const std::string& folder, base::Clock clock,
               const Console& console) {
  if (const auto done = create(files, folder, clock, console.out); !done) {
    base::Report report;
    report.add(done.error());
    print(report, console);
    return 2;
  }
  console.out << "\nWhat to do next:\n";
  if (folder != ".") console.out << "  cd " << shell_word(folder) << '\n';
  console.out << "  postil serve               look at it, at http://127.0.0.1:1313/\n"
                 "  postil new \"Hello there\"   begin a post; `postil serve -D` shows drafts\n"
                 "  postil build               the finished site, in public/\n";
  return 0;
}

}  // namespace commands
