#include "markup/sentinel.h"

#include "markup/link.h"

namespace markup {

namespace {

// Whether cmark would parse the text after a `<` as an autolink: "http://example.org>…".
bool starts_autolink(std::string_view text) {
  if (!begins_destination(text)) {
    return false;
  }
  const std::size_t end = text.find_first_of("<> \n");
  return end != std::string_view::npos && text[end] == '>' &&
         is_allowed_destination(text.substr(0, end));
}

// Whether cmark could parse the text after a `<` as a tag, a comment, a declaration or an e-mail
// autolink.
bool starts_tag(std::string_view text) {
  if (text.empty()) {
    return false;
  }
  const char c = text.front();
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return (letter || c == '/' || c == '!' || c == '?') && !starts_autolink(text);
}

}  // namespace

std::string with_sentinels(std::string_view body) {
  std::string out;
  out.reserve(body.size() + body.size() / 4);
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body.substr(i, sentinel.size()) == sentinel) {
      out += "\xEF\xBF\xBD";
      i += sentinel.size() - 1;
      continue;
    }
    out += body[i];
    const std::string_view rest = body.substr(i + 1);
    if ((body[i] == '<' && starts_tag(rest)) || (body[i] == ']' && rest.substr(0, 1) == ":")) {
      out += sentinel;
    }
  }
  return out;
}

std::string without_sentinels(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find(sentinel); at != std::string_view::npos;
       at = text.find(sentinel, done)) {
    out += text.substr(done, at - done);
    done = at + sentinel.size();
  }
  return out += text.substr(done);
}

}  // namespace markup
