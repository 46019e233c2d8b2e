#include "markdown/render.h"

#include <utility>

#include "base/text.h"
#include "markdown/alerts.h"
#include "markdown/anchors.h"
#include "markdown/autolinks.h"
#include "markdown/footnotes.h"
#include "markdown/headings.h"
#include "markdown/html.h"
#include "markdown/leading_title.h"
#include "markdown/limits.h"
#include "markdown/opening.h"
#include "markdown/parse.h"
#include "markdown/plain_text.h"
#include "markdown/positions.h"
#include "markdown/raw_addresses.h"
#include "markdown/references.h"
#include "markdown/summary.h"
#include "markdown/word_count.h"

namespace markdown {
namespace {

// Writes the value of a slot; returns how many bytes of the HTML it takes the place of.
std::size_t put(const Slot& slot, const std::string& value, std::string& html) {
  if (slot.is_raw() && value == slot.target) return 0;
  html += base::escape_html(value);
  return slot.length;
}

void compose_ids(Tree& tree) {
  for (Node& node : tree.nodes) {
    const bool is_html = node.kind == Kind::html_block || node.kind == Kind::html_inline;
    if (is_html && base::nfc(node.text) != node.text) node.text = with_composed_ids(node.text);
  }
}

}  // namespace

Rendered render(std::string_view body, const Options& options) {
  if (auto scan = scan_limits(body); scan.fault) return {.limit_fault = std::move(scan.fault)};
  MarkedBody source = take_references(body);
  Tree tree = parse(source.text, options);
  if (auto fault = nesting_fault(tree)) return {.limit_fault = std::move(fault)};
  tree.references = std::move(source.references);
  tree.origin = options.origin;
  correct_positions(tree, source.text);
  put_references(tree);
  unlink_nested(tree);
  compose_ids(tree);
  if (options.extensions) mark_alerts(tree);
  Rendered rendered;
  if (options.extensions) rendered.footnote_faults = footnote_faults(source.text, tree);
  rendered.headings = name_headings(tree);
  rendered.text = plain_text(tree, 0);
  const WordCount count = count_words(rendered.text);
  rendered.words = count.words + count.characters;
  rendered.minutes = reading_minutes(count);
  if (options.title) rendered.title = take_title(tree, rendered.headings, *options.title);
  rendered.opens_with_text = opens_with_text(tree);
  const std::vector<RawHtml> raw = write_html(tree, rendered);
  if (!add_raw_addresses(raw, tree.lines, rendered))
    return {.limit_fault = html_fault(rendered.html, raw)};
  write_summary(tree, raw, rendered);
  return rendered;
}

std::string fill_summary(const Rendered& rendered, const std::vector<std::string>& values) {
  std::string html;
  std::size_t at = 0;
  for (const auto& [offset, slot] : rendered.summary_slots) {
    html.append(rendered.summary_html, at, offset - at);
    at = offset;
    if (slot < values.size()) at += put(rendered.slots[slot], values[slot], html);
  }
  return html.append(rendered.summary_html, at);
}

Rendered with_summary(Rendered rendered, std::string_view summary) {
  rendered.summary = summary;
  rendered.summary_html.clear();
  rendered.summary_slots.clear();
  for (const std::string_view block : base::split(summary, '\n')) {
    if (!base::trim(block).empty())
      rendered.summary_html += "<p>" + base::escape_html(base::trim(block)) + "</p>\n";
  }
  return rendered;
}

std::string fill(const Rendered& rendered, const std::vector<std::string>& values) {
  std::string html;
  html.reserve(rendered.html.size() + values.size() * 32);
  std::size_t at = 0;
  for (std::size_t i = 0; i < rendered.slots.size(); ++i) {
    const std::size_t offset = rendered.slots[i].offset;
    html.append(rendered.html, at, offset - at);
    at = offset;
    if (i < values.size()) at += put(rendered.slots[i], values[i], html);
  }
  html.append(rendered.html, at);
  return html;
}

}  // namespace markdown
