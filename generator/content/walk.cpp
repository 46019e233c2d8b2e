#include "content/walk.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "content/foreign_formats.h"
#include "content/source.h"

namespace content {
namespace {

using Languages = std::vector<std::string>;

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

// Returns the folders with an index.md, except the top one, each with the path of that file. An
// index that is not published makes no bundle: the pages beside it would be lost with it.
std::map<std::string, std::string> bundle_folders(const std::vector<Entry>& entries,
                                                  const Languages& languages) {
  std::map<std::string, std::string> bundles;
  for (const auto& [path, role] : entries) {
    if (role == Role::page && source_of(path, "", languages).is_bundle)
      bundles.emplace(base::parent_path(path), path);
  }
  return bundles;
}

// Returns the outermost bundle folder that contains `path`, or an empty text.
std::string bundle_of(std::string_view path, const std::map<std::string, std::string>& bundles) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (bundles.contains(std::string(path.substr(0, slash))))
      return std::string(path.substr(0, slash));
  }
  return {};
}

// An index.md makes its folder a page, an _index.md a section. Both together are an error.
void refuse_two_indexes(const std::vector<Walk::SourceWithResources>& sources,
                        base::Report& report) {
  using Folder = std::pair<std::string_view, std::string_view>;
  std::map<Folder, const Source*> seen;
  for (const Walk::SourceWithResources& found : sources) {
    if (!found.source.is_bundle && !found.source.is_section) continue;
    const auto [first, inserted] = seen.emplace(
        Folder(base::parent_path(found.source.path), found.source.language), &found.source);
    if (inserted) continue;
    const bool are_alike = first->second->is_section == found.source.is_section;
    report.add(base::error_in(base::Kind::duplicate_source, found.source.path,
                              first->second->path + " describes this folder, too",
                              are_alike
                                  ? "remove one of them"
                                  : "keep index.md for a page, _index.md for a section of pages"));
  }
}

class Sorter {
 public:
  Sorter(const std::vector<Entry>& entries, std::string_view root, const Languages& languages,
         base::Report& report)
      : root_(root),
        languages_(languages),
        report_(report),
        bundles_(bundle_folders(entries, languages)) {}

  void sort(const Entry& entry) {
    const std::string& path = entry.path;
    const std::string whole = std::string(root_) + path;
    const std::string bundle = bundle_of(path, bundles_);
    if (entry.role == Role::page || entry.role == Role::refused_page) {
      sort_page(path, whole, bundle);
      return;
    }
    if (entry.role == Role::foreign && bundle.empty()) return report_.add(not_published(whole));
    // Other files beside drafts are not published.
    if (bundle.empty() && path.starts_with(kDrafts)) return;
    if (bundle.empty()) {
      walk_.resources.push_back({whole});
    } else {
      belongings_[bundle].push_back(whole);
    }
  }

  Walk finish() {
    for (Walk::SourceWithResources& found : walk_.sources) {
      if (!found.source.is_bundle) continue;
      const std::string_view inside = std::string_view(found.source.path).substr(root_.size());
      found.resources = belongings_[std::string(base::parent_path(inside))];
    }
    refuse_two_indexes(walk_.sources, report_);
    for (const auto& [bundle, strays] : strays_) warn_of_strays(bundles_.at(bundle), strays);
    return std::move(walk_);
  }

 private:
  void sort_page(const std::string& path, const std::string& whole, const std::string& bundle) {
    Source source = source_of(whole, root_, languages_);
    const bool own_index = source.is_bundle && base::parent_path(path) == bundle;
    const bool two_indexes = source.is_section && base::parent_path(path) == bundle;
    if (bundle.empty() || own_index || two_indexes) {
      warn_of_language(path, whole);
      walk_.sources.push_back({std::move(source), {}});
      return;
    }
    strays_[bundle].push_back(whole);
  }

  void warn_of_strays(const std::string& index, const std::vector<std::string>& strays) {
    const bool has_html = std::any_of(strays.begin(), strays.end(), is_html);
    const std::string file = has_html ? "Markdown or HTML file" : "Markdown file";
    const std::string count =
        strays.size() == 1 ? "another " + file + " makes no page: "
                           : std::to_string(strays.size()) + " other " + file + "s make no pages: ";
    const std::string extension(base::extension(index));
    report_.add(base::warning_at(
        base::Kind::pages_in_bundle, {.file = std::string(root_) + index},
        "this makes its folder one page; " + count + strays.front() +
            (strays.size() == 1 ? "" : ", …"),
        "rename it to _index" + extension + " to make the folder a section of pages"));
  }

  void warn_of_language(const std::string& path, const std::string& whole) {
    const std::string tag(unlisted_language(path, languages_));
    if (tag.empty()) return;
    report_.add(base::warning_at(
        base::Kind::unlisted_language, {.file = whole},
        '"' + tag + "\" is no language of this site, so it is a part of the page's name",
        "list it in postil.yaml: languages: {" + tag + ": {}}, or rename the file"));
  }

  std::string_view root_;
  const Languages& languages_;
  base::Report& report_;
  std::map<std::string, std::string> bundles_;
  std::map<std::string, std::vector<std::string>> belongings_;  // bundle folder → its other files
  std::map<std::string, std::vector<std::string>> strays_;      // bundle folder → ignored pages
  Walk walk_;
};

}  // namespace

Walk walk(const std::vector<Entry>& entries, std::string_view root, const Languages& languages,
          base::Report& report) {
  std::vector<Entry> seen;
  for (const Entry& entry : entries) {
    const std::string& path = entry.path;
    if (is_hidden(path)) continue;
    if (base::invalid_utf8(path)) {
      report.add(base::error_in(base::Kind::bad_file_name,
                                base::printable_name(std::string(root) + path),
                                "the name of this file is not UTF-8", "rename it"));
    } else if (base::has_control_character(path)) {
      report.add(base::error_in(base::Kind::bad_file_name,
                                base::printable_name(std::string(root) + path),
                                "the name of this file holds a control character", "rename it"));
    } else {
      seen.push_back(entry);
    }
  }
  Sorter sorter(seen, root, languages, report);
  for (const Entry& entry : seen) sorter.sort(entry);
  return sorter.finish();
}

}  // namespace content
