#include "content/source.h"

#include "base/files.h"
#include "base/language.h"
#include "base/text.h"
#include "language/tag.h"

namespace content {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view name, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at + count < name.size() && is_digit(name[at + count])) ++count;
  return count;
}

// Returns the length of `YYYY-MM-DD` or `YYYY-M-D` at the start of a name; 0 without a date.
std::size_t date_length(std::string_view name) {
  if (digits_at(name, 0, 4) != 4) return 0;
  std::size_t at = 4;
  for (int part = 0; part < 2; ++part) {
    if (at >= name.size() || name[at] != '-') return 0;
    const std::size_t digits = digits_at(name, at + 1, 2);
    if (digits == 0) return 0;
    at += 1 + digits;
  }
  const bool ends = at == name.size() || name[at] == '-' || name[at] == '_';
  return ends ? at : 0;
}

void take_date(Source& source) {
  const std::size_t length = date_length(source.name);
  source.date = source.name.substr(0, length);
  if (length > 0 && length + 1 < source.name.size()) source.name.erase(0, length + 1);
}

const std::string* find_language(std::string_view tag, const std::vector<std::string>& languages) {
  for (const std::string& language : languages) {
    if (language::is_same(tag, language)) return &language;
  }
  return nullptr;
}

// "fr" for "a.fr".
std::string_view suffix_of(std::string_view stem) {
  const std::size_t dot = stem.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : stem.substr(dot + 1);
}

}  // namespace

bool is_markdown(std::string_view path) {
  const std::string extension = base::lower_case(base::extension(base::file_name(path)));
  return extension == ".md" || extension == ".markdown";
}

bool is_html(std::string_view path) {
  const std::string extension = base::lower_case(base::extension(base::file_name(path)));
  return extension == ".html" || extension == ".htm";
}

LocalizedPath localized_file(std::string_view inside, const std::vector<std::string>& languages) {
  if (languages.empty()) return {std::string(inside), "", false};
  LocalizedPath found{std::string(inside), languages.front(), false};
  const std::size_t slash = inside.find('/');
  if (slash != std::string_view::npos) {
    if (const std::string* folder = find_language(inside.substr(0, slash), languages)) {
      found = {std::string(inside.substr(slash + 1)), *folder, true};
    }
  }
  return found;
}

LocalizedPath localized_page(std::string_view inside, const std::vector<std::string>& languages) {
  LocalizedPath found = localized_file(inside, languages);
  const std::string_view stem = base::stem(base::file_name(inside));
  const std::string_view suffix = suffix_of(stem);
  if (const std::string* named = find_language(suffix, languages)) {
    const std::size_t at = found.path.size() - base::file_name(inside).size() + stem.size();
    found.path.erase(at - suffix.size() - 1, suffix.size() + 1);
    found.language = *named;
    found.names_language = true;
  }
  return found;
}

std::string_view unlisted_language(std::string_view inside,
                                   const std::vector<std::string>& languages) {
  const std::string_view suffix = suffix_of(base::stem(base::file_name(inside)));
  const bool is_short = suffix.size() == 2 || (suffix.size() == 5 && suffix[2] == '-');
  if (!is_short || !base::is_language_tag(suffix) || !language::is_known(suffix) ||
      find_language(suffix, languages) != nullptr) {
    return {};
  }
  return suffix;
}

Source source_of(std::string_view path, std::string_view root,
                 const std::vector<std::string>& languages) {
  const LocalizedPath own = localized_page(path.substr(root.size()), languages);
  const std::string_view folder = base::parent_path(own.path);
  const std::string_view name = base::stem(base::file_name(own.path));
  Source source{.path = std::string(path),
                .format = is_html(path) ? Format::html : Format::markdown,
                .language = own.language,
                .section = std::string(folder),
                .names_language = own.names_language};
  source.is_section = name == "_index" || (name == "index" && folder.empty());
  source.is_bundle = name == "index" && !folder.empty();
  if (source.is_bundle) {
    source.section = base::parent_path(folder);
    source.name = base::file_name(folder);
  } else {
    source.name = name;
  }
  source.is_draft = std::string_view(own.path).starts_with(kDrafts);
  if (source.is_draft && !source.section.empty()) {
    source.section.replace(0, kDrafts.size() - 1, "posts");
  }
  if (!source.is_section) take_date(source);
  return source;
}

std::string_view name_in_folder(const Source& source) {
  if (source.is_bundle) return base::file_name(base::parent_path(source.path));
  const std::string_view stem = base::stem(base::file_name(source.path));
  const std::string_view suffix = suffix_of(stem);
  return source.language.empty() || !language::is_same(suffix, source.language)
             ? stem
             : stem.substr(0, stem.size() - suffix.size() - 1);
}

}  // namespace content
