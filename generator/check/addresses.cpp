#include "check/addresses.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/spelling.h"
#include "base/text.h"
#include "base/url.h"

namespace check {
namespace {

constexpr std::string_view kIndex = "index.html";

// Returns the URL path of an output: "posts/a/index.html" → "/posts/a/".
std::string path_of_output(std::string_view output) {
  if (base::file_name(output) == kIndex) output.remove_suffix(kIndex.size());
  return '/' + std::string(output);
}

std::string_view reason_of(const site::HeldBack& why) {
  if (why.draft) return " is a draft";
  return why.future ? " is not published before " : " has expired";
}

Fault held_back(const site::HeldPage& page) {
  const auto& [source, why, from, until] = page.holder;
  std::string message = "this page is held back: " + source + std::string(reason_of(why));
  if (why.draft)
    return {base::Kind::broken_link, std::move(message),
            "publish it without `draft`, or take the link out; -D builds it"};
  if (why.future) {
    if (from) message += base::format_day(*from);
    return {base::Kind::broken_link, std::move(message),
            "until then take the link out; -F builds it"};
  }
  return {base::Kind::broken_link, std::move(message),
          "take the link out, or give the page a later `expiry_date`"};
}

std::string_view noun_of(TargetKind wanted) {
  switch (wanted) {
    case TargetKind::page:
      return "page";
    case TargetKind::image:
      return "image";
    default:
      return "file";
  }
}

// The path and the fragment of a URL, without the query. The fragment is decoded and has no "#".
struct UrlParts {
  std::string_view path;
  std::string fragment;
};

UrlParts cut(std::string_view url) {
  const std::size_t sign = url.find('#');
  const std::string_view before = url.substr(0, sign);
  // The browser interprets a text fragment, "#:~:text=…", itself; it is no anchor.
  std::string_view fragment =
      sign == std::string_view::npos ? std::string_view() : url.substr(sign + 1);
  fragment = fragment.substr(0, fragment.find(":~:"));
  return {before.substr(0, before.find('?')), base::nfc(base::decode(fragment))};
}

bool is_web(std::string_view url) {
  const std::string scheme = base::lower_case(url.substr(0, url.find(':')));
  return scheme == "http" || scheme == "https";
}

}  // namespace

TargetKind target_kind_of(std::string_view url) {
  const std::string_view ending = base::extension(base::file_name(cut(url).path));
  return ending.empty() || ending == ".html" || ending == ".htm" || ending == ".md"
             ? TargetKind::page
             : TargetKind::file;
}

bool Anchors::has(const std::string& anchor) const {
  return ids.contains(anchor) || of_theme.contains(anchor) ||
         std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return anchor.starts_with(beginning); });
}

Addresses::Addresses(const site::Site& site, const std::vector<output::Output>& outputs,
                     const output::OwnRedirects& own, AnchorsOf anchors_of)
    : own_(own), anchors_of_(std::move(anchors_of)), own_urls_(site.configuration.base_url) {
  for (const output::Output& output : outputs) {
    outputs_.insert(output.path);
    if (!output.leads_to.empty()) redirects_.emplace(output.path, output::file_of(output.leads_to));
  }
  for (const site::HeldPage& page : site.held) held_.emplace(page.path, &page);
}

std::optional<std::string> Addresses::external(std::string_view url) const {
  if (!base::is_absolute_url(url)) return std::nullopt;
  const std::string address = own_urls_.whole(url);
  if (!is_web(address) || own_urls_.on_site(address)) return std::nullopt;
  return address.substr(0, address.find('#'));
}

std::string Addresses::server_path(std::string_view url, std::string_view from) const {
  if (base::is_absolute_url(url))
    return base::nfc(base::decode(base::path_of(own_urls_.whole(url))));
  const std::string here = own_urls_.base_path() + std::string(from.substr(1));
  const std::string_view written = cut(url).path;
  return written.empty() ? here : base::resolve_path(here, base::nfc(base::decode(written)));
}

const std::string* Addresses::output_of(const std::string& path) const {
  auto found = outputs_.find(output::file_of(path));
  // Servers redirect "/posts" to "/posts/".
  if (found == outputs_.end()) found = outputs_.find(output::file_of(path + '/'));
  return found == outputs_.end() ? nullptr : &*found;
}

