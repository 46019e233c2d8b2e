// The addresses in HTML: where each stands, and what it is for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/parser.h"

namespace html {

// What an address leads to.
enum class Use {
  link,   // a page or a file
  image,  // a picture
  base,   // <base href>: what all relative addresses of the page are read from
  other,  // where a form is sent, the source of a quotation, where a page refreshes to
  style,  // url(…) and @import of CSS, in a style attribute or in <style>
};

// What may stand in the place of an address.
enum class Syntax {
  attribute,        // characters escaped for HTML
  style_attribute,  // a CSS URL, escaped for HTML
  style_sheet,      // a CSS URL as it is: <style> knows no character references
};

struct Address {
  // Half-open byte range [begin, end) of the address as it is written, without quotation marks.
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t tag = 0;        // the byte that its tag begins at
  std::size_t attribute = 0;  // the byte behind the name of its attribute; of <style>: `begin`
  std::string url;            // character references resolved; may be empty
  Use use = Use::link;
  Syntax syntax = Syntax::attribute;
  bool is_inert = false;  // inside of <template>, where nothing is shown until a script asks
};

// The addresses in href, src, srcset, imagesrcset, poster, data (of <object>), cite, action,
// formaction, style, in <style> and in <meta http-equiv="refresh">, in the order of the text, each
// once. Comments, scripts and texts hold none; neither does a part of a drawing beside it
// (`<use href="#a">`). Never fails: HTML has no errors.
// Nothing for HTML that exceeds a limit of the parser.
std::optional<std::vector<Address>> addresses(std::string_view html, Form form);

// The text that is written in the place of `address` to lead to `url`.
std::string written(const Address& address, std::string_view url);

}  // namespace html
