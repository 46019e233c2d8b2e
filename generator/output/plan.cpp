#include "output/plan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "content/left_out.h"
#include "html/parser.h"
#include "output/aliases.h"
#include "output/feed.h"
#include "output/feed_formats.h"
#include "output/inline_styles.h"
#include "output/layout.h"
#include "output/redirects.h"
#include "output/relative_addresses.h"
#include "output/sitemap.h"
#include "site/feeds.h"
#include "site/links.h"
#include "site/lists.h"

namespace output {
namespace {

using configuration::FeedFormat;
using site::Index;
using site::Kind;
using site::kNone;

// Returns where the page's address was written, else its source file.
base::Location source_of(const content::Document& document) {
  const content::FrontMatter& front_matter = document.front_matter;
  if (front_matter.url) return front_matter.url->location;
  return front_matter.slug ? front_matter.slug->location
                           : base::Location{.file = document.source.path};
}

base::Location source_of(const site::Site& site, const site::Page& page) {
  if (page.document != kNone) return source_of(site.documents[page.document]);
  switch (page.kind) {
    case Kind::home:
      return {.file = "the home page"};
    case Kind::section:
      return {.file = "the section \"" + page.section + "\""};
    case Kind::taxonomy:
      return {.file = "the list of " + page.taxonomy};
    case Kind::term:
      return {.file = "the term \"" + page.title + "\" of " + page.taxonomy};
    case Kind::archive:
      return {.file = "the archive " + page.path};
    default:
      return {.file = "the page \"" + page.title + "\""};
  }
}

// Texts are checked before, so it is mostly a template that is at fault.
base::Diagnostic unreadable(const site::Site& site, Index page, std::string_view html) {
  const auto [message, hint] = html::excess_text(html, html::Form::page);
  return base::error_at(base::Kind::too_large, source_of(site, site.pages[page]),
                        "the HTML of this page exceeds a limit: " + message, hint);
}

// Postil's own 404 page has a weak claim, so that an author's page or file can replace it.
Claim claim_of(const site::Page& page) {
  if (page.document != kNone) return Claim::written;
  return page.kind == site::Kind::not_found ? Claim::derived : Claim::list;
}

class Planner {
 public:
  Planner(const Sources& sources, base::Report& report)
      : sources_(sources),
        site_(sources.site),
        report_(report),
        is_portable_(site_.configuration.base_url.empty() &&
                     sources.origins == base::Origins::none),
        entries_(std::make_shared<const Entries>(site_)) {}

  std::vector<Output> run() {
    for (Index i = 0; i < site_.pages.size(); ++i) add_slices(i);
    report_unasked(
        sources_.theme, site_, layouts_,
        [&](const std::string& folder) {
          const std::string path = base::join_path(sources_.folder, "content/" + folder);
          return sources_.files.kind(path) == base::EntryKind::folder;
        },
        report_);
    add_static_files();
    for (Index i = 0; i < site_.pages.size(); ++i) {
      add_page(i);
      report_lost_text(i);
    }
    for (const content::Resource& resource : site_.resources)
      add_file(site::resource_path(site_, resource), resource.path);
    warn_of_asked_feeds();
    if (site_.configuration.robots) add_generated("robots.txt", Claim::fallback, robots);
    if (site_.configuration.sitemap && !site_.configuration.base_url.empty()) add_sitemap();
    add_aliases();
    outputs_ = settle(std::move(outputs_), report_);
    std::sort(outputs_.begin(), outputs_.end(),
              [](const Output& a, const Output& b) { return a.path < b.path; });
    if (is_portable_) add_styles();
    return std::move(outputs_);
  }

 private:
  void add_static_files() {
    auto names = sources_.files.list(base::join_path(sources_.folder, "static"));
    if (!names) {
      report_.add(names.error());
      return;
    }
    const auto& ignore = site_.configuration.ignore;
    for (const std::string& name : *names) {
      const std::string file = "static/" + name;
      if (!content::is_left_out(file, ignore) && !is_joined(file)) add_file('/' + name, file);
    }
    const std::string theme = "themes/" + site_.configuration.theme + "/static/";
    for (const theme::StaticFile& file : sources_.theme.static_files()) {
      if (content::is_ignored(theme + file.name, ignore)) continue;
      add_theme_file(file);
    }
  }

  void add_theme_file(const theme::StaticFile& file) {
    Output output{.path = file.name,
                  .source = {.file = "the theme's static/" + file.name},
                  .claim = Claim::derived,
                  .bytes = [bytes = &file.bytes] { return base::Result<std::string>(*bytes); }};
    if (!file.path.empty()) {
      output.copied_file = base::join_path(sources_.folder, file.path);
      output.bytes = [&files = sources_.files, path = output.copied_file] {
        return files.read(path);
      };
    }
    outputs_.push_back(std::move(output));
  }

