#include "content/foreign_templates.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "html/fragment.h"

namespace content {
namespace {

// Returns the byte offsets of the template tags in `html`.
std::vector<std::size_t> tags_in(std::string_view html) {
  std::vector<std::size_t> tags;
  std::vector<html::Range> code;
  std::size_t next = 0;  // the first range of code that begins behind the tag
  std::size_t code_end = 0;
  for (std::size_t at = html.find('{'); at != std::string_view::npos; at = html.find('{', at + 1)) {
    if (at + 1 == html.size() || (html[at + 1] != '{' && html[at + 1] != '%')) continue;
    if (tags.empty() && code.empty()) {
      code = html::read_fragment(html).code;
      std::sort(code.begin(), code.end(),
                [](const html::Range& a, const html::Range& b) { return a.begin < b.begin; });
    }
    for (; next < code.size() && code[next].begin <= at; ++next)
      code_end = std::max(code_end, code[next].end);
    if (at >= code_end) tags.push_back(at);
    ++at;
  }
  return tags;
}

}  // namespace

std::optional<base::Diagnostic> foreign_template(const std::string& file, const std::string& text,
                                                 std::size_t body) {
  const std::string_view html = std::string_view(text).substr(body);
  const std::vector<std::size_t> tags = tags_in(html);
  if (tags.empty()) return std::nullopt;
  const std::string_view rest = html.substr(tags.front());
  const std::size_t close = rest.find(rest[1] == '%' ? "%}" : "}}");
  const std::size_t length = close == std::string_view::npos ? 2 : close + 2;
  const std::string others =
      tags.size() == 1 ? "" : " (and " + std::to_string(tags.size() - 1) + " more)";
  return base::warning_at(
      base::Kind::not_published, base::locate(file, text, body + tags.front(), length),
      "this page is not published: it holds a tag of a template language" + others +
          ", which readers would see as it is",
      "write HTML in its place; to show such a tag, put it into <code>, or write &#123; for its "
      "first brace");
}

void warn_of_whole_page(const std::string& file, const std::string& text, std::size_t body,
                        base::Report& report) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\n", body), text.size());
  const std::string opening = base::lower_case(std::string_view(text).substr(begin, 9));
  if (!opening.starts_with("<!doctype") && !opening.starts_with("<html")) return;
  report.add(base::warning_at(
      base::Kind::whole_document, base::locate(file, text, begin, opening.size()),
      "this is a whole document, and the theme would put it into another",
      "keep what stands in its <body>; or take the front matter out, and it is copied as it is"));
}

}  // namespace content
