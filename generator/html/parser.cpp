#include "html/parser.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <type_traits>

namespace html {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1024} * 1024;
// Pages need up to a hundred bytes for each byte of their text.
constexpr std::size_t kMostMemory = 64 * kMegabyte;
constexpr std::size_t kMostMemoryPerByte = 500;
// Comparisons of two attributes. A tag with three attributes needs about 50.
constexpr std::uint64_t kMostComparisons = 100'000'000;
constexpr std::uint64_t kMostComparisonsPerByte = 100;

// Gumbo's list of open elements has room for ten at first.
constexpr std::size_t kRoomForOpen = 10;

// Of a block that is no node, the type may be any number.
bool is_element(const GumboNode& node) {
  std::underlying_type_t<GumboNodeType> type{};
  std::memcpy(&type, &node.type, sizeof type);
  return type == GUMBO_NODE_ELEMENT || type == GUMBO_NODE_TEMPLATE;
}

// Elements that gumbo compares with others of their kind (HTML, 13.2.4.3).
bool is_formatting(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT,
       GUMBO_TAG_I, GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_TT, GUMBO_TAG_U,
       GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG});
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

}  // namespace

ExcessText text_of(Excess::Kind kind) {
  const std::string close = "close each element with its end tag";
  switch (kind) {
    case Excess::Kind::depth:
      return {"elements are nested more than " + std::to_string(kDeepest) + " deep", close};
    case Excess::Kind::formatting:
      return {"elements for formatting are left open, and each block opens them again", close};
    case Excess::Kind::attributes:
      return {"a tag has more than " + std::to_string(kMostAttributes) + " attributes",
              "remove some"};
  }
  return {};
}

// The memory of one parser, and a watch over what the parser does.
//
// gumbo has no limits and cannot be told to stop. It asks for each piece of memory, though, so that
// its lists can be watched while they grow. When one exceeds a limit, longjmp() leaves the parser;
// all its memory is freed at once.
class Guard {
 public:
  explicit Guard(std::size_t size)
      : size_(size),
        memory_(std::min(1024 + 32 * size, kMegabyte), std::pmr::new_delete_resource()) {}

