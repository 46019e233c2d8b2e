#include "html/addresses.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "html/attribute_urls.h"
#include "html/style_urls.h"

namespace html {
namespace {

// Finds the addresses in the value of an attribute.
using Finder = std::vector<Range> (*)(std::string_view value);

// What the value of an attribute holds.
struct Holding {
  Use use = Use::link;
  Finder find = single_url;
};

Use use_of_href(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_BASE) return Use::base;
  return element.tag == GUMBO_TAG_IMAGE ? Use::image : Use::link;
}

bool is_refresh(const GumboElement& meta) {
  const GumboAttribute* kind = gumbo_get_attribute(&meta.attributes, "http-equiv");
  return kind != nullptr && base::lower_case(kind->value) == "refresh";
}

// Nothing when the attribute holds no address.
std::optional<Holding> holding_of(const GumboElement& element, std::string_view name) {
  constexpr auto kOther = std::to_array<std::string_view>({"cite", "action", "formaction"});
  if (name == "href") return Holding{use_of_href(element)};
  if (name == "src") {
    const bool is_picture = element.tag == GUMBO_TAG_IMG || element.tag == GUMBO_TAG_INPUT;
    return Holding{is_picture ? Use::image : Use::link};
  }
  if (name == "srcset" || name == "imagesrcset") return Holding{Use::image, srcset_urls};
  if (name == "poster") return Holding{Use::image};
  if (name == "style") return Holding{Use::style, style_urls};
  if (std::find(kOther.begin(), kOther.end(), name) != kOther.end()) return Holding{Use::other};
  if (name == "data" && element.tag == GUMBO_TAG_OBJECT) return Holding{};
  if (name == "content" && element.tag == GUMBO_TAG_META && is_refresh(element))
    return Holding{Use::other, refresh_urls};
  return std::nullopt;
}

// `url("…")` with its quotation marks written as character references.
Range without_quotes(std::string_view written, Range range) {
  constexpr auto kQuotes =
      std::to_array<std::string_view>({"&quot;", "&#34;", "&#x22;", "&apos;", "&#39;", "&#x27;"});
  const std::string_view url = written.substr(range.begin, range.end - range.begin);
  for (const std::string_view quote : kQuotes) {
    if (url.size() >= 2 * quote.size() && url.starts_with(quote) && url.ends_with(quote))
      return {range.begin + quote.size(), range.end - quote.size()};
  }
  return range;
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  return nullptr;
}

class Collector {
 public:
  explicit Collector(std::string_view html) : html_(html) {}

  // Walks without recursion: authors nest as deep as they like.
  std::vector<Address> run(const GumboNode& root) {
    struct Open {
      const GumboNode* node = nullptr;
      bool is_inert = false;
    };
    std::vector<Open> open = {{&root}};
    while (!open.empty()) {
      const Open at = open.back();
      open.pop_back();
      const GumboVector* children = children_of(*at.node);
      if (children == nullptr) continue;
      if (at.node->type != GUMBO_NODE_DOCUMENT) add_element(at.node->v.element, at.is_inert);
      const bool is_inert = at.is_inert || at.node->type == GUMBO_NODE_TEMPLATE;
      for (unsigned i = 0; i < children->length; ++i)
        open.push_back({static_cast<const GumboNode*>(children->data[i]), is_inert});
    }
    std::vector<Address> addresses;
    addresses.reserve(found_.size());
    for (auto& [begin, address] : found_) addresses.push_back(std::move(address));
    return addresses;
  }

 private:
  void add_element(const GumboElement& element, bool is_inert) {
    if (element.original_tag.length == 0) return;  // the parser's own addition
    Address address{.tag = offset_of(element.original_tag.data), .is_inert = is_inert};
    for (unsigned i = 0; i < element.attributes.length; ++i)
      add_attribute(element, *static_cast<const GumboAttribute*>(element.attributes.data[i]),
                    address);
    if (element.tag != GUMBO_TAG_STYLE) return;
    for (unsigned i = 0; i < element.children.length; ++i)
      add_sheet(*static_cast<const GumboNode*>(element.children.data[i]), address);
  }

  void add_attribute(const GumboElement& element, const GumboAttribute& attribute,
                     Address address) {
    const auto holding = holding_of(element, attribute.name);
    std::string_view written(attribute.original_value.data, attribute.original_value.length);
    if (!holding || written.empty()) return;
    const std::string_view value = attribute.value;
    const bool is_quoted = written.front() == '"' || written.front() == '\'';
    if (value.empty() && !is_quoted) return;  // `<a href>` has no value to stand anywhere
    address.attribute = offset_of(attribute.original_name.data) + attribute.original_name.length;
    if (is_quoted && written.size() >= 2) written = written.substr(1, written.size() - 2);
    const std::vector<Range> places = holding->find(written);
    const std::vector<Range> urls = holding->find(value);
    // Blanks and commas may be written as character references: nobody does, and nothing is lost.
    if (places.size() != urls.size()) return;
    address.use = holding->use;
    if (holding->use == Use::style) address.syntax = Syntax::style_attribute;
    for (std::size_t i = 0; i < urls.size(); ++i) {
      address.url = value.substr(urls[i].begin, urls[i].end - urls[i].begin);
      if (address.url.starts_with('#') && !is_link(element)) continue;
      add(written, without_quotes(written, places[i]), address);
    }
  }

  static bool is_link(const GumboElement& element) {
    return element.tag == GUMBO_TAG_A || element.tag == GUMBO_TAG_AREA;
  }

  void add_sheet(const GumboNode& text, Address address) {
    if (text.type != GUMBO_NODE_TEXT) return;
    const std::string_view css(text.v.text.original_text.data, text.v.text.original_text.length);
    address.use = Use::style;
    address.syntax = Syntax::style_sheet;
    for (const Range& range : style_urls(css)) {
      address.url = css.substr(range.begin, range.end - range.begin);
      address.attribute = offset_of(css.data()) + range.begin;
      if (!address.url.starts_with('#')) add(css, range, address);
    }
  }

  // An attribute may belong to several elements: the parser doubles what is wrongly nested.
  void add(std::string_view text, const Range& range, Address address) {
    address.begin = offset_of(text.data()) + range.begin;
    address.end = offset_of(text.data()) + range.end;
    found_.emplace(address.begin, std::move(address));
  }

  std::size_t offset_of(const char* at) const {
    return static_cast<std::size_t>(at - html_.data());
  }

  std::string_view html_;
  std::map<std::size_t, Address> found_;  // by where they begin
};

// A URL that needs no quotation marks in CSS.
std::string css_url(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string text;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && std::string_view("\"'()\\<").find(c) == std::string_view::npos) {
      text += c;
    } else {
      ((text += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
    }
  }
  return text;
}

}  // namespace

std::optional<std::vector<Address>> addresses(std::string_view html, Form form) {
  const Document document(html, form);
  if (document.root() == nullptr) return std::nullopt;
  return Collector(html).run(*document.root());
}

std::string written(const Address& address, std::string_view url) {
  switch (address.syntax) {
    case Syntax::style_sheet:
      return css_url(url);
    case Syntax::style_attribute:
      return base::escape_html(css_url(url));
    default:
      return base::escape_html(url);
  }
}

}  // namespace html
