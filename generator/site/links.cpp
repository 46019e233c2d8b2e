#include "site/links.h"

#include <optional>
#include <set>

#include "base/files.h"
#include "base/normal_form.h"
#include "base/text.h"
#include "base/url.h"
#include "content/source.h"
#include "markdown/render.h"
#include "site/body_lines.h"
#include "site/lists.h"
#include "site/own_urls.h"
#include "site/pages_by_path.h"
#include "site/permalink.h"
#include "site/source_index.h"

namespace site {
namespace {

// Whether a destination names no file: another site, a place in the same page, or empty.
bool is_fixed(std::string_view target) {
  return target.empty() || target.front() == '#' || target.front() == '?' ||
         base::is_absolute_url(target);
}

class Resolver {
 public:
  Resolver(const Site& site, base::Report& report)
      : site_(site), source_index_(site), own_urls_(site.configuration.base_url), report_(report) {}

  std::vector<std::string> values(const Page& page) {
    const content::Document& document = site_.documents[page.document];
    std::optional<BodyLines> lines;
    std::vector<std::string> values;
    for (const markdown::Slot& slot : site_.rendered[page.document].slots) {
      if (slot.kind == markdown::SlotKind::label) {
        values.push_back(site_.language_of(page).words.text(slot.target));
      } else if (auto value = slot.is_reference ? refer(page, slot.target) : resolve(page, slot)) {
        values.push_back(*std::move(value));
      } else {
        values.push_back(slot.is_reference ? "#" : unchanged(slot));
        if (!lines) lines.emplace(document);
        say_missing(document, slot, *lines);
      }
    }
    return values;
  }

 private:
  // The destination as its author wrote it. Names of this site get the form of its files and ids.
  std::string unchanged(const markdown::Slot& slot) const {
    const bool is_own = !base::is_absolute_url(slot.target) || own_urls_.on_site(slot.target);
    const std::string target = is_own ? base::composed_url(slot.target) : slot.target;
    return slot.is_raw() ? target : markdown::escape_url(target);
  }

  // Nothing when the destination names a source that is not there.
  std::optional<std::string> resolve(const Page& page, const markdown::Slot& slot) const {
    if (is_fixed(slot.target)) return unchanged(slot);
    const std::string target = base::composed_url(slot.target);
    const auto [path, written] = cut_url(target);
    const std::string rest = markdown::escape_url(written);
    const bool from_root = path.front() == '/';
    const bool is_source = path.starts_with("@/") || content::is_markdown(path);
    // "/about.html" can be the name of a file or an address.
    if (!from_root || is_source || content::is_html(path)) {
      const std::string& source = site_.documents[page.document].source.path;
      if (const std::string* found = source_index_.find(named_file(source, path), source))
        return relative_url(site_, *found) + rest;
      if (is_source && !from_root) return std::nullopt;
      if (const std::string* found = source_below_base(path, source))
        return relative_url(site_, *found) + rest;
    }
    const std::string on_site = base::resolve_path(page.path, base::decode(path));
    return (from_root ? url_of_written(site_, on_site) : relative_url(site_, on_site)) + rest;
  }

  // Where a source leads that is written with the path of base_url: "/blog/posts/b.md". Null when
  // there is none.
  const std::string* source_below_base(const std::string& path, const std::string& source) const {
    const std::string base_path = site_.configuration.base_path();
    if (base_path == "/" || !path.starts_with(base_path)) return nullptr;
    return source_index_.find(named_file(source, path.substr(base_path.size() - 1)), source);
  }

  // Returns nothing when the target of a `ref` names no page or several pages.
  std::optional<std::string> refer(const Page& page, const std::string& target) {
    if (target.empty()) return std::nullopt;
    const auto [path, rest] = cut_url(base::composed_url(target));
    if (path.empty()) return markdown::escape_url(rest);
    const std::string& source = site_.documents[page.document].source.path;
    const auto files = source_index_.referred(source, path);
    if (files.size() == 1)
      return relative_url(site_, *source_index_.find(files.front(), source)) +
             markdown::escape_url(rest);
    const Index list = files.empty() ? list_at(page, path) : kNone;
    if (list == kNone) return std::nullopt;
    return relative_url(site_, site_.pages[list].path) + markdown::escape_url(rest);
  }