  // Returns the output of a page, or of part `number` of a list.
  Output rendered(Index index, int number) const {
    const site::Page& page = site_.pages[index];
    const auto per_page = static_cast<std::size_t>(site_.configuration.paginate);
    const std::size_t begin = static_cast<std::size_t>(number - 1) * per_page;
    const theme::Slice slice{begin, std::min(page.pages.size(), begin + per_page), number,
                             site::slice_count(site_, page)};
    std::string path = file_of(site::slice_path(page, number));
    const bool is_relative = is_portable_ && page.kind != Kind::not_found;
    return {path,
            source_of(site_, page),
            claim_of(page),
            [sources = sources_, index, layout = layouts_[index].name, slice, path, is_relative] {
              const std::string& language = sources.site.language_of(sources.site.pages[index]).tag;
              std::string html =
                  sources.theme.render(layout, sources.views.page(index, slice), language);
              if (!is_relative) return base::Result<std::string>(std::move(html));
              if (auto relative = with_relative_addresses(html, path))
                return base::Result<std::string>(*std::move(relative));
              return base::Result<std::string>(unreadable(sources.site, index, html));
            },
            "",
            PageRendering{index, slice, layouts_[index]}};
  }

  // Puts the style sheets into pages that are shown at unknown addresses.
  void add_styles() {
    using Sheets = std::map<std::string, std::function<base::Result<std::string>()>>;
    const auto sheets = std::make_shared<Sheets>();
    for (const Output& output : outputs_) {
      if (output.path.ends_with(".css")) sheets->emplace(output.path, output.bytes);
    }
    const SheetAt sheet_at = [sheets](const std::string& path) -> std::optional<std::string> {
      const auto found = sheets->find(path);
      if (found == sheets->end()) return std::nullopt;
      auto bytes = found->second();  // the file itself reports the error
      return bytes ? std::optional(*std::move(bytes)) : std::nullopt;
    };
    for (Output& output : outputs_) {
      if (!output.rendering || site_.pages[output.rendering->page].kind != Kind::not_found)
        continue;
      output.bytes = [make = std::move(output.bytes), sheet_at] {
        const auto html = make();
        return html ? base::Result<std::string>(with_inline_styles(*html, sheet_at)) : html;
      };
    }
  }

  // The text of an author's 404 page is lost when its template shows none.
  void report_lost_text(Index index) {
    const site::Page& page = site_.pages[index];
    if (page.kind != Kind::not_found || page.document == kNone) return;
    if (site_.rendered[page.document].html.empty()) return;
    const std::string& name = layouts_[index].name;
    const auto read =
        sources_.theme.anatomy(name, sources_.views.page(index, {0, 0, 1, 1})).name_uses;
    const bool is_shown = std::any_of(read.begin(), read.end(), [](const theme::NameUse& use) {
      return use.name == "page.content";
    });
    if (is_shown || !sources_.theme.has(name)) return;
    report_.add(base::warning_at(
        base::Kind::missing_text, {.file = site_.documents[page.document].source.path},
        "the template \"" + name + "\" does not show the text of this page",
        "put {{{page.content}}} into templates/" + name + ".mustache"));
  }

  // What follows the first part of a list. A page at such an address would hide a part of the list.
  void add_slices(Index index) {
    layouts_.push_back(layout_of(sources_.theme, site_, site_.pages[index], report_));
    const int total = site::slice_count(site_, site_.pages[index]);
    for (int number = 2; number <= total; ++number) {
      Output output = rendered(index, number);
      output.role = "page " + std::to_string(number);
      output.claim = Claim::written;
      outputs_.push_back(std::move(output));
    }
  }

  void add_page(Index index) {
    const site::Page& page = site_.pages[index];
    outputs_.push_back(rendered(index, 1));
    for (const FeedFormat format : site::feeds_of(site_, page)) add_feed(index, format);
    if (page.document == kNone) return;
    const content::Document& document = site_.documents[page.document];
    for (const std::string& resource : document.resources)
      add_file(site::resource_path(site_, page, document, resource), resource);
  }

  void add_feed(Index index, FeedFormat format) {
    const site::Page& list = site_.pages[index];
    const std::string role = format == FeedFormat::json
                                 ? "the JSON Feed"
                                 : "the " + std::string(site::title_of(format)) + " feed";
    Output feed{.path = file_of(site::feed_path(list, format)),
                .source = source_of(site_, list),
                .claim = Claim::derived,
                .bytes =
                    [&site = site_, entries = entries_, index, format] {
                      return base::Result<std::string>(
                          feed_text(feed_of(site, *entries, index, format), format));
                    },
                .role = role};
    for (const configuration::Feeds::Also& also : site_.configuration.feeds.also) {
      const auto path = also.format == format ? site::other_feed_path(site_, list, also)
                                              : std::optional<std::string>();
      if (!path) continue;
      kept_.insert(&also);
      Output other = feed;
      other.path = file_of(*path);
      other.source = also.location;
      other.claim = Claim::written;
      other.role = role + " at another address";
      other.media_type = site::media_type_of(format);
      outputs_.push_back(std::move(other));
    }
    outputs_.push_back(std::move(feed));
  }

