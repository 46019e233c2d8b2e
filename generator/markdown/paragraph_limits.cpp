#include "markdown/paragraph_limits.h"

#include <array>
#include <utility>

#include "markdown/limits.h"

namespace markdown {
namespace {

// A link walks over the open images before it: a few nanoseconds for each.
constexpr std::size_t kMostImageSteps = 1'000'000'000;
// A link, an image or a footnote walks over the marks for emphasis before it: up to forty
// nanoseconds for each, as they are spread over the memory.
constexpr std::size_t kMostEmphasisSteps = 20'000'000;
// The end of a bare address is searched in all characters up to white space: about one a
// nanosecond.
constexpr std::size_t kMostAddressSteps = 400'000'000;
// An opener is searched an end for in the rest of its paragraph: about a byte a nanosecond.
constexpr std::size_t kMostOpenerSteps = 1'000'000'000;

// The characters that `special` knows, by byte. Every character of a text is looked up here, and a
// search of find_first_of would compare it with each of them.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (const char c : std::string_view("\\[]<> \t()&w:?!.,*_~'\";"))
    special[static_cast<unsigned char>(c)] = true;
  return special;
}();

bool is_special(char c) { return kSpecial[static_cast<unsigned char>(c)]; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Punctuation that the parser takes off the end of an address.
bool may_end_address(char c) {
  return std::string_view("?!.,:*_~'\";").find(c) != std::string_view::npos;
}

// The length of "&amp;" at the beginning; 0 for other text.
std::size_t reference_length(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && is_letter(text[end])) ++end;
  return end < text.size() && text[end] == ';' ? end + 1 : 0;
}

}  // namespace

void ParagraphLimits::open_bracket(bool is_image, std::size_t place) {
  brackets_.push_back(is_image);
  if (!is_image) return;
  ++images_;
  if (++open_images_ > kMostOpenImages && !images_place_) images_place_ = place;
}

void ParagraphLimits::close_bracket(std::size_t place) {
  ++closers_;
  if (brackets_.empty()) return;
  emphasis_steps_ += emphases_;
  if (emphasis_steps_ > kMostEmphasisSteps && !emphasis_place_) emphasis_place_ = place;
  if (brackets_.back()) --open_images_;
  brackets_.pop_back();
}

void ParagraphLimits::open_tag(std::string_view rest, std::size_t place) {
  std::size_t kind = 0;
  if (rest.starts_with("<![CDATA[")) {
    kind = 1;
  } else if (rest.starts_with("<!") && rest.size() > 2 && is_upper(rest[2])) {
    kind = 2;
  } else if (!rest.starts_with("<?")) {
    return;
  }
  Openers& openers = openers_[kind];
  ++openers.total;
  if (++openers.open == kMostOpenTags + 1) openers.place = place;
}

void ParagraphLimits::close_tag(std::string_view before) {
  if (before.ends_with('?')) openers_[0].open = 0;
  if (before.ends_with("]]")) openers_[1].open = 0;
  openers_[2].open = 0;
}

// Handles the special character at byte `at`; returns how many bytes it takes.
std::size_t ParagraphLimits::special(std::string_view text, std::size_t at, std::size_t offset) {
  const char c = text[at];
  const std::string_view rest = text.substr(at);
  if (c == ')') {
    if (++closing_ == kMostClosing + 1) closing_place_ = offset + at;
    return 1;
  }
  if (c == '&') {
    if (const std::size_t length = reference_length(rest); length > 0) return length;
  }
  if (!may_end_address(c)) closing_ = 0;
  switch (c) {
    case '\\':
      return 2;
    case '[':
      open_bracket(at > 0 && text[at - 1] == '!', offset + at);
      break;
    case ']':
      close_bracket(offset + at);
      break;
    case '*':
    case '_':
    case '~':
      if (at == 0 || offset + at != emphasis_end_ || text[at - 1] != c) ++emphases_;
      emphasis_end_ = offset + at + 1;
      break;
    case '<':
      open_tag(rest, offset + at);
      break;
    case '>':
      close_tag(text.substr(0, at));
      break;
    case 'w':
    case ':':
      if (!rest.starts_with("www.") && !rest.starts_with("://")) break;
      has_address_ = true;
      ++addresses_;
      break;
    default:
      break;
  }
  return 1;
}

std::optional<Excess> ParagraphLimits::end_word() {
  const bool is_bad = std::exchange(has_address_, false) && closing_ > kMostClosing;
  closing_ = 0;
  if (is_bad) return Excess{Excess::Kind::closing, closing_place_};
  return std::nullopt;
}

std::optional<Excess> ParagraphLimits::end_run(std::size_t length, std::size_t place) {
  address_steps_ += std::exchange(addresses_, 0) * length;
  if (address_steps_ > kMostAddressSteps) return Excess{Excess::Kind::addresses, place};
  return std::nullopt;
}

std::optional<Excess> ParagraphLimits::add(std::string_view text, std::size_t offset) {
  if (length_ == 0) begin_ = offset;
  length_ += text.size() + 1;
  std::size_t at = 0;
  std::size_t run = 0;
  while (at < text.size()) {
    std::size_t next = at;
    while (next < text.size() && !is_special(text[next])) ++next;
    if (next > at) closing_ = 0;
    at = next;
    if (at == text.size()) break;
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '<') {
      if (const auto found = end_word()) return found;
    }
    if (c == ' ' || c == '\t') {
      if (const auto found = end_run(at - run, offset + run)) return found;
      run = at + 1;
    }
    at += special(text, at, offset);
  }
  if (const auto found = end_run(text.size() - run, offset + run)) return found;
  return end_word();
}

std::optional<Excess> ParagraphLimits::finish() {
  image_steps_ += images_ * closers_;
  for (const Openers& openers : openers_) opener_steps_ += openers.total * length_;
  std::optional<Excess> found;
  if (image_steps_ > kMostImageSteps) found = {Excess::Kind::images, begin_};
  if (opener_steps_ > kMostOpenerSteps) found = {Excess::Kind::tags, begin_};
  if (images_place_) found = {Excess::Kind::images, *images_place_};
  if (emphasis_place_) found = {Excess::Kind::emphasis, *emphasis_place_};
  for (const Openers& openers : openers_) {
    if (openers.open > kMostOpenTags) found = {Excess::Kind::tags, openers.place};
  }
  length_ = open_images_ = images_ = closers_ = emphases_ = 0;
  images_place_.reset();
  brackets_.clear();
  openers_ = {};
  return found;
}

}  // namespace markdown
