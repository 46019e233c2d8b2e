#include "markdown/html_document.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/origin.h"
#include "base/text.h"
#include "html/fragment.h"
#include "markdown/anchors.h"
#include "markdown/limits.h"
#include "markdown/raw_addresses.h"
#include "markdown/word_count.h"

namespace markdown {
namespace {

constexpr int kSummaryWords = 70;  // as for Markdown

using html::Block;
using html::BlockKind;

std::string text_of(const std::vector<Block>& blocks, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += '\n';
    text += blocks[i].text;
  }
  return text;
}

int words_of(const Block& block) {
  const WordCount count = count_words(block.text);
  return count.words + count.characters;
}

// Leaves out a first-level heading at the beginning, because it is the title.
std::string before_more(const html::Fragment& fragment) {
  const bool has_title = *fragment.more > 0 && fragment.blocks.front().level == 1;
  return text_of(fragment.blocks, has_title ? 1 : 0, *fragment.more);
}

// The summary of a page without a paragraph is its first block.
std::string first_blocks(const std::vector<Block>& blocks) {
  if (blocks.empty()) return {};
  const auto is_text = [](const Block& block) { return block.kind == BlockKind::text; };
  const auto found = std::find_if(blocks.begin(), blocks.end(), is_text);
  if (found == blocks.end()) return blocks.front().text;
  const auto begin = static_cast<std::size_t>(found - blocks.begin());
  std::size_t end = begin + 1;
  int words = words_of(blocks[begin]);
  while (end < blocks.size() && is_text(blocks[end])) {
    const int with_next = words + words_of(blocks[end]);
    if (std::abs(with_next - kSummaryWords) >= std::abs(words - kSummaryWords)) break;
    words = with_next;
    ++end;
  }
  return text_of(blocks, begin, end);
}

// The offsets come in rising order, so each line is counted once.
std::string marked(std::string_view body, const std::string& origin) {
  int line = 1;
  std::size_t counted = 0;
  std::size_t line_begin = 0;
  return base::with_origins(body, [&](std::size_t offset) {
    for (; counted < offset; ++counted) {
      if (body[counted] != '\n') continue;
      ++line;
      line_begin = counted + 1;
    }
    const std::string_view before = body.substr(line_begin, offset - line_begin);
    return base::Origin{origin, line, static_cast<int>(base::character_count(before)) + 1};
  });
}

}  // namespace

Rendered render_html(std::string_view written, const Options& options) {
  if (auto fault = html_fault(written, {{.end = written.size()}}))
    return {.limit_fault = std::move(fault)};
  const std::string body = with_composed_ids(written);
  const html::Fragment fragment = html::read_fragment(body);
  Rendered rendered;
  rendered.html = options.origin.empty() ? body : marked(body, options.origin);
  add_raw_addresses({{.end = rendered.html.size()}}, base::split(body, '\n'), rendered);
  for (const Block& block : fragment.blocks) {
    if (block.kind == BlockKind::heading)
      rendered.headings.push_back({block.level, block.id, block.text});
  }
  rendered.text = text_of(fragment.blocks, 0, fragment.blocks.size());
  const WordCount count = count_words(rendered.text);
  rendered.words = count.words + count.characters;
  rendered.minutes = reading_minutes(count);
  const std::string summary = fragment.more ? before_more(fragment) : first_blocks(fragment.blocks);
  return with_summary(std::move(rendered), summary);
}

}  // namespace markdown
