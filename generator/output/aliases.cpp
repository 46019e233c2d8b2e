#include "output/aliases.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"
#include "site/feeds.h"
#include "site/lists.h"

namespace output {
namespace {

using configuration::FeedFormat;
using site::Alias;
using site::Kind;
using site::Page;

std::string place_of(const base::Location& location) {
  return location.line == 0 ? location.file : location.file + ':' + std::to_string(location.line);
}

// Without the slash at its end: "/a.pdf/" asks for what "/a.pdf" shows.
std::string_view bare(std::string_view path) {
  return path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

// The name that programs ask for: "feed.xml" of "/blog/feed.xml", "feed" of "/feed/".
std::string last_name(const std::string& path) {
  return base::lower_case(base::file_name(bare(path)));
}

// The format of a feed that the name promises; nothing when no feed is called so.
std::optional<FeedFormat> promised_format(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, FeedFormat>, 9> kNames = {{
      {".atom", FeedFormat::atom},
      {".json", FeedFormat::json},
      {".rss", FeedFormat::rss},
      {"atom", FeedFormat::atom},
      {"feed", FeedFormat::rss},
      {"rss", FeedFormat::rss},
      {"index.xml", FeedFormat::rss},
      {"rss.xml", FeedFormat::rss},
      {".xml", FeedFormat::atom},
  }};
  if (name.starts_with("sitemap")) return std::nullopt;
  for (const auto& [known, format] : kNames) {
    if (known.starts_with('.') ? name.ends_with(known) : name == known) return format;
  }
  return std::nullopt;
}

bool is_for_programs(const std::string& name) {
  constexpr auto kEndings =
      std::to_array<std::string_view>({".xml", ".txt", ".rss", ".atom", ".json"});
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string_view word_of(FeedFormat format) {
  constexpr auto kNames = std::to_array<std::string_view>({"atom", "rss", "json"});
  return kNames[static_cast<std::size_t>(format)];
}

// The path that readers see: "/posts/a/" of "posts/a/index.html".
std::string address_of(const Output& output) {
  constexpr std::string_view kIndex = "index.html";
  const bool is_index = base::file_name(output.path) == kIndex;
  return '/' + output.path.substr(0, output.path.size() - (is_index ? kIndex.size() : 0));
}

class Aliases {
 public:
  Aliases(const site::Site& site, const std::vector<Output>& others, const OwnRedirects& own,
          base::Report& report)
      : site_(site), own_(own), report_(report) {
    for (const Output& other : others) {
      const auto [known, is_new] = taken_.emplace(base::fold_case(other.path), &other);
      if (!is_new && known->second->claim < other.claim) known->second = &other;
    }
  }

  std::vector<Alias> run() {
    std::vector<Alias> usable;
    for (const Alias& alias : site_.aliases) {
      if (!is_free(alias) || !is_first(alias)) continue;
      report_programs(alias);
      report_own_rule(alias);
      usable.push_back(alias);
    }
    return usable;
  }

 private:
  const Output* at(std::string_view path) const {
    const auto found = taken_.find(base::fold_case(path));
    return found == taken_.end() ? nullptr : found->second;
  }

  bool is_free(const Alias& alias) {
    const std::string file = file_of(alias.path);
    const std::string named(bare(alias.path.substr(1)));
    const Output* other = at(file);
    if (other == nullptr && !named.empty()) other = at(named);
    if (other == nullptr) return true;
    if (alias.kind == site::AliasKind::derived) return false;
    if (other->path != file && other->path != named) {
      report_case(alias, address_of(*other) + " (" + name_of(*other) + ')');
      return false;
    }
    if (other->claim == Claim::list) return true;
    report_taken(alias, *other);
    return false;
  }

  // Of several aliases for one address.
  bool is_first(const Alias& alias) {
    const auto [known, is_new] = aliases_.emplace(base::fold_case(file_of(alias.path)), &alias);
    if (is_new) return true;
    const Alias& first = *known->second;
    if (first.page == alias.page) {
      report_case(alias, first.path + ", an alias of this page");
      return false;
    }
    const std::string what = first.path == alias.path
                                 ? "two pages have the alias " + alias.path
                                 : "the aliases " + first.path + " and " + alias.path +
                                       " of two pages differ in letter case only";
    report_.add(
        base::error_at(base::Kind::duplicate_alias, alias.location,
                       what + "; the other one is at " + place_of(first.location),
                       "an address can lead to one page only: take one of the two aliases out"));
    return false;
  }

  void report_case(const Alias& alias, const std::string& other) {
    report_.add(base::note_at(
        base::Kind::letter_case, alias.location,
        "this alias differs in letter case only from " + other,
        "no redirect is written, for many servers take both for one address; one that tells them "
        "apart needs a rule of its own"));
  }

  void report_taken(const Alias& alias, const Output& other) {
    if (other.claim == Claim::written) {
      const bool is_page = other.rendering.has_value();
      const std::string what = other.role.empty() ? place_of(other.source) : name_of(other);
      report_.add(base::error_at(
          base::Kind::taken_alias, alias.location,
          "this alias is the address of " + std::string(is_page ? "a page, " : "a file, ") + what,
          is_page ? "take the alias out, or give that page another address"
                  : "take the alias out, or rename the file"));
      return;
    }
    const bool is_lost =
        other.rendering && site_.pages[other.rendering->page].kind == Kind::not_found;
    report_.add(base::warning_at(
        base::Kind::taken_alias, alias.location,
        "this alias is the address of " + (is_lost ? "the 404 page" : name_of(other)) +
            ", and is left out",
        is_lost ? "take it out: servers show that page for every address that is not there"
                : "take it out: what is asked for here is there already"));
  }

  // Programs do not read the page of HTML that leads readers on.
  void report_programs(const Alias& alias) {
    if (alias.kind == site::AliasKind::derived) return;
    const std::string name = last_name(alias.path);
    const Page& page = site_.pages[alias.page];
    const auto feeds = site::feeds_of(site_, page);
    const auto promised = promised_format(name);
    if (promised && !feeds.empty()) return report_feed(alias, page, *promised, feeds);
    const configuration::Redirects& asked = site_.configuration.redirects;
    if (!is_for_programs(name) || asked.netlify || asked.nginx) return;
    report_.add(base::warning_at(base::Kind::server_alias, alias.location,
                                 "only a server can lead on from this address",
                                 "write its rules with redirects: [nginx] in postil.yaml"));
  }

  void report_feed(const Alias& alias, const Page& page, FeedFormat promised,
                   const std::vector<FeedFormat>& feeds) {
    const bool is_made = std::find(feeds.begin(), feeds.end(), promised) != feeds.end();
    const std::string format(word_of(is_made ? promised : feeds.front()));
    const std::string folder = site::folder_path(page);
    const bool is_beside =
        alias.path.starts_with(folder) &&
        bare(alias.path).substr(folder.size()).find('/') == std::string_view::npos;
    const auto line_for = [&](std::string_view path) {
      return "feeds: {also: {" + format + ": " + std::string(path) +
             "}} in postil.yaml, and take the alias out";
    };
    std::string hint = "let the server lead on to " + site::feed_path(page, promised) +
                       ", for example with a line in static/_redirects";
    if (page.kind == Kind::home) {
      hint = "keep the feed at this address: " + line_for(written(alias.path));
    } else if (is_beside) {
      hint = "keep a feed of this name beside every list: " +
             line_for(written(alias.path).substr(folder.size()));
    }
    report_.add(base::warning_at(
        base::Kind::server_alias, alias.location,
        "readers of feeds ask for this address, and a page is no feed to them", std::move(hint)));
  }

  // The author's lines come first in the file that the server reads.
  void report_own_rule(const Alias& alias) {
    const configuration::Redirects& asked = site_.configuration.redirects;
    const std::string here = base::decode(site::relative_url(site_, alias.path));
    const std::string there = site::relative_url(site_, site_.pages[alias.page].path);
    for (const RedirectFile* file :
         {asked.netlify ? &own_.netlify : nullptr, asked.nginx ? &own_.nginx : nullptr}) {
      const auto to = file == nullptr ? std::nullopt : target_of(*file, here);
      if (!to || bare(*to) == bare(there)) continue;
      report_.add(
          base::note_at(base::Kind::overridden_alias, alias.location,
                        file->name + " leads from this address to " + *to,
                        "the lines of that file come first: take the alias out, or its line"));
    }
  }

  // As the author wrote it: "/feed.rss" got a slash for being no page.
  static std::string_view written(std::string_view path) {
    return base::extension(base::file_name(bare(path))).empty() ? path : bare(path);
  }

  const site::Site& site_;
  const OwnRedirects& own_;
  base::Report& report_;
  std::unordered_map<std::string, const Output*> taken_;  // by the path without case
  std::unordered_map<std::string, const Alias*> aliases_;
};

}  // namespace

std::vector<Alias> usable_aliases(const site::Site& site, const std::vector<Output>& others,
                                  const OwnRedirects& own, base::Report& report) {
  return Aliases(site, others, own, report).run();
}

bool takes_redirect_page(const Alias& alias) {
  return !alias.path.ends_with(".xml") && !alias.path.ends_with(".txt");
}

}  // namespace output