std::optional<Fault> Addresses::fault_of(std::string_view url, std::string_view from,
                                         TargetKind wanted) {
  const bool is_absolute = base::is_absolute_url(url);
  if (is_absolute && !own_urls_.on_server(url)) return std::nullopt;
  const std::string on_server = server_path(url, from);
  const auto path = own_urls_.site_path(on_server);
  const std::string* output = path ? output_of(*path) : nullptr;
  if (output == nullptr) {
    if (auto way = way_from(on_server, wanted); way.is_known) return std::move(way.fault);
  }
  if (!path && is_absolute) return std::nullopt;  // another site may lie beside this one
  if (!path) return outside(on_server);
  if (output == nullptr) return missing(*path, wanted);
  const std::string fragment = cut(url).fragment;
  if (fragment.empty() || base::lower_case(fragment) == "top") return std::nullopt;
  if (const auto redirect = redirects_.find(*output); redirect != redirects_.end())
    output = &redirect->second;
  return anchor_fault(*output, fragment, *path == from);
}

Addresses::Way Addresses::way_from(std::string on_server, TargetKind wanted) {
  constexpr int kMost = 10;  // browsers give up after twenty; a site needs one
  Way way;
  for (int steps = 0; steps < kMost; ++steps) {
    const auto to = output::target_of(own_, on_server);
    if (!to) return way;
    way.is_known = true;
    way.fault.reset();
    if (base::is_absolute_url(*to) && !own_urls_.on_server(*to)) return way;
    on_server = server_path(*to, "/");
    const auto path = own_urls_.site_path(on_server);
    if (!path || output_of(*path) != nullptr) return way;
    way.fault = missing(*path, wanted);
  }
  way.fault = Fault{base::Kind::redirect_circle,
                    "the redirects from here lead in a circle, by way of " + on_server,
                    "take one of their lines out of static/"};
  return way;
}

Fault Addresses::outside(const std::string& on_server) const {
  const std::string below = own_urls_.base_path() + on_server.substr(1);
  const bool is_there = output_of(below.substr(own_urls_.base_path().size() - 1)) != nullptr;
  return {base::Kind::broken_link,
          on_server + " is no part of the site, which begins at " + own_urls_.base_path(),
          is_there ? "did you mean \"" + site::written_path(below) + "\"?"
                   : "if another site is meant, write the whole address"};
}

Fault Addresses::missing(const std::string& path, TargetKind wanted) {
  for (const std::string& known : {path, path + '/'}) {
    if (const auto held = held_.find(known); held != held_.end()) return held_back(*held->second);
  }
  if (!nearest_) {
    std::vector<std::string> paths;
    for (const std::string& output : outputs_) paths.push_back(path_of_output(output));
    std::sort(paths.begin(), paths.end());
    nearest_.emplace(std::move(paths));
  }
  const std::string near = nearest_->find(path);
  return {wanted == TargetKind::page ? base::Kind::broken_link : base::Kind::missing_file,
          "there is no " + std::string(noun_of(wanted)) + " at " + path,
          near.empty() ? "" : "did you mean \"" + site::written_path(near) + "\"?"};
}

std::string Addresses::near_anchor(const Anchors& anchors, const std::string& anchor) {
  // Limits the time for pages with thousands of headings and broken links, as in PathSuggestions.
  constexpr std::size_t kMostComparisons = 200'000;
  anchor_comparisons_ += anchors.ids.size();
  if (anchor_comparisons_ > kMostComparisons) return {};
  std::vector<std::string_view> known(anchors.ids.begin(), anchors.ids.end());
  std::sort(known.begin(), known.end());
  return std::string(base::nearest(anchor, known));
}

std::optional<Fault> Addresses::anchor_fault(const std::string& output, const std::string& anchor,
                                             bool is_own) {
  const Anchors* anchors = anchors_of_(output);
  if (anchors == nullptr || anchors->has(anchor)) return std::nullopt;
  const std::string near = near_anchor(*anchors, anchor);
  const std::string page = is_own ? "this page" : path_of_output(output);
  return Fault{base::Kind::missing_anchor, page + " has no heading or id \"" + anchor + '"',
               near.empty() ? "" : "did you mean \"#" + site::written_path(near) + "\"?"};
}

}  // namespace check
