#include "markdown/limits.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "html/parser.h"
#include "markdown/block_lines.h"
#include "markdown/paragraph_limits.h"
#include "markdown/reference_limits.h"
#include "markdown/table_limits.h"

namespace markdown {
namespace {

std::string most(std::size_t number) { return "more than " + std::to_string(number); }

std::pair<std::string, std::string> words_for(Excess::Kind kind) {
  switch (kind) {
    case Excess::Kind::nesting:
      return {"quotations, lists and footnotes are nested " + most(kDeepest) + " deep",
              "remove marks at the beginning of this line, or put it into a code block"};
    case Excess::Kind::cells:
      return {"this table has too many rows of " + most(kMostCells) + " cells, or too wide ones",
              "divide the table, or publish it as a file"};
    case Excess::Kind::missing_cells:
      return {"the rows of tables up to here lack " + most(kMostMissingCells) + " cells",
              "give each row as many cells as the head of its table, or divide the page"};
    case Excess::Kind::delimiters:
      return {"too many lines of this paragraph look like the line below the head of a table",
              "put an empty line before each table, or put the text into a code block"};
    case Excess::Kind::images:
      return {most(kMostOpenImages) + " images of this paragraph begin with \"![\" and do not end",
              "close them with \"](address)\", or put the text into a code block"};
    case Excess::Kind::emphasis:
      return {"too many marks for emphasis stand in paragraphs with many links or footnotes",
              "divide this paragraph, or put the text into a code block"};
    case Excess::Kind::tags:
      return {most(kMostOpenTags) +
                  " times this paragraph opens \"<?\" or \"<!\" and does not close it",
              "write &lt; in place of <, or put the text into a code block"};
    case Excess::Kind::closing:
      return {"an address ends in " + most(kMostClosing) + " closing parentheses",
              "put a blank before them"};
    case Excess::Kind::addresses:
      return {"this text has many addresses and no blanks",
              "put blanks between the addresses, or put the text into a code block"};
    case Excess::Kind::growth:
      break;
  }
  return {"the link definitions used up to here add " + most(kMostGrowth / 1'000'000) +
              " MB to this page",
          "use shorter definitions, or divide the page"};
}

LimitFault fault_at(std::string_view body, const Excess& excess) {
  const std::string_view before = body.substr(0, excess.offset);
  const std::size_t line_end = before.rfind('\n');
  const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
  auto [message, hint] = words_for(excess.kind);
  return {.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          .column = static_cast<int>(base::character_count(before.substr(begin))) + 1,
          .message = std::move(message),
          .hint = std::move(hint)};
}

class Scanner {
 public:
  explicit Scanner(std::size_t body_size) : tables_(body_size) {}

  std::optional<Excess> read(std::string_view line, std::size_t offset) {
    const BlockLine found = blocks_.read(line);
    if (found.depth > kDeepest) return Excess{Excess::Kind::nesting, offset + found.last_mark};
    const bool continues = found.kind == BlockLine::Kind::text && found.continues;
    if (!continues || tables_.is_in_table()) {
      if (const auto excess = finish()) return excess;
    }
    if (found.kind != BlockLine::Kind::text && found.kind != BlockLine::Kind::heading)
      return std::nullopt;
    const std::string_view text = line.substr(std::min(found.begin, line.size()));
    const std::size_t begin = offset + found.begin;
    steps_ += 2 * text.size();
    if (const auto excess = tables_.add(text, begin, !continues)) return excess;
    return paragraph_.add(text, begin);
  }

  std::optional<Excess> finish() { return paragraph_.finish(); }

  std::size_t steps() const { return blocks_.steps() + steps_; }

 private:
  BlockLines blocks_;
  TableLimits tables_;
  ParagraphLimits paragraph_;
  std::size_t steps_ = 0;
};

static_assert(kDeepest == BlockLines::kMost);

}  // namespace

LimitScan scan_limits(std::string_view body) {
  Scanner scanner(body.size());
  std::optional<Excess> excess;
  for (std::size_t begin = 0; begin < body.size() && !excess;) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    excess = scanner.read(body.substr(begin, end - begin), begin);
    begin = end + 1;
  }
  if (!excess) excess = scanner.finish();
  if (!excess) excess = reference_excess(body);
  LimitScan scan{.fault = {}, .steps = scanner.steps()};
  if (excess) scan.fault = fault_at(body, *excess);
  return scan;
}

std::optional<LimitFault> nesting_fault(const Tree& tree) {
  std::size_t depth = 0;
  std::optional<LimitFault> fault;
  walk(tree, 0, [&](const Node& node, Visit visit) {
    if (node.kind < Kind::emphasis) return;
    if (visit == Visit::leave) {
      --depth;
    } else if (++depth > kDeepest && !fault) {
      fault =
          LimitFault{.line = node.line,
                     .column = node.column,
                     .message = "emphasis, links and images are nested " + most(kDeepest) + " deep",
                     .hint = "put a backslash before marks that are to be shown"};
    }
  });
  return fault;
}

std::optional<LimitFault> html_fault(std::string_view html, const std::vector<RawHtml>& raw) {
  const std::optional<html::Excess> excess = html::Document(html, html::Form::fragment).excess();
  if (!excess) return std::nullopt;
  auto [message, hint] = html::text_of(excess->kind);
  LimitFault fault{.line = 1, .column = 1, .message = std::move(message), .hint = std::move(hint)};
  const auto after =
      std::upper_bound(raw.begin(), raw.end(), excess->offset,
                       [](std::size_t offset, const RawHtml& each) { return offset < each.begin; });
  if (after == raw.begin()) return fault;
  const RawHtml& part = *(after - 1);
  const std::string_view before =
      html.substr(part.begin, std::min(excess->offset, part.end) - part.begin);
  const std::size_t line_end = before.rfind('\n');
  fault.line = part.line + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const auto passed = static_cast<int>(
      base::character_count(before.substr(line_end == std::string_view::npos ? 0 : line_end + 1)));
  fault.column = passed + (line_end == std::string_view::npos ? part.column : 1);
  return fault;
}

}  // namespace markdown
