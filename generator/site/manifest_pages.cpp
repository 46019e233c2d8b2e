#include "site/manifest_pages.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "site/thread_key.h"
#include "site/translations.h"

namespace site {
namespace {

std::string size_text(std::size_t limit, std::size_t size) {
  return "the comment service takes at most " + std::to_string(limit) + ", not " +
         std::to_string(size);
}

// Why the comment service takes no such key, or an empty text. A "?" would begin a query, and two
// slashes a host.
std::string key_fault(std::string_view key) {
  if (key.find('?') != std::string_view::npos) return "it holds a question mark";
  if (key.size() > 1 && (key[1] == '/' || key[1] == '\\')) return "it begins with two slashes";
  if (!base::is_plain_line(key)) return "it holds a character that no document can have";
  if (key.size() > comments::kKeyBytes)
    return "it has " + std::to_string(key.size()) + " bytes, and " +
           std::to_string(comments::kKeyBytes) + " are possible";
  return {};
}

// The title in one line. Characters that no document can have become U+FFFD.
std::string plain_title(const std::string& title) {
  std::string line;
  base::for_each_character(title, [&](std::string_view character) {
    const bool is_space = base::kind_of(character) == base::CharacterKind::space;
    line += is_space ? " " : base::is_plain_line(character) ? character : "\uFFFD";
  });
  return std::string(base::trim(line));
}

class ManifestBuilder {
 public:
  ManifestBuilder(const Site& site, base::Report& report) : site_(site), report_(report) {}

  std::vector<comments::ManifestPage> build() {
    for (Index i = 0; i < site_.pages.size(); ++i) {
      if (site_.pages[i].comments && !is_held_back(site_.pages[i])) add(i);
    }
    for (const Alias& alias : site_.aliases) add(alias);
    check_size();
    return std::move(pages_);
  }

 private:
  // A page that only -D, -F or -E shows: the service tells the title of a listed page to everybody.
  bool is_held_back(const Page& page) const {
    return page.document != kNone && !site_.holders[page.document].empty();
  }

  void add(Index index) {
    const Page& page = site_.pages[index];
    std::string key = thread_key(site_, page);
    if (const std::string fault = key_fault(key); !fault.empty()) {
      refuse(page, base::Kind::bad_address,
             "the address " + key + " can have no comments: " + fault,
             "give the page another address, or write comments: false");
      return;
    }
    if (!seen_.insert(key).second) return;  // two files of one address are an error of the build
    places_.emplace(index, pages_.size());
    comments::ManifestPage& listed = pages_.emplace_back();
    listed.key = std::move(key);
    listed.title = title_of(page);
    listed.lang = language_of(page);
    listed.is_open = !page.thread.is_closed;
    if (page.thread.closes)
      listed.closes = base::format_iso({.instant = *page.thread.closes, .has_time = true});
    if (page.thread.moderation == content::Moderation::hold)
      listed.moderation = comments::Moderation::hold;
    listed.id = page.thread.id;
  }

  // For the service, everything after a "?" is a query, so such an alias can never have named a
  // thread.
  void add(const Alias& alias) {
    const auto place = places_.find(alias.page);
    if (place == places_.end()) return;
    std::string key = thread_key(site_, alias.path);
    if (key.find('?') != std::string::npos || seen_.contains(key)) return;
    if (const std::string fault = key_fault(key); !fault.empty()) {
      report_.add(base::error_at(base::Kind::bad_address, alias.location,
                                 "the address " + key + " can have had no comments: " + fault,
                                 "take the alias out"));
      return;
    }
    std::vector<std::string>& aliases = pages_[place->second].aliases;
    if (aliases.size() == comments::kMostAliases) {
      report_.add(base::error_at(base::Kind::too_large, alias.location,
                                 "the page has too many aliases: the comment service takes " +
                                     std::to_string(comments::kMostAliases),
                                 "take out those that nobody comes by any more"));
      return;
    }
    seen_.insert(key);
    aliases.push_back(std::move(key));
  }

  std::string title_of(const Page& page) {
    std::string title = plain_title(page.title);
    const std::size_t length = base::character_count(title);
    if (length > comments::kTitleLimit)
      refuse(page, base::Kind::too_large,
             "the title is too long: " + size_text(comments::kTitleLimit, length) + " characters",
             "write a shorter title");
    return title;
  }

  std::string language_of(const Page& page) {
    const std::string& tag = tag_of(site_, page);
    if (tag.size() > comments::kLangLimit)
      refuse(page, base::Kind::too_large,
             "the language tag is too long: " + size_text(comments::kLangLimit, tag.size()) +
                 " characters",
             "write a shorter tag");
    return tag;
  }

  void check_size() {
    if (pages_.size() > comments::kMostPages) {
      report_.add(base::error_in(
          base::Kind::too_large, {},
          "too many pages have comments: " + size_text(comments::kMostPages, pages_.size()),
          "write comments: false for old ones, or for whole folders"));
    } else if (const std::size_t size = comments::manifest_json(pages_).size();
               size > comments::kMostManifestBytes) {
      report_.add(base::error_in(base::Kind::too_large, {},
                                 "the list of all pages with comments is too long: " +
                                     size_text(comments::kMostManifestBytes, size) + " bytes",
                                 "take out aliases, or write comments: false for whole folders"));
    }
  }

  void refuse(const Page& page, base::Kind kind, std::string message, std::string hint) {
    report_.add(base::error_in(kind, site_.documents[page.document].source.path, std::move(message),
                               std::move(hint)));
  }

  const Site& site_;
  base::Report& report_;
  std::vector<comments::ManifestPage> pages_;
  std::map<Index, std::size_t> places_;  // the place in pages_ of each page of the site
  std::unordered_set<std::string> seen_;
};

}  // namespace

std::vector<comments::ManifestPage> manifest_pages(const Site& site, base::Report& report) {
  return ManifestBuilder(site, report).build();
}

}  // namespace site
