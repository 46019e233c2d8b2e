#include "content/source_links.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "content/git.h"
#include "content/left_out.h"

namespace content {
namespace {

using base::EntryKind;

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

// Whether a build reads or publishes files of this folder whose names begin with ".".
bool counts_hidden(std::string_view folder) {
  return folder == "static" || folder == "templates" || folder.starts_with("themes/");
}

class Checker {
 public:
  Checker(const base::Files& files, const SiteFolder& site,
          const configuration::Configuration& configuration, base::Report& report)
      : files_(files), site_(site), configuration_(configuration), report_(report) {
    const std::string real = is_followed() ? "/" : files.real_path(site.path);
    if (!real.empty()) within_.push_back(real);
  }

  void check_all() {
    check_configuration();
    const std::string destination = site_.destination;
    if (!destination.empty() && !destination.starts_with("..")) check_way_to(destination);
    const std::string theme = "themes/" + configuration_.theme;
    const bool is_loose = files_.kind(base::join_path(site_.path, "content")) != EntryKind::folder;
    for (const std::string& folder :
         {std::string("_drafts"), std::string("content"), std::string("data"), std::string("i18n"),
          std::string("static"), std::string("templates"), theme})
      check_folder(folder);
    if (is_loose) check_loose();
  }

  void check_folder(const std::string& folder) {
    if (!check_way_to(folder)) return;
    for (const base::Link& link : files_.links(base::join_path(site_.path, folder), within_)) {
      const std::string path = base::join_path(folder, link.path);
      // Among what is left out are the dangling links with which Emacs marks files being edited.
      if ((is_hidden(link.path) && !counts_hidden(folder)) ||
          is_left_out(path, configuration_.ignore))
        continue;
      check({path, link.target, link.is_special});
    }
  }

 private:
  bool is_followed() const { return configuration_.symlinks == configuration::Symlinks::follow; }

  // Checks postil.yaml and its overlays.
  void check_configuration() {
    auto names = files_.entries(site_.path);
    if (!names) return;
    std::sort(names->begin(), names->end());
    for (const std::string& name : *names) {
      const std::string path = base::join_path(site_.path, name);
      if (name.starts_with("postil.") && name.ends_with(".yaml") && files_.is_link(path))
        check({name, files_.real_path(path)});
    }
  }

  // Checks the site's folder itself. Only for a site without content/.
  void check_loose() {
    for (const base::Link& link : files_.links(site_.path, within_)) {
      if (is_hidden(link.path)) continue;
      const bool is_folder =
          files_.kind(base::join_path(site_.path, link.path)) == EntryKind::folder;
      const std::string inside = is_folder ? link.path + "/a.md" : link.path;
      if (is_loose_content(inside, site_.destination)) check(link);
    }
  }

  // Checks each part of `path` that is a link. Returns whether the folder itself may be checked.
  bool check_way_to(const std::string& path) {
    for (std::size_t slash = path.find('/');; slash = path.find('/', slash + 1)) {
      const std::string part = path.substr(0, slash);
      const std::string whole = base::join_path(site_.path, part);
      if (files_.is_link(whole) && !may_lead(part, files_.real_path(whole))) return false;
      if (slash == std::string::npos) return true;
    }
  }

  // Whether the link `path` may lead to `target`. Reports an error if not.
  bool may_lead(const std::string& path, const std::string& target) {
    if (target.empty() || is_inside(target)) return true;
    const bool is_own = path == "content" || path == "static" ||
                        path == "themes/" + configuration_.theme ||
                        base::is_within(site_.destination, path);
    if (is_own && !is_tracked(site_.path, path)) {
      within_.push_back(target);
      return true;
    }
    refuse(path, target, is_own ? ", and git tracks it" : "");
    return false;
  }

  void check(const base::Link& link) {
    if (link.is_special && (link.target.empty() || is_inside(link.target))) {
      report_.add(base::warning_at(base::Kind::ignored_file,
                                   {.file = base::printable_name(link.path)},
                                   "this is a pipe, a socket or a device, and is left out",
                                   "remove it, or put a file in its place"));
    } else if (is_followed()) {
      return;
    } else if (link.target.empty()) {
      report_.add(base::warning_at(
          base::Kind::broken_symlink, {.file = base::printable_name(link.path)},
          "this link leads to nothing and is left out", "remove it, or mend what it leads to"));
    } else if (!is_inside(link.target)) {
      refuse(link.path, link.target, "");
    }
  }

  bool is_inside(const std::string& target) const {
    return std::any_of(within_.begin(), within_.end(),
                       [&](const std::string& folder) { return base::is_within(target, folder); });
  }

  void refuse(const std::string& path, const std::string& target, const std::string& more) {
    report_.add(base::error_in(base::Kind::outside_symlink, base::printable_name(path),
                               "this link leads out of the site, to " + target + more,
                               "copy what it leads to, or write \"symlinks: follow\" in "
                               "postil.yaml"));
  }

  const base::Files& files_;
  const SiteFolder& site_;
  const configuration::Configuration& configuration_;
  base::Report& report_;
  std::vector<std::string> within_;  // real paths of the site and of allowed link targets
};

}  // namespace

void check_source_links(const base::Files& files, const SiteFolder& site,
                        const configuration::Configuration& configuration, base::Report& report) {
  Checker(files, site, configuration, report).check_all();
}

void check_links_in(const base::Files& files, const SiteFolder& site, const std::string& folder,
                    const configuration::Configuration& configuration, base::Report& report) {
  Checker(files, site, configuration, report).check_folder(folder);
}

}  // namespace content
