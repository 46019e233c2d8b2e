#include "language/tables.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "base/files.h"
#include "base/language.h"
#include "base/source_text.h"
#include "base/spelling.h"
#include "base/text.h"
#include "language/tag.h"
#include "language_words/embedded.h"
#include "yaml/parse.h"

namespace language {
namespace {

constexpr std::string_view kEnglish = "en";

// The origin of a text. A later one overrides an earlier one.
enum class Origin { postil, theme, site };

struct Text {
  TranslatedText translation;
  bool is_common = false;  // whether Postil or the theme has the key, too
};
using Texts = std::map<std::string, Text, std::less<>>;

// All texts of one language.
struct Dictionary {
  Texts texts;
  std::string file;  // the last file that is not built in; empty: none
};
// Keyed by the tag in lower case.
using Dictionaries = std::map<std::string, Dictionary, std::less<>>;

std::string tag_of(const File& file) { return std::string(base::stem(base::file_name(file.path))); }

// The fallback chain of a tag: "pt-BR", "pt".
std::vector<std::string> chain_of(std::string_view tag) {
  std::vector<std::string> chain;
  for (; !tag.empty(); tag = parent_of(tag)) chain.push_back(base::lower_case(tag));
  return chain;
}

class FileReader {
 public:
  explicit FileReader(base::Report& report) : report_(report) {}

  void add(const File& file, Origin origin) {
    auto text = base::source_text(file.path, file.bytes);
    if (!text) return report_.add(text.error());
    const yaml::Block block{file.path, *text, 0, text->size()};
    const auto root = yaml::parse(block, report_);
    if (!root) return;
    const std::string tag = tag_of(file);
    Dictionary& dictionary = all_[base::lower_case(tag)];
    if (origin != Origin::postil) dictionary.file = file.path;
    const yaml::Reader reader(block, report_);
    const Plurals plurals(tag);
    for (const yaml::Entry& entry : reader.entries(*root, "a file of translations")) {
      auto phrase = read_phrase(reader, entry, tag, plurals);
      if (!phrase) continue;
      check_count(entry.key.text, *phrase, origin);
      put(dictionary.texts, entry.key.text, {share(*std::move(phrase)), plurals, tag}, origin);
    }
  }

  Dictionaries finish() { return std::move(all_); }

 private:
  // A text without `{count}` would drop the number that Postil's own text shows.
  void check_count(const std::string& key, const Phrase& phrase, Origin origin) {
    const bool counts = phrase.is_plural || phrase.placeholders().contains("count");
    if (origin == Origin::postil && counts) counted_.insert(key);
    if (origin == Origin::postil || counts || !counted_.contains(key)) return;
    report_.add(base::error_at(base::Kind::bad_translation, phrase.location,
                               "Postil says \"" + key + "\" with a count: this text has no {count}",
                               "for a word of your own take another key"));
  }

  static std::shared_ptr<const Phrase> share(Phrase phrase) {
    return std::make_shared<const Phrase>(std::move(phrase));
  }

  static void put(Texts& texts, const std::string& key, TranslatedText translation, Origin origin) {
    const auto [text, is_new] = texts.emplace(key, Text{translation});
    text->second.translation = std::move(translation);
    text->second.is_common = text->second.is_common || origin != Origin::site;
  }

  base::Report& report_;
  Dictionaries all_;
  std::set<std::string, std::less<>> counted_;  // Postil's keys that need a count
};

// Assembles the texts of a language; each comes from the nearest language that has it.
class Joiner {
 public:
  Joiner(const Dictionaries& all, const std::vector<std::string>& languages, base::Report& report)
      : all_(all), languages_(languages), report_(report) {}

  std::vector<Strings> run() {
    check_placeholders();
    std::vector<Strings> joined;
    for (const std::string& tag : languages_) joined.push_back(join(tag));
    return joined;
  }

 private:
  // The languages at the end of every fallback chain.
  std::vector<std::string> common_chain() const {
    std::vector<std::string> chain = chain_of(languages_.front());
    chain.emplace_back(kEnglish);
    return chain;
  }

  Strings join(const std::string& tag) {
    std::map<std::string, TranslatedText, std::less<>> texts;
    const std::vector<std::string> own = chain_of(tag);
    for (const std::string& each : own) take(each, texts);
    const std::size_t known = texts.size();
    auto missing = texts;
    for (const std::string& each : common_chain()) take(each, missing);
    if (languages_.size() > 1 && missing.size() > known) report_missing(tag, texts, missing);
    return {tag, std::move(missing)};
  }

  void take(const std::string& tag,
            std::map<std::string, TranslatedText, std::less<>>& texts) const {
    const auto found = all_.find(tag);
    if (found == all_.end()) return;
    for (const auto& [key, text] : found->second.texts) texts.emplace(key, text.translation);
  }

  void report_missing(const std::string& tag,
                      const std::map<std::string, TranslatedText, std::less<>>& own,
                      const std::map<std::string, TranslatedText, std::less<>>& all) {
    const std::string written = file_of(tag);
    const std::string fresh = "i18n/" + tag + ".yaml";
    if (own.empty() && written.empty()) {
      return report_.add(
          base::warning_at(base::Kind::missing_translation, {.file = fresh},
                           "the words of the pages in \"" + tag + "\" are not translated",
                           "write this file: \"key: text\" lines, as in the theme's i18n/en.yaml"));
    }
    std::vector<std::string> keys;
    for (const auto& [key, translation] : all) {
      if (!own.contains(key)) keys.push_back(key);
    }
    report_.add(base::warning_at(
        base::Kind::missing_translation, {.file = written.empty() ? fresh : written},
        '"' + tag + "\" has no " + (keys.size() == 1 ? "text for " : "texts for ") +
            base::join(keys, ", "),
        (written.empty() ? "write them in this file" : "write them here or in " + fresh) +
            "; until then pages show those of \"" + all.find(keys.front())->second.tag + '"'));
  }

