#include "markdown/raw_addresses.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/text.h"
#include "html/addresses.h"
#include "markdown/positions.h"

namespace markdown {
namespace {

std::string_view part(const Rendered& rendered, const RawHtml& raw) {
  return std::string_view(rendered.html).substr(raw.begin, raw.end - raw.begin);
}

// Parsing HTML costs as much as rendering it: most texts hold `<br>` and comments only.
bool may_hold_address(const Rendered& rendered, const std::vector<RawHtml>& raw) {
  return std::any_of(raw.begin(), raw.end(), [&](const RawHtml& each) {
    return part(rendered, each).find('=') != std::string_view::npos;
  });
}

bool is_wanted(const html::Address& address) {
  return !address.is_inert && !address.url.empty() &&
         (address.use == html::Use::link || address.use == html::Use::image);
}

bool has_slot(const std::vector<Slot>& slots, const html::Address& address) {
  const auto first =
      std::lower_bound(slots.begin(), slots.end(), address.attribute,
                       [](const Slot& slot, std::size_t offset) { return slot.offset < offset; });
  return first != slots.end() && first->offset <= address.end;
}

// The part that holds the address; null when none holds all of it.
const RawHtml* part_of(const std::vector<RawHtml>& raw, const html::Address& address) {
  const auto after =
      std::upper_bound(raw.begin(), raw.end(), address.begin,
                       [](std::size_t offset, const RawHtml& each) { return offset < each.begin; });
  if (after == raw.begin()) return nullptr;
  const RawHtml& found = *(after - 1);
  return address.end <= found.end ? &found : nullptr;
}

// How often `text` stands in `line` before `end`.
int count_before(std::string_view line, std::string_view text, std::size_t end) {
  int count = 0;
  for (std::size_t at = line.find(text); at < end; at = line.find(text, at + 1)) ++count;
  return count;
}

class Placer {
 public:
  Placer(const Rendered& rendered, const std::vector<std::string_view>& lines)
      : html_(rendered.html), lines_(lines) {}

  // Gives the slot of an address in `raw` its place: that of its tag when both are on one line, so
  // that all mistakes of a tag have one place.
  void place(const RawHtml& raw, const html::Address& address, Slot& slot) const {
    const std::string_view before = html_.substr(raw.begin, address.begin - raw.begin);
    const auto line = static_cast<std::size_t>(std::max(raw.line, 1) - 1 +
                                               std::count(before.begin(), before.end(), '\n'));
    slot.line = static_cast<int>(line) + 1;
    slot.column = 1;
    if (line >= lines_.size()) return;
    const std::string_view text = html_.substr(address.begin, address.end - address.begin);
    std::size_t column = find_in(lines_[line], text, raw, address);
    if (column == std::string_view::npos) return;
    const std::string_view tag = html_.substr(address.tag, address.begin - address.tag);
    if (tag.find('\n') == std::string_view::npos)
      column = std::min(column, lines_[line].substr(0, column).rfind('<'));
    slot.column = static_cast<int>(base::character_count(lines_[line].substr(0, column))) + 1;
  }

 private:
  // Where `text` stands in the line of the body. Marks of quotations and references make lines of
  // the body differ from those of the HTML.
  std::size_t find_in(std::string_view line, std::string_view text, const RawHtml& raw,
                      const html::Address& address) const {
    const std::size_t line_end = html_.substr(0, address.begin).rfind('\n');
    const std::size_t begin = std::max(raw.begin, line_end + 1);
    int skipped = count_before(html_.substr(begin), text, address.begin - begin);
    const bool is_first = begin == raw.begin;
    std::size_t found = line.find(text, is_first ? offset_of_column(line, raw.column) : 0);
    for (; skipped > 0 && found != std::string_view::npos; --skipped) {
      const std::size_t next = line.find(text, found + 1);
      if (next == std::string_view::npos) break;
      found = next;
    }
    return found;
  }

  std::string_view html_;
  const std::vector<std::string_view>& lines_;
};

}  // namespace

void add_raw_addresses(const std::vector<RawHtml>& raw, const std::vector<std::string_view>& lines,
                       Rendered& rendered) {
  if (!may_hold_address(rendered, raw)) return;
  const Placer placer(rendered, lines);
  std::vector<Slot> added;
  for (const html::Address& address : html::addresses(rendered.html, html::Form::fragment)) {
    if (!is_wanted(address) || has_slot(rendered.slots, address)) continue;
    const RawHtml* holder = part_of(raw, address);
    if (holder == nullptr) continue;
    Slot slot{.kind = address.use == html::Use::image ? SlotKind::image : SlotKind::link,
              .offset = address.begin,
              .target = address.url};
    slot.length = address.end - address.begin;
    placer.place(*holder, address, slot);
    added.push_back(std::move(slot));
  }
  std::vector<Slot> all;
  all.reserve(rendered.slots.size() + added.size());
  std::merge(rendered.slots.begin(), rendered.slots.end(), added.begin(), added.end(),
             std::back_inserter(all),
             [](const Slot& a, const Slot& b) { return a.offset < b.offset; });
  rendered.slots = std::move(all);
}

}  // namespace markdown