  void warn_of_asked_feeds() {
    const configuration::Feeds& feeds = site_.configuration.feeds;
    const bool has_address = !site_.configuration.base_url.empty();
    for (const configuration::Feeds::Also& also : feeds.also) {
      if (kept_.contains(&also)) continue;
      const bool is_made =
          std::find(feeds.formats.begin(), feeds.formats.end(), also.format) != feeds.formats.end();
      report_.add(base::warning_at(
          base::Kind::missing_feed, also.location, "there is no feed for this address",
          !is_made       ? "add its format to `formats`, too"
          : !has_address ? "say where the site will live: base_url: https://example.org/"
                         : "a feed needs a page with a date"));
    }
    if (has_address || feeds.formats.empty() || feeds.location.line == 0) return;
    report_.add(base::warning_at(base::Kind::missing_base_url, feeds.location,
                                 "there are no feeds without \"base_url\"",
                                 "say where the site will live: base_url: https://example.org/"));
  }

  // Adds a file that is copied unchanged.
  void add_file(const std::string& url_path, const std::string& name) {
    const std::string path = base::join_path(sources_.folder, name);
    const base::Files& files = sources_.files;
    outputs_.push_back({.path = url_path.substr(1),
                        .source = {.file = name},
                        .bytes = [&files, path] { return files.read(path); },
                        .copied_file = path});
  }

  void add_aliases() {
    const std::vector<site::Alias> aliases =
        usable_aliases(site_, outputs_, sources_.redirects, report_);
    for (const site::Alias& alias : aliases) {
      if (takes_redirect_page(alias)) add_redirect_page(alias);
    }
    const configuration::Redirects& asked = site_.configuration.redirects;
    if (asked.netlify)
      add_rules("_redirects", sources_.redirects.netlify, aliases, netlify_redirects);
    if (asked.nginx) add_rules("redirects.map", sources_.redirects.nginx, aliases, nginx_redirects);
  }

  void add_redirect_page(const site::Alias& alias) {
    const site::Site& site = site_;
    const std::string path = file_of(alias.path);
    outputs_.push_back({.path = path,
                        .source = alias.location,
                        .claim = Claim::written,
                        .bytes =
                            [&site, page = alias.page, path, is_relative = is_portable_] {
                              std::string html = redirect_page(site, site.pages[page]);
                              return base::Result<std::string>(
                                  is_relative ? with_relative_addresses(html, path).value_or(html)
                                              : html);
                            },
                        .role = "an alias",
                        .leads_to = site_.pages[alias.page].path});
  }

  // The same for servers that can be told, behind the author's own lines.
  void add_rules(const std::string& path, const RedirectFile& own,
                 const std::vector<site::Alias>& aliases,
                 std::string (*make)(const site::Site&, const std::vector<site::Alias>&)) {
    const site::Site& site = site_;
    outputs_.push_back({.path = path,
                        .source = {.file = own.name.empty() ? "the generated " + path : own.name},
                        .bytes = [&site, &own, make, rest = without_own(site_, aliases, own)] {
                          return base::Result<std::string>(own.text + make(site, rest));
                        }});
  }

  // Whether the file is joined with lines of ours.
  bool is_joined(const std::string& name) const {
    const configuration::Redirects& asked = site_.configuration.redirects;
    return (asked.netlify && name == sources_.redirects.netlify.name) ||
           (asked.nginx && name == sources_.redirects.nginx.name);
  }

  void add_sitemap() {
    const auto parts = std::make_shared<const std::vector<SitemapPart>>(sitemap_parts(site_));
    for (std::size_t i = 0; i < parts->size(); ++i) {
      add_generated(file_of(sitemap_path(i, parts->size())), Claim::fallback,
                    [parts, i](const site::Site& site) { return sitemap(site, (*parts)[i]); });
    }
    if (parts->size() == 1) return;
    add_generated("sitemap.xml", Claim::fallback,
                  [parts](const site::Site& site) { return sitemap_index(site, *parts); });
  }

  // Adds a text file that is made from the whole site.
  void add_generated(const std::string& path, Claim claim,
                     std::function<std::string(const site::Site&)> make) {
    const site::Site& site = site_;
    outputs_.push_back(
        {path, {.file = "the generated " + path}, claim, [&site, make = std::move(make)] {
           return base::Result<std::string>(make(site));
         }});
  }

  // The outputs outlive the planner, so they capture the values they need, never `this`.
  Sources sources_;
  const site::Site& site_;
  base::Report& report_;
  bool is_portable_;             // whether the site must work in any folder
  std::vector<Layout> layouts_;  // by page index
  std::shared_ptr<const Entries> entries_;
  std::set<const configuration::Feeds::Also*> kept_;  // those that a feed has
  std::vector<Output> outputs_;
};

}  // namespace

std::vector<Output> plan(const Sources& sources, base::Report& report) {
  return Planner(sources, report).run();
}

}  // namespace output
