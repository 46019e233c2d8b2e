#include "output/inline_styles.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "html/style_sheets.h"
#include "html/style_urls.h"

namespace output {
namespace {

// Returns the style sheet at `path` ("/css/main.css") as the text of a <style> element.
std::string text_of(const std::string& css, const std::string& path) {
  std::string text;
  std::size_t at = 0;
  for (const auto& [begin, end] : html::style_urls(css)) {
    const std::string url = css.substr(begin, end - begin);
    if (url.empty() || url.front() == '#' || base::is_absolute_url(url)) continue;
    text.append(css, at, begin - at) += base::resolve_url(path, url);
    at = end;
  }
  text.append(css, at);
  return base::replace_all(std::move(text), "</", "<\\/");
}

std::string path_of(const std::string& url) {
  return base::decode(url.substr(0, url.find_first_of("?#")));
}

}  // namespace

std::string with_inline_styles(std::string_view html, const SheetAt& sheet_at) {
  std::string whole;
  std::size_t at = 0;
  for (const html::StyleSheet& sheet : html::style_sheets(html)) {
    if (!sheet.url.starts_with('/') || sheet.url.starts_with("//")) continue;
    const std::string path = path_of(sheet.url);
    const auto css = sheet_at(path.substr(1));
    if (!css) continue;
    whole.append(html, at, sheet.tag.begin - at) += "<style";
    if (!sheet.media.empty()) whole += " media=\"" + base::escape_html(sheet.media) + '"';
    whole += ">\n" + text_of(*css, path) + "</style>";
    at = sheet.tag.end;
  }
  return whole.append(html, at);
}

}  // namespace output
