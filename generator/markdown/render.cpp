#include "markdown/render.h"

#include "base/text.h"
#include "markdown/alerts.h"
#include "markdown/headings.h"
#include "markdown/html.h"
#include "markdown/parse.h"
#include "markdown/plain_text.h"
#include "markdown/positions.h"

namespace markdown {

Rendered render(std::string_view body, const Options& options) {
  Tree tree = parse(body, options);
  correct_positions(tree, body);
  if (options.extensions) mark_alerts(tree);
  Rendered rendered;
  rendered.headings = name_headings(tree);
  rendered.summary = summary(tree);
  rendered.text = plain_text(tree, 0);
  rendered.words = count_words(rendered.text);
  write_html(tree, rendered);
  return rendered;
}

std::string fill(const Rendered& rendered, const std::vector<std::string>& values) {
  std::string html;
  html.reserve(rendered.html.size() + values.size() * 32);
  std::size_t at = 0;
  for (std::size_t i = 0; i < rendered.slots.size(); ++i) {
    const std::size_t offset = rendered.slots[i].offset;
    html.append(rendered.html, at, offset - at);
    if (i < values.size()) html += base::escape_html(values[i]);
    at = offset;
  }
  html.append(rendered.html, at);
  return html;
}

std::string escape_url(std::string_view destination) {
  constexpr std::string_view kAllowed = "-._~:/?#@!$&'()*+,;=%";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string url;
  for (const char c : destination) {
    const bool alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alphanumeric || kAllowed.find(c) != std::string_view::npos) {
      url += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    ((url += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
  }
  return url;
}

}  // namespace markdown
