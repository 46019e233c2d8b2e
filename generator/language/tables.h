// The words of the interface in all languages of a site.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.h"
#include "language/strings.h"

namespace language {

// An i18n file. Its name, without folder and extension, is the tag of its language.
struct File {
  std::string path;  // as diagnostics name it: "i18n/fr.yaml"
  std::string bytes;
};

struct Sources {
  std::vector<File> theme;
  std::vector<File> site;  // these outdo the theme's, key by key
};

// A key of the site's own files.
struct OwnKey {
  std::string key;
  base::Location location;
};

class Tables {
 public:
  // At least one language, the default first; `common` are the keys of Postil and the theme,
  // sorted.
  Tables(std::vector<Strings> languages, std::vector<OwnKey> own, std::vector<std::string> common)
      : languages_(std::move(languages)), own_(std::move(own)), common_(std::move(common)) {}

  // The words for one of the site's languages; those of the default for any other tag.
  const Strings& of(std::string_view tag) const;

  // Warns of the keys of the site's files that neither Postil nor the theme has, and that are none
  // of `used`.
  void report_unused(const std::set<std::string, std::less<>>& used, base::Report& report) const;

 private:
  std::vector<Strings> languages_;
  std::vector<OwnKey> own_;
  std::vector<std::string> common_;
};

// A file is a map of keys to texts, or to plural forms (phrase.h):
//   read_more: Lire la suite
//   posts: {one: "{count} article", other: "{count} articles"}
// The words of Postil itself are built in, in a few languages, and can be outdone as well. What a
// language lacks comes from the nearest of: "pt" for "pt-BR", the site's default language, English.
//
// `languages` are the site's, the default first; at least one. With more than one, a key that a
// language lacks is a warning, and so is a language without any file. Wrong kinds, unknown plural
// forms, keys given twice and placeholders that no other language has are errors at their places; a
// file for a language that the site does not have is a warning.
Tables load(const Sources& sources, const std::vector<std::string>& languages,
            base::Report& report);
// Postil's own words in English.
Tables built_in_words();

}  // namespace language