  // Returns null when the parser was stopped.
  const GumboOutput* run(const GumboOptions& options, std::string_view html) {
    // No object with a destructor lives between here and stop(), as the C++ standard demands.
    if (setjmp(before_) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

  const Excess& excess() const { return excess_; }

  static void* allocate(void* guard, std::size_t bytes) noexcept {
    return static_cast<Guard*>(guard)->allocate(bytes);
  }
  static void release(void* guard, void* block) noexcept {
    static_cast<Guard*>(guard)->released(block);
  }

 private:
  // A growing list of elements.
  struct List {
    const void* const* elements = nullptr;
    std::size_t room = 0;
  };

  void* allocate(std::size_t bytes) {
    allocated_ += bytes;
    if (allocated_ > kMostMemory + kMostMemoryPerByte * size_)
      stop_at_element(Excess::Kind::formatting);
    // Each block stands behind its size.
    auto* size = static_cast<std::size_t*>(
        memory_.allocate(sizeof(std::size_t) + bytes, alignof(std::size_t)));
    *size = bytes;
    latest_ = size + 1;
    if (bytes <= sizeof(GumboNode)) std::memset(latest_, 0, bytes);
    // The list of open elements is the first block with room for ten pointers; the one for
    // formatting is allocated next.
    if (open_.room == 0) {
      if (bytes == kRoomForOpen * sizeof(void*)) open_ = list(latest_);
    } else if (formatting_.room == 0) {
      formatting_ = list(latest_);
    }
    // Texts and lists of the same size do no harm: none has the type of an element.
    if (bytes == sizeof(GumboNode)) begin_node();
    if (bytes == sizeof(GumboAttribute)) begin_attribute();
    return latest_;
  }

  void released(const void* block) {
    if (block == nullptr) return;
    // A list grows by a copy in a new block of twice the size.
    const bool may_have_grown = list(latest_).room == 2 * list(block).room;
    if (!may_have_grown) return;
    if (grows(open_, block) && open_.room > kDeepest) stop_at_element(Excess::Kind::depth);
    if (grows(formatting_, block) && formatting_.room > kDeepest)
      stop_at_element(Excess::Kind::formatting);
    if (list(block).room == kMostAttributes &&
        is_recent_attribute(list(block).elements[kMostAttributes - 1]))
      stop(Excess::Kind::attributes, offset_of(list(block).elements[0]));
  }

  static List list(const void* block) {
    return {static_cast<const void* const*>(block),
            *(static_cast<const std::size_t*>(block) - 1) / sizeof(void*)};
  }

  bool grows(List& known, const void* released) const {
    if (known.elements != released) return false;
    known = list(latest_);
    return true;
  }

  // The node before is complete now.
  void begin_node() {
    if (node_ != nullptr && is_element(*node_)) complete(*node_);
    check_first_elements();
    node_ = static_cast<const GumboNode*>(latest_);
  }

  void complete(const GumboNode& element) {
    element_ = &element;
    if (!is_formatting(element.v.element.tag)) return;
    const std::uint64_t attributes = element.v.element.attributes.length;
    comparisons_ += formatting_.room * attributes * attributes;
    if (comparisons_ > kMostComparisons + kMostComparisonsPerByte * size_)
      stop_at_element(Excess::Kind::formatting);
  }

  void begin_attribute() {
    check_first_elements();
    std::rotate(attributes_.begin(), attributes_.end() - 1, attributes_.end());
    attributes_.front() = latest_;
  }

  bool is_recent_attribute(const void* block) const {
    return std::find(attributes_.begin(), attributes_.end(), block) != attributes_.end();
  }

  // A second <html> or <body> gives its attributes to the first one.
  void check_first_elements() {
    for (std::size_t i = 0; i < std::min(open_.room, std::size_t{2}); ++i) {
      const auto* element = static_cast<const GumboNode*>(open_.elements[i]);
      if (element != nullptr && element->v.element.attributes.length > kMostAttributes)
        stop(Excess::Kind::attributes, offset_of(attributes_.front()));
    }
  }

  static std::size_t offset_of(const void* attribute) {
    return static_cast<const GumboAttribute*>(attribute)->name_start.offset;
  }

  void stop_at_element(Excess::Kind kind) {
    if (node_ != nullptr && is_element(*node_)) element_ = node_;
    stop(kind, element_ == nullptr ? 0 : element_->v.element.start_pos.offset);
  }

  void stop(Excess::Kind kind, std::size_t offset) {
    excess_ = {kind, std::min(offset, size_)};
    std::longjmp(before_, 1);  // NOLINT(cert-err52-cpp)
  }

  std::size_t size_;
  std::pmr::monotonic_buffer_resource memory_;
  std::jmp_buf before_{};
  Excess excess_;
  List open_;
  List formatting_;
  void* latest_ = nullptr;
  std::size_t allocated_ = 0;
  std::uint64_t comparisons_ = 0;
  const GumboNode* node_ = nullptr;     // the latest one, perhaps not complete
  const GumboNode* element_ = nullptr;  // the latest complete one
  // The latest ones. Between two attributes there may be a name and a value of the same size.
  std::array<const void*, 4> attributes_{};
};

Document::Document(std::string_view html, Form form)
    : guard_(std::make_unique<Guard>(html.size())) {
  GumboOptions options = kGumboDefaultOptions;
  if (form == Form::fragment) options.fragment_context = GUMBO_TAG_BODY;
  options.max_errors = 0;
  options.allocator = Guard::allocate;
  options.deallocator = Guard::release;
  options.userdata = guard_.get();
  if (const GumboOutput* output = guard_->run(options, html)) {
    root_ = output->document;
  } else {
    excess_ = guard_->excess();
  }
}

ExcessText excess_text(std::string_view html, Form form) {
  const auto excess = Document(html, form).excess();
  return excess ? text_of(excess->kind) : ExcessText{};
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

}  // namespace html
