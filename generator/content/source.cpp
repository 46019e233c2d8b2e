#include "content/source.h"

#include "base/files.h"
#include "base/text.h"

namespace content {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view name, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at + count < name.size() && is_digit(name[at + count])) ++count;
  return count;
}

// The length of `YYYY-MM-DD` or `YYYY-M-D` at the front of a name; 0 when there is none.
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

}  // namespace

bool is_markdown(std::string_view path) {
  const std::string extension = base::lower_case(base::extension(base::file_name(path)));
  return extension == ".md" || extension == ".markdown";
}

Source source_of(std::string_view path, std::string_view root) {
  const std::string_view inside = path.substr(root.size());
  const std::string_view folder = base::parent_path(inside);
  const std::string_view name = base::stem(base::file_name(inside));
  Source source{.path = std::string(path), .section = std::string(folder)};
  source.is_section = name == "_index" || (name == "index" && folder.empty());
  source.is_bundle = name == "index" && !folder.empty();
  if (source.is_bundle) {
    source.section = base::parent_path(folder);
    source.name = base::file_name(folder);
  } else {
    source.name = name;
  }
  source.is_draft = inside.starts_with(kDrafts);
  if (source.is_draft && !source.section.empty()) {
    source.section.replace(0, kDrafts.size() - 1, "posts");
  }
  if (!source.is_section) take_date(source);
  return source;
}

}  // namespace content
