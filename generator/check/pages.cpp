#include "check/pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "check/page.h"
#include "output/output.h"
#include "site/place.h"

namespace check {
namespace {

bool is_page(const output::Output& output) {
  const std::string_view ending = base::extension(base::file_name(output.path));
  return ending == ".html" || ending == ".htm";
}

// The path that a page's links are read from: "posts/a/index.html" → "/posts/a/".
std::string path_of(const std::string& output) {
  constexpr std::string_view kIndex = "index.html";
  std::string path = '/' + output;
  if (base::file_name(path) == kIndex) path.resize(path.size() - kIndex.size());
  return path;
}

// Turns places of tags into places of files.
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
      // A page that is copied as it is has its own lines; one that Postil makes has none to show.
      const bool is_copied = output.source.file.ends_with(base::file_name(output.path));
      const auto bytes = is_copied ? output.bytes() : base::Result<std::string>(base::Diagnostic{});
      if (!bytes) return output.source;
      return base::locate_line(output.source.file, *bytes, place.line, place.column);
    }
    const auto& [file, line, column, is_markdown] = *place.origin;
    if (const auto document = documents_.find(file); document != documents_.end())
      return lines_of(*document->second).at(line, column, url);
    return theme_.locate(file, line, column).value_or(base::Location{.file = file});
  }

 private:
  const site::Lines& lines_of(const content::Document& document) {
    return lines_.try_emplace(document.source.path, document).first->second;
  }

  const theme::Theme& theme_;
  std::unordered_map<std::string, const content::Document*> documents_;
  std::unordered_map<std::string, site::Lines> lines_;
};

// What one tag does, to however many pages.
struct Finding {
  Fault fault;
  base::Location location;
  std::set<std::size_t> pages;
};

class Checker {
 public:
  Checker(const site::Site& site, const theme::Theme& theme,
          const std::vector<output::Output>& outputs, base::Report& report)
      : outputs_(outputs), report_(report), locator_(site, theme) {
    for (const base::Diagnostic& known : report.sorted())
      known_.emplace(known.location.file, known.location.line, known.location.column);
  }

  void read(base::Threads threads) {
    for (const output::Output& output : outputs_) {
      if (is_page(output)) files_.push_back(&output);
    }
    pages_ = base::parallel_map<Page>(files_, threads, [](const output::Output* output) {
      const auto bytes = output->bytes();
      return bytes ? page_of(*bytes) : Page{};  // the build says what cannot be read
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

  Checked run(Addresses& addresses) {
    Checked checked{.pages = files_.size()};
    std::map<std::string, base::Location> externals;
    for (page_ = 0; page_ < files_.size(); ++page_) {
      const std::string from = path_of(files_[page_]->path);
      for (const Mistake& mistake : pages_[page_].mistakes) add(mistake.fault, mistake.place, "");
      for (const PageLink& link : pages_[page_].links) {
        if (addresses.is_external(link.url)) {
          const std::string url = link.url.substr(0, link.url.find('#'));
          if (!externals.contains(url)) externals.emplace(url, locate(link.place, link.url));
          continue;
        }
        ++checked.links;
        if (is_reported(link)) continue;
        if (const auto fault = fault_of(link, from, addresses)) add(*fault, link.place, link.url);
      }
    }
    report_findings();
    for (auto& [url, location] : externals) checked.externals.push_back({url, location});
    return checked;
  }

 private:
  // A destination in Markdown that stayed as written names a source that is not there.
  static bool is_reported(const PageLink& link) {
    return link.place.origin && link.place.origin->is_markdown && !link.url.starts_with('/') &&
           !link.url.starts_with('#');
  }

  static std::optional<Fault> fault_of(const PageLink& link, const std::string& from,
                                       Addresses& addresses) {
    if (link.url.empty()) {
      return Fault{"this address is empty", "write where it leads, or leave the attribute out"};
    }
    return addresses.fault_of(link.url, from, link.wanted);
  }

  base::Location locate(const Place& place, const std::string& url) {
    return locator_.locate(place, *files_[page_], url);
  }

  void add(const Fault& fault, const Place& place, const std::string& url) {
    base::Location location = locate(place, url);
    if (known_.contains({location.file, location.line, location.column})) return;
    // One tag of a template says another address on each page: it is one mistake.
    const std::string kind = locator_.is_template(place)
                                 ? fault.message.substr(0, fault.message.find_first_of("/\""))
                                 : fault.message;
    auto& finding = findings_[{location.file, location.line, location.column, kind}];
    if (finding.pages.empty()) finding = {fault, std::move(location), {}};
    finding.pages.insert(page_);
  }

  void report_findings() {
    for (const auto& [key, finding] : findings_) {
      const std::size_t count = finding.pages.size();
      const std::string pages = count > 1 ? " (on " + base::count_of(count, "page") + ')' : "";
      report_.add(
          base::warning_at(finding.location, finding.fault.message + pages, finding.fault.hint));
    }
  }

  using Key = std::tuple<std::string, int, int>;
  const std::vector<output::Output>& outputs_;
  base::Report& report_;
  Locator locator_;
  std::set<Key> known_;  // places that were reported before
  std::vector<const output::Output*> files_;
  std::vector<Page> pages_;
  std::unordered_map<std::string, Anchors> anchors_;
  std::size_t page_ = 0;  // the one that is looked at
  std::map<std::tuple<std::string, int, int, std::string>, Finding> findings_;
};

}  // namespace

Checked check_pages(const site::Site& site, const theme::Theme& theme,
                    const std::vector<output::Output>& outputs, base::Threads threads,
                    base::Report& report) {
  Checker checker(site, theme, outputs, report);
  checker.read(threads);
  Addresses addresses(site, outputs,
                      [&](const std::string& output) { return checker.anchors_of(output); });
  return checker.run(addresses);
}

}  // namespace check
