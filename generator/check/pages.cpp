#include "check/pages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/line_columns.h"
#include "base/text.h"
#include "base/url.h"
#include "check/page.h"
#include "output/output.h"
#include "site/body_lines.h"

namespace check {
namespace {

bool is_page(const output::Output& output) {
  const std::string_view ending = base::extension(base::file_name(output.path));
  return output.media_type.empty() && (ending == ".html" || ending == ".htm");
}

// Returns the URL path of an output, the base of its relative links: "posts/a/index.html" →
// "/posts/a/".
std::string path_of(const std::string& output) {
  constexpr std::string_view kIndex = "index.html";
  std::string path = '/' + output;
  if (base::file_name(path) == kIndex) path.resize(path.size() - kIndex.size());
  return path;
}

// Maps places of tags to places in source files.
class Locator {
 public:
  Locator(const site::Site& site, const theme::Theme& theme) : theme_(theme) {
    for (const content::Document& document : site.documents)
      documents_.emplace(document.source.path, &document);
  }

  bool is_template(const Place& place) const {
    return place.origin && !documents_.contains(place.origin->file);
  }

  base::Location locate(const Place& place, const output::Output& output, const std::string& url) {
    if (!place.origin) {
      // A page that is copied unchanged has its own lines. A page that Postil makes has no lines to
      // show.
      const bool is_copied = output.source.file.ends_with(base::file_name(output.path));
      return is_copied && place.line > 0 ? in_copied(place, output) : output.source;
    }
    const auto& [file, line, column, is_markdown] = *place.origin;
    if (const auto document = documents_.find(file); document != documents_.end())
      return lines_of(*document->second).at(line, column, url);
    return theme_.locate(file, line, column).value_or(base::Location{.file = file});
  }

 private:
  base::Location in_copied(const Place& place, const output::Output& output) {
    if (copied_of_ != &output) {
      const auto bytes = output.bytes();
      copied_ = bytes ? *bytes : std::string();
      copied_lines_.emplace(base::split(copied_, '\n'));
      copied_of_ = &output;
    }
    const std::size_t line = static_cast<std::size_t>(place.line) - 1;
    const std::size_t offset = static_cast<std::size_t>(std::max(place.column, 1)) - 1;
    return base::locate_in_line(output.source.file, copied_lines_->line(line),
                                {place.line, copied_lines_->column(line, offset), offset}, 1);
  }

  site::BodyLines& lines_of(const content::Document& document) {
    return lines_.try_emplace(document.source.path, document).first->second;
  }

  const theme::Theme& theme_;
  std::unordered_map<std::string, const content::Document*> documents_;
  std::unordered_map<std::string, site::BodyLines> lines_;
  // The last page that is copied unchanged.
  const output::Output* copied_of_ = nullptr;
  std::string copied_;
  std::optional<base::LineColumns> copied_lines_;
};

// When a finding names its page. A place in a text implies the page; a place in a template does
// not.
enum class PageMention { always, if_several };

// A mistake of one tag, and all pages that have it.
struct Finding {
  Fault fault;
  base::Location location;
  PageMention mention = PageMention::always;
  std::set<std::size_t> pages;
};

class Checker {
 public:
  Checker(const site::Site& site, const theme::Theme& theme,
          const std::vector<output::Output>& outputs, base::Report& report)
      : outputs_(outputs),
        report_(report),
        locator_(site, theme),
        base_url_(site.configuration.base_url) {
    for (const base::Diagnostic& known : report.sorted()) {
      known_places_.insert(key_of(known.location));
      known_messages_.insert(known.message);
      known_faults_.insert({known.location.file, known.message});
    }
  }

  void read(base::Threads threads) {
    for (const output::Output& output : outputs_) {
      if (is_page(output)) files_.push_back(&output);
    }
    pages_ = base::parallel_map<Page>(files_, threads, [](const output::Output* output) {
      const auto bytes = output->bytes();
      return bytes ? page_of(*bytes) : Page{};  // the build reports unreadable files
    });
    for (std::size_t i = 0; i < files_.size(); ++i) {
      Anchors& anchors = anchors_[files_[i]->path];
      anchors.ids.insert(pages_[i].anchors.begin(), pages_[i].anchors.end());
    }
  }

  const Anchors* anchors_of(const std::string& output) const {
    const auto found = anchors_.find(output);
    return found == anchors_.end() ? nullptr : &found->second;
  }