  // The list without a document at `path` in the language of `page`: `ref "/posts"`, `ref "/"`.
  Index list_at(const Page& page, const std::string& path) {
    if (!pages_) pages_.emplace(site_);
    const std::string begin = path.starts_with('/') ? "" : "/";
    const Index found = pages_->find(site_.language_of(page).prefix + begin + path);
    return found != kNone && site_.pages[found].document == kNone ? found : kNone;
  }

  void say_missing_reference(const std::string& source, const std::string& target,
                             base::Location location) {
    if (target.empty()) {
      return report_.add(base::warning_at(base::Kind::empty_link, std::move(location),
                                          "this `ref` names no page",
                                          "write {{< ref \"page.md\" >}}"));
    }
    const auto files = source_index_.referred(source, cut_url(target).first);
    if (files.empty()) {
      return report_.add(base::warning_at(base::Kind::broken_link, std::move(location),
                                          "there is no page \"" + target + "\" for this `ref`",
                                          source_index_.hint(source, target)));
    }
    const std::string from_root = files.front().substr(content_root(files.front()).size());
    report_.add(base::warning_at(base::Kind::ambiguous_link, std::move(location),
                                 '"' + target + "\" may be " + base::join(files, " or "),
                                 "say which: ref \"/" + from_root + '"'));
  }

  void say_missing(const content::Document& document, const markdown::Slot& slot,
                   BodyLines& lines) {
    const std::string& source = document.source.path;
    if (slot.is_reference) {
      return say_missing_reference(source, slot.target,
                                   lines.at(slot.line, slot.column, slot.target));
    }
    const std::string file = named_file(source, cut_url(slot.target).first);
    if (has_errors(file)) return;  // the file exists, but was left out
    report_.add(
        base::warning_at(base::Kind::broken_link, lines.at(slot.line, slot.column, slot.target),
                         "there is no file " + file, source_index_.hint(source, slot.target)));
  }

  bool has_errors(const std::string& file) {
    if (!faulty_) {
      faulty_.emplace();
      for (const base::Diagnostic& diagnostic : report_.sorted()) {
        if (diagnostic.severity == base::Severity::error) faulty_->insert(diagnostic.location.file);
      }
    }
    return faulty_->contains(file);
  }

  const Site& site_;
  SourceIndex source_index_;
  OwnUrls own_urls_;
  base::Report& report_;
  std::optional<PagesByPath> pages_;             // built at first use
  std::optional<std::set<std::string>> faulty_;  // files with errors; built at first use
};

}  // namespace

std::string resource_path(const Site& site, const content::Resource& resource) {
  const auto& [path, language, is_named] = content::localized_file(
      resource.path.substr(content_root(resource.path).size()), site.configuration.language_tags());
  return language_prefix(site.configuration, language) +
         section_path(base::parent_path(path), site.configuration.slugs) +
         std::string(base::file_name(path));
}

std::string resource_path(const Site& site, const Page& page, const content::Document& document,
                          const std::string& resource) {
  const std::string_view source = base::parent_path(document.source.path);
  const std::string name = resource.substr(source.empty() ? 0 : source.size() + 1);
  const bool is_ugly = site.configuration.urls == configuration::UrlStyle::ugly;
  return is_ugly ? folder_path(page) + name : page.path.substr(0, page.path.rfind('/') + 1) + name;
}

void resolve_links(Site& site, base::Report& report) {
  Resolver resolver(site, report);
  site.slots.resize(site.documents.size());
  for (const Page& page : site.pages) {
    if (page.document != kNone) site.slots[page.document] = resolver.values(page);
  }
}

}  // namespace site
