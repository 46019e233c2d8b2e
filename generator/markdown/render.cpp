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

}  // namespace markdown