  // The file in which a translator would add a missing text.
  std::string file_of(const std::string& tag) const {
    for (const std::string& each : chain_of(tag)) {
      const auto found = all_.find(each);
      if (found != all_.end() && !found->second.file.empty()) return found->second.file;
    }
    return {};
  }

  // A placeholder that only one language has would never be filled in.
  void check_placeholders() {
    for (const auto& [tag, dictionary] : all_) {
      for (const auto& [key, text] : dictionary.texts) {
        const Text* other = original_of(tag, key);
        if (other != nullptr) check_placeholders(text, *other);
      }
    }
  }

  const Text* original_of(std::string_view tag, const std::string& key) const {
    for (const std::string& each : {std::string(kEnglish), chain_of(languages_.front()).back()}) {
      const auto found = all_.find(each);
      if (each == tag || found == all_.end()) continue;
      const auto text = found->second.texts.find(key);
      if (text != found->second.texts.end()) return &text->second;
    }
    return nullptr;
  }

  void check_placeholders(const Text& text, const Text& original) {
    auto known = original.translation.phrase->placeholders();
    if (original.translation.phrase->is_plural || text.translation.phrase->is_plural)
      known.emplace("count");
    const std::vector<std::string_view> names(known.begin(), known.end());
    for (const std::string& name : text.translation.phrase->placeholders()) {
      if (known.contains(name)) continue;
      const std::string guess = base::did_you_mean(name, names);
      report_.add(base::error_at(
          base::Kind::bad_translation, text.translation.phrase->location,
          "nothing is ever filled in for {" + name + "}",
          guess.empty() ? "the text in \"" + original.translation.tag +
                              (known.empty() ? "\" has no place to fill" : "\" has other names")
                        : guess));
    }
  }

  const Dictionaries& all_;
  const std::vector<std::string>& languages_;
  base::Report& report_;
};

bool is_of_site(std::string_view tag, const std::vector<std::string>& languages) {
  return std::any_of(languages.begin(), languages.end(), [&](const std::string& language) {
    const auto chain = chain_of(language);
    return std::find(chain.begin(), chain.end(), base::lower_case(tag)) != chain.end();
  });
}

// Whether the file belongs to a language of the site. An unused file of the site is a warning; a
// theme may have files for more languages.
bool counts(const File& file, Origin origin, const std::vector<std::string>& languages,
            base::Report& report) {
  const std::string tag = tag_of(file);
  const bool is_ours = is_of_site(tag, languages);
  const std::string extension(base::extension(base::file_name(file.path)));
  if (extension == ".yaml" && (is_ours || tag == kEnglish)) return true;
  if (origin != Origin::site) return false;
  if (extension != ".yaml") {
    report.add(base::warning_at(base::Kind::ignored_file, {.file = file.path},
                                "this file is not read",
                                "translations are YAML: name it i18n/LANGUAGE.yaml"));
  } else if (!base::is_language_tag(tag) || !is_known(tag)) {
    report.add(base::error_in(base::Kind::bad_language, file.path, '"' + tag + "\" is no language",
                              "for example i18n/en.yaml, i18n/de-CH.yaml or i18n/zh-Hans.yaml"));
  } else {
    report.add(base::warning_at(base::Kind::unlisted_language, {.file = file.path},
                                "\"" + tag + "\" is no language of this site",
                                "list it under `languages` in postil.yaml, or remove the file"));
  }
  return false;
}

}  // namespace

const Strings& Tables::of(std::string_view tag) const {
  const auto found =
      std::find_if(languages_.begin(), languages_.end(),
                   [&](const Strings& strings) { return is_same(strings.tag(), tag); });
  return found == languages_.end() ? languages_.front() : *found;
}

void Tables::report_unused(const std::set<std::string, std::less<>>& used,
                           base::Report& report) const {
  const std::vector<std::string_view> known(common_.begin(), common_.end());
  for (const OwnKey& own : own_) {
    if (used.contains(own.key)) continue;
    report.add(base::warning_at(base::Kind::unused_translation, own.location,
                                "no template shows \"" + own.key + '"',
                                base::did_you_mean(own.key, known)));
  }
}

Tables load(const Sources& sources, const std::vector<std::string>& languages,
            base::Report& report) {
  FileReader reader(report);
  for (const auto& embedded : language_words::embedded_files()) {
    const File file{std::string(embedded.name), std::string(embedded.bytes)};
    if (counts(file, Origin::postil, languages, report)) reader.add(file, Origin::postil);
  }
  for (const File& file : sources.theme) {
    if (counts(file, Origin::theme, languages, report)) reader.add(file, Origin::theme);
  }
  for (const File& file : sources.site) {
    if (counts(file, Origin::site, languages, report)) reader.add(file, Origin::site);
  }
  const Dictionaries all = reader.finish();
  std::set<std::string> common;
  for (const auto& [tag, dictionary] : all) {
    for (const auto& [key, text] : dictionary.texts)
      if (text.is_common) common.insert(key);
  }
  std::vector<OwnKey> own;
  for (const auto& [tag, dictionary] : all) {
    for (const auto& [key, text] : dictionary.texts)
      if (!common.contains(key)) own.push_back({key, text.translation.phrase->location});
  }
  return {Joiner(all, languages, report).run(), std::move(own), {common.begin(), common.end()}};
}

Tables built_in_words() {
  base::Report none;  // a unit test checks that they have no errors
  return load({}, {std::string(kEnglish)}, none);
}

}  // namespace language
