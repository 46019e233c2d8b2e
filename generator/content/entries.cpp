#include "content/entries.h"

#include <string_view>

#include "base/source_text.h"
#include "content/fences.h"
#include "content/foreign_formats.h"
#include "content/foreign_templates.h"
#include "content/source.h"

namespace content {
namespace {

constexpr std::size_t kFenceBytes = 12;  // a byte-order mark and five UTF-16 code units

std::string ascii_beginning(std::string_view bytes) {
  std::string start(bytes.substr(0, kFenceBytes));
  std::erase_if(start, [](char c) { return c == '\0' || static_cast<unsigned char>(c) >= 0x80; });
  return start;
}

// Large files are read completely only if they may be text with front matter.
bool may_begin_front_matter(std::string_view bytes) {
  const std::string start = ascii_beginning(bytes);
  return start.starts_with("---") || start.starts_with("+++");
}

// Whether invalid UTF-8, such as Latin-1 or UTF-16, begins with a line "---".
bool begins_with_fence(std::string_view bytes) {
  const std::string start = ascii_beginning(bytes);
  return start.starts_with("---\n") || start.starts_with("---\r");
}

// Invalid front matter makes a page, too. Its errors are reported when the page is read.
Role role_of_html(const std::string& path, const std::string& bytes) {
  const auto text = base::source_text(path, bytes);
  if (!text) return begins_with_fence(bytes) ? Role::page : Role::file;
  base::Report ignored;
  const auto parts = split_front_matter(path, *text, ignored);
  if (!parts) return Role::page;
  if (!parts->has_front_matter) return Role::file;
  return foreign_template(path, *text, parts->body) ? Role::refused_page : Role::page;
}

// For text that is neither Markdown nor HTML, in which "---" may have another meaning. Only a
// closed block of YAML or TOML counts.
bool has_closed_front_matter(const std::string& path, const std::string& bytes) {
  if (bytes.starts_with("+++\n")) return bytes.find("\n+++\n") != std::string::npos;
  const auto text = base::source_text(path, bytes);
  if (!text) return begins_with_fence(bytes);
  if (!text->starts_with("---")) return false;
  base::Report ignored;
  const auto parts = split_front_matter(path, *text, ignored);
  return parts && parts->has_front_matter;
}

Role role_of(const base::Files& files, const std::string& folder, const std::string& path) {
  if (is_markdown(path)) return Role::page;
  if (is_foreign_format(path)) return Role::foreign;
  const bool is_page = is_html(path);
  if (!is_page && !may_have_front_matter(path)) return Role::file;
  const std::string whole = base::join_path(folder, path);
  if (!is_page) {
    const auto start = files.read_part(whole, 0, kFenceBytes);
    if (!start || !may_begin_front_matter(*start)) return Role::file;
  }
  const auto bytes = files.read(whole);
  if (!bytes) return is_page ? Role::page : Role::file;
  if (is_page) return role_of_html(path, *bytes);
  return has_closed_front_matter(path, *bytes) ? Role::foreign : Role::file;
}

}  // namespace

std::vector<Entry> entries_of(const base::Files& files, const std::string& folder,
                              const std::vector<std::string>& paths, base::Threads threads) {
  return base::parallel_map<Entry>(paths, threads, [&](const std::string& path) {
    return Entry{path, role_of(files, folder, path)};
  });
}

}  // namespace content
