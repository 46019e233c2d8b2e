#include "content/languages.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "language/tag.h"

namespace content {
namespace {

void settle(Document& document, const std::vector<std::string>& languages, base::Report& report) {
  const auto& lang = document.front_matter.lang;
  if (!lang) return;
  const auto listed = std::find_if(languages.begin(), languages.end(), [&](const auto& language) {
    return language::is_same(language, lang->value);
  });
  if (listed == languages.end() || *listed == document.source.language) return;
  if (!document.source.names_language) {
    document.source.language = *listed;
    return;
  }
  report.add(base::warning_at(base::Kind::language_mismatch, lang->location,
                              "this file is one of \"" + document.source.language +
                                  "\", and its `lang` is \"" + lang->value + '"',
                              "take `lang` out, or rename the file"));
}

base::Diagnostic two_of_one(const Document& first, const Document& second) {
  return base::error_in(
      base::Kind::duplicate_source, second.source.path,
      first.source.path + " is this page in \"" + second.source.language + "\", too",
      "remove one of them");
}

}  // namespace

void settle_languages(std::vector<Document>& documents, const std::vector<std::string>& languages,
                      base::Report& report) {
  if (languages.empty()) return;
  using Place = std::tuple<std::string, std::string, std::string, std::string, bool>;
  std::vector<Document> kept;
  std::map<Place, std::size_t> places;
  for (Document& document : documents) {
    settle(document, languages, report);
    const Source& source = document.source;
    const auto [place, is_free] =
        places.emplace(Place(source.language, source.section, source.date,
                             source.is_section ? "" : source.name, source.is_section),
                       kept.size());
    if (is_free) {
      kept.push_back(std::move(document));
    } else {
      report.add(two_of_one(kept[place->second], document));
    }
  }
  documents = std::move(kept);
}

}  // namespace content
