#include "markdown/raw_addresses.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/line_columns.h"
#include "html/addresses.h"

namespace markdown {
namespace {

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

// Finds the places of addresses in the body. The addresses must come in the order of the text.
class Placer {
 public:
  Placer(const Rendered& rendered, const std::vector<std::string_view>& lines)
      : html_(rendered.html), columns_(lines) {}

  // Gives the slot of an address in `raw` its place: that of its tag when both are on one line, so
  // that all mistakes of a tag have one place.
  void place(const RawHtml& raw, const html::Address& address, Slot& slot) {
    if (&raw != raw_) begin_part(raw);
    if (address.tag != tag_) {
      pass(std::max(address.tag, raw.begin));
      tag_ = address.tag;
      tag_line_ = line_;
      tag_column_ = std::string_view::npos;
    }
    pass(address.begin);
    slot.line = static_cast<int>(line_) + 1;
    slot.column = 1;
    const std::size_t found = find(address);
    if (found == std::string_view::npos) return;
    std::size_t column = found;
    if (tag_line_ == line_ && address.tag >= raw.begin) {
      if (tag_column_ == std::string_view::npos)
        tag_column_ = std::min(found, columns_.line(line_).substr(0, found).rfind('<'));
      column = tag_column_;
    }
    slot.column = columns_.column(line_, column);
  }

 private:
  void begin_part(const RawHtml& raw) {
    raw_ = &raw;
    at_ = raw.begin;
    line_ = static_cast<std::size_t>(std::max(raw.line, 1)) - 1;
    // Several parts may stand on one line.
    const std::size_t begin = columns_.offset(line_, raw.column);
    cursor_ = line_ == cursor_line_ ? std::max(cursor_, begin) : begin;
    cursor_line_ = line_;
  }

  // Moves on to a byte of the HTML.
  void pass(std::size_t offset) {
    if (offset < at_) return;
    const std::string_view passed = html_.substr(at_, offset - at_);
    line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
    at_ = offset;
  }

  // Where the address stands in its line of the body. Marks of quotations and references make lines
  // of the body differ from those of the HTML, so its attribute is searched, after the address
  // before it.
  std::size_t find(const html::Address& address) {
    if (line_ != cursor_line_) {
      cursor_ = 0;
      cursor_line_ = line_;
    }
    const std::string_view line = columns_.line(line_);
    const std::string_view url = html_.substr(address.begin, address.end - address.begin);
    // A `srcset` holds several addresses: the first one finds the attribute.
    const bool is_first = std::exchange(attribute_, address.attribute) != address.attribute;
    const std::size_t name = html_.find_last_of(" \t\n<\"'", address.attribute - 1) + 1;
    const std::string_view attribute = html_.substr(name, address.end - name);
    std::size_t begin = is_first ? line.find(attribute, cursor_) : std::string_view::npos;
    if (begin != std::string_view::npos) {
      begin += attribute.size() - url.size();
    } else if (begin = line.find(url, cursor_); begin == std::string_view::npos) {
      begin = line.find(url);
    }
    if (begin != std::string_view::npos) cursor_ = std::max(cursor_, begin + url.size());
    return begin;
  }

  std::string_view html_;
  base::LineColumns columns_;
  const RawHtml* raw_ = nullptr;
  std::size_t at_ = 0;    // the byte of the HTML that was reached
  std::size_t line_ = 0;  // its line in the body, from 0
  std::size_t tag_ = std::string_view::npos;
  std::size_t attribute_ = std::string_view::npos;  // of the address before
  std::size_t tag_line_ = 0;
  std::size_t tag_column_ = std::string_view::npos;  // in bytes
  std::size_t cursor_line_ = std::string_view::npos;
  std::size_t cursor_ = 0;  // byte of this line behind the address before
};

}  // namespace

bool add_raw_addresses(const std::vector<RawHtml>& raw, const std::vector<std::string_view>& lines,
                       Rendered& rendered) {
  if (raw.empty()) return true;  // what Postil writes itself exceeds no limit
  Placer placer(rendered, lines);
  std::vector<Slot> added;
  const auto addresses = html::addresses(rendered.html, html::Form::fragment);
  if (!addresses) return false;
  for (const html::Address& address : *addresses) {
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
  return true;
}

}  // namespace markdown