  CheckSummary run(Addresses& addresses) {
    CheckSummary checked{.pages = files_.size()};
    std::map<std::string, std::map<Key, base::Location>> externals;
    for (page_ = 0; page_ < files_.size(); ++page_) {
      const std::string from = path_of(files_[page_]->path);
      for (const Mistake& mistake : pages_[page_].mistakes) {
        const Place& place = place_to_change(mistake);
        add(mistake.fault, place, locate(place, ""));
      }
      for (const PageLink& link : pages_[page_].links) {
        if (const auto url = addresses.external(link.url)) {
          if (shares_this_site(*url)) continue;
          const base::Location location = locate(link.place, link.url);
          externals[*url].emplace(key_of(location), location);
          continue;
        }
        ++checked.links;
        if (is_reported(link)) continue;
        if (const auto fault = fault_of(link, from, addresses)) add_link(*fault, link, from);
      }
    }
    report_findings();
    for (const auto& [url, places] : externals) {
      ExternalLink& link = checked.externals.emplace_back(ExternalLink{url, {}});
      for (const auto& [key, location] : places) link.locations.push_back(location);
    }
    return checked;
  }

 private:
  // A relative destination in a text that was left unchanged names a missing source; that was
  // reported before.
  bool is_reported(const PageLink& link) const {
    return link.place.origin && !locator_.is_template(link.place) && !link.url.starts_with('/') &&
           !link.url.starts_with('#') && !link.url.empty() && !base::is_absolute_url(link.url);
  }

  static std::optional<Fault> fault_of(const PageLink& link, const std::string& from,
                                       Addresses& addresses) {
    if (link.url.empty()) {
      return Fault{base::Kind::empty_link, "this address is empty",
                   "write where it leads, or leave the attribute out"};
    }
    return addresses.fault_of(link.url, from, link.wanted);
  }

  // A theme is made for all texts, so of a text and a template the text has to give way.
  const Place& place_to_change(const Mistake& mistake) const {
    const bool is_of_text =
        mistake.other && mistake.other->origin && !locator_.is_template(*mistake.other);
    return is_of_text && locator_.is_template(mistake.place) ? *mistake.other : mistake.place;
  }

  base::Location locate(const Place& place, const std::string& url) {
    return locator_.locate(place, *files_[page_], url);
  }

  using Key = std::tuple<std::string, int, int>;
  static Key key_of(const base::Location& location) {
    return {location.file, location.line, location.column};
  }

  // Whether the query contains an address of this site, however encoded. Such links of sharing
  // services differ on each page, and no author can fix them.
  bool shares_this_site(const std::string& url) const {
    const std::size_t query = url.find('?');
    return !base_url_.empty() && query != std::string::npos &&
           base::decode(url.substr(query)).find(base::decode(base_url_)) != std::string::npos;
  }

  // A broken address is reported where the author wrote it, and not again at the template that
  // prints it.
  void add_link(const Fault& fault, const PageLink& link, const std::string& from) {
    constexpr std::string_view kHere = "this page";
    const bool is_here = fault.message.starts_with(kHere);
    const std::string said = is_here ? from + fault.message.substr(kHere.size()) : fault.message;
    const base::Location location = locate(link.place, link.url);
    if (known_places_.contains(key_of(location))) return;
    // An address on a later line than its tag was reported there, not at the tag.
    if (known_faults_.contains({location.file, fault.message})) return;
    if (locator_.is_template(link.place) && known_messages_.contains(said)) return;
    add(fault, link.place, location);
  }

  void add(const Fault& fault, const Place& place, const base::Location& location) {
    const auto& [file, line, column] = key_of(location);
    auto& finding = findings_[{file, line, column, fault.message}];
    if (finding.pages.empty())
      finding = {fault,
                 location,
                 locator_.is_template(place) ? PageMention::always : PageMention::if_several,
                 {}};
    finding.pages.insert(page_);
  }

  // Returns " (on /a/ and 2 other pages)".
  std::string pages_of(const Finding& finding) const {
    const std::size_t others = finding.pages.size() - 1;
    if (others == 0 && finding.mention == PageMention::if_several) return {};
    const std::string first = path_of(files_[*finding.pages.begin()]->path);
    return " (on " + first + (others > 0 ? " and " + base::count_of(others, "other page") : "") +
           ')';
  }

  void report_findings() {
    for (const auto& [key, finding] : findings_) {
      report_.add(base::warning_at(finding.fault.kind, finding.location,
                                   finding.fault.message + pages_of(finding), finding.fault.hint));
    }
  }

  const std::vector<output::Output>& outputs_;
  base::Report& report_;
  Locator locator_;
  std::string base_url_;
  std::set<Key> known_places_;  // of earlier diagnostics
  std::set<std::string> known_messages_;
  std::set<std::pair<std::string, std::string>> known_faults_;  // by file and message
  std::vector<const output::Output*> files_;
  std::vector<Page> pages_;
  std::unordered_map<std::string, Anchors> anchors_;
  std::size_t page_ = 0;  // index of the current page
  std::map<std::tuple<std::string, int, int, std::string>, Finding> findings_;
};

}  // namespace

CheckSummary check_pages(const Finished& finished, base::Threads threads, base::Report& report) {
  const auto& [site, theme, outputs, redirects] = finished;
  Checker checker(site, theme, outputs, report);
  checker.read(threads);
  Addresses addresses(site, outputs, redirects,
                      [&](const std::string& output) { return checker.anchors_of(output); });
  return checker.run(addresses);
}

}  // namespace check
