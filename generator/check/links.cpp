#include "check/links.h"

#include <optional>
#include <string>
#include <unordered_map>

#include "base/url.h"
#include "check/addresses.h"
#include "markdown/anchors.h"
#include "site/body_lines.h"
#include "site/source_index.h"
#include "theme/addresses.h"

namespace check {
namespace {

// Finds the anchors of each text once.
class TextAnchors {
 public:
  TextAnchors(const site::Site& site, const theme::Theme& theme) : site_(site) {
    for (const std::string& anchor : theme.anchors()) {
      const std::size_t tag = anchor.find("{{");
      if (tag == std::string::npos) of_theme_.of_theme.insert(anchor);
      if (tag != std::string::npos && tag > 0)
        of_theme_.beginnings.push_back(anchor.substr(0, tag));
    }
    for (site::Index i = 0; i < site.pages.size(); ++i)
      pages_.emplace(output::file_of(site.pages[i].path), i);
  }

  // Returns null for pages without a text, because a template makes their ids.
  const Anchors* of(const std::string& output) {
    const auto page = pages_.find(output);
    if (page == pages_.end()) return nullptr;
    const site::Index document = site_.pages[page->second].document;
    if (document == site::kNone) return nullptr;
    const auto [at, is_new] = found_.try_emplace(document, of_theme_);
    if (is_new) {
      for (std::string& anchor : markdown::anchors(site_.rendered[document].html))
        at->second.ids.insert(std::move(anchor));
    }
    return &at->second;
  }

 private:
  const site::Site& site_;
  Anchors of_theme_;
  std::unordered_map<std::string, site::Index> pages_;
  std::unordered_map<site::Index, Anchors> found_;
};

class Checker {
 public:
  Checker(const site::Site& site, Addresses& addresses, base::Report& report)
      : site_(site), addresses_(addresses), report_(report) {}

  void check_text(const site::Page& page) {
    const content::Document& document = site_.documents[page.document];
    const std::vector<markdown::Slot>& slots = site_.rendered[page.document].slots;
    const std::vector<std::string>& values = site_.slots[page.document];
    std::optional<site::BodyLines> lines;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      auto fault = fault_of(slots[i], values[i], page.path);
      if (!fault) continue;
      if (!lines) lines.emplace(document);
      const markdown::Slot& slot = slots[i];
      name_file_beside(document.source.path, slot, *fault);
      add(lines->at(slot.line, slot.column, slot.target), *fault);
    }
  }

  // Checks the picture in the front matter of a page.
  void check_picture(const site::Page& page) {
    const auto& image = site_.documents[page.document].front_matter.image;
    if (!image) return;
    const std::string url = theme::from_page(site_, page, image->source.value);
    if (const auto fault = addresses_.fault_of(url, page.path, TargetKind::image))
      add(image->source.location, *fault);
  }

  // Where the author's own redirects lead. What they fill in is known only once somebody asks.
  void check_rules(const output::RedirectFile& file) {
    const std::string origin = base::origin_of(site_.configuration.base_url);
    for (const output::RedirectRule& rule : file.rules) {
      const std::string path = base::path_of(rule.to);
      const bool is_filled_in =
          path.find("/:") != std::string::npos || rule.to.find('$') != std::string::npos;
      const bool is_of_server = rule.to.starts_with("/.");  // "/.netlify/functions/search"
      if (is_filled_in || is_of_server || path.find('*') != std::string::npos) continue;
      // With its host, for beside this site there may be others on the server.
      const std::string url = rule.to.starts_with('/') ? origin + rule.to : rule.to;
      if (const auto fault = addresses_.fault_of(url, "/", target_kind_of(url)))
        add(rule.location, *fault);
    }
  }

  void check_menus() {
    const std::string& usual = site_.languages.front().prefix;
    for (const configuration::Menu& menu : site_.configuration.menus) check_menu(menu, usual);
    for (const configuration::Language& language : site_.configuration.languages) {
      const std::string prefix = site::language_prefix(site_.configuration, language.tag);
      for (const configuration::Menu& menu : language.menus) check_menu(menu, prefix);
    }
  }

 private:
  // `prefix` is the path prefix of the menu's language. Pages of that language are tried first.
  void check_menu(const configuration::Menu& menu, const std::string& prefix) {
    for (const configuration::MenuItem& item : menu.items) {
      const std::string own = theme::from_root(site_, prefix + item.url);
      if (item.url.starts_with('/') && !addresses_.fault_of(own, "/", target_kind_of(own)))
        continue;
      const std::string url = theme::from_root(site_, item.url);
      if (const auto fault = addresses_.fault_of(url, "/", target_kind_of(url)))
        add(item.location, *fault);
    }
  }

  std::optional<Fault> fault_of(const markdown::Slot& slot, const std::string& url,
                                const std::string& from) {
    if (slot.kind == markdown::SlotKind::label) return std::nullopt;
    const bool is_image = slot.kind == markdown::SlotKind::image;
    if (url.empty()) {
      return is_image ? Fault{base::Kind::empty_link, "this image has no address",
                              "write where it lies: ![text](file.png)"}
                      : Fault{base::Kind::empty_link, "this link leads nowhere",
                              "write where it leads: [text](page.md)"};
    }
    // A relative URL that is left here is reported elsewhere; a URL with a scheme leads to another
    // site.
    if (url.front() != '/' && url.front() != '#' && !base::is_absolute_url(url)) return {};
    return addresses_.fault_of(url, from, is_image ? TargetKind::image : target_kind_of(url));
  }

  // If a relative destination names no page, the author meant a file beside the source.
  void name_file_beside(const std::string& source, const markdown::Slot& slot, Fault& fault) {
    const std::string& target = slot.target;
    if (target.empty() || target.front() == '/' || target.front() == '#' ||
        base::is_absolute_url(target))
      return;
    if (slot.kind == markdown::SlotKind::link && target_kind_of(target) == TargetKind::page) return;
    if (!sources_) sources_.emplace(site_);
    std::string hint = sources_->hint(source, target);
    if (!hint.empty()) fault.hint = std::move(hint);
  }

  void add(base::Location location, const Fault& fault) {
    report_.add(base::warning_at(fault.kind, std::move(location), fault.message, fault.hint));
  }

  const site::Site& site_;
  Addresses& addresses_;
  base::Report& report_;
  std::optional<site::SourceIndex> sources_;  // made on first use
};

}  // namespace

void check_links(const site::Site& site, const theme::Theme& theme,
                 const std::vector<output::Output>& outputs, const output::OwnRedirects& own,
                 base::Report& report) {
  TextAnchors anchors(site, theme);
  Addresses addresses(site, outputs, own,
                      [&](const std::string& output) { return anchors.of(output); });
  Checker checker(site, addresses, report);
  for (const site::Page& page : site.pages) {
    if (page.document == site::kNone) continue;
    checker.check_text(page);
    checker.check_picture(page);
  }
  checker.check_menus();
  for (const output::RedirectFile* file : {&own.netlify, &own.nginx}) checker.check_rules(*file);
}

}  // namespace check
