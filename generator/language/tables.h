// The texts of the interface in all languages of a site.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.h"
#include "language/strings.h"

namespace language {

// An i18n file. Its name without folder and extension is the language tag.
struct File {
  std::string path;  // the path in diagnostics: "i18n/fr.yaml"
  std::string bytes;
};

struct Sources {
  std::vector<File> theme;
  std::vector<File> site;  // each key overrides the theme's key
};

// A key in the site's own files.
struct OwnKey {
  std::string key;
  base::Location location;
};

class Tables {
 public:
  // `languages` has at least one element; the first is the default. `common` contains the sorted
  // keys of Postil and the theme.
  Tables(std::vector<Strings> languages, std::vector<OwnKey> own, std::vector<std::string> common)
      : languages_(std::move(languages)), own_(std::move(own)), common_(std::move(common)) {}

  // The texts for a language of the site. Any other tag gets the texts of the default language.
  const Strings& of(std::string_view tag) const;

  // Warns about keys in the site's files that are neither keys of Postil or the theme nor in
  // `used`.
  void report_unused(const std::set<std::string, std::less<>>& used, base::Report& report) const;

 private:
  std::vector<Strings> languages_;
  std::vector<OwnKey> own_;
  std::vector<std::string> common_;
};

// Loads i18n files. A file is a map from keys to texts or plural forms (phrase.h):
//   read_more: Lire la suite
//   posts: {one: "{count} article", other: "{count} articles"}
// The texts of Postil are built in for some languages and can be overridden. A missing text comes
// from the first of these languages that has it: the parent ("pt" for "pt-BR"), the site's default,
// English.
//
// `languages` are the site's languages, the default first; at least one. With several languages, a
// missing key is a warning, and so is a language without any file. Wrong kinds, unknown plural
// forms, duplicate keys, and placeholders that no other language has are errors at their places. A
// file for a language that the site does not have is a warning.
Tables load(const Sources& sources, const std::vector<std::string>& languages,
            base::Report& report);
// The texts of Postil in English.
Tables built_in_words();

}  // namespace language
