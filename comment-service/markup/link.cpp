#include "markup/link.h"

#include "base/encoding.h"
#include "base/url_host.h"
#include "markup/escape.h"
#include "markup/sentinel.h"

namespace markup {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_beyond_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

// `prefix` must be in lower case.
bool starts_with_any_case(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) {
    return false;
  }
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != prefix[i]) {
      return false;
    }
  }
  return true;
}

// The length of "http://" or "https://" at the start of `url`; 0 for another scheme.
std::size_t web_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (starts_with_any_case(url, scheme)) {
      return scheme.size();
    }
  }
  return 0;
}

// Whether the character ends a bare address. Characters from U+2000 on do: quotation marks, dashes,
// and Chinese or Japanese text that follows an address without a space.
bool ends_address(char c) {
  return (c >= 0 && c <= ' ') || c == '\x7F' || c == '<' || c == '>' || c == '"' || c == '`' ||
         static_cast<unsigned char>(c) >= 0xE2;
}

// Removes punctuation at the end of an address, because it belongs to the sentence. Also removes a
// closing bracket whose opening bracket is before the address.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::ptrdiff_t open = 0;
  std::ptrdiff_t closed = 0;
  for (const char c : text.substr(begin, end - begin)) {
    open += c == '(' ? 1 : 0;
    closed += c == ')' ? 1 : 0;
  }
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')' && closed > open) {
      --closed;
    } else if (std::string_view("?!.,:;*_~'").find(last) == std::string_view::npos) {
      break;
    }
    --end;
  }
  return end;
}

// Whether the text begins with http:// or https:// and a character that can begin a host.
bool begins_web_address(std::string_view text) {
  const std::size_t scheme = web_scheme(text);
  return scheme != 0 && scheme < text.size() &&
         (is_letter_or_digit(text[scheme]) || text[scheme] == '[' || is_beyond_ascii(text[scheme]));
}

// Whether the text begins with mailto: and something else.
bool begins_mail_address(std::string_view text) {
  constexpr std::string_view mail = "mailto:";
  return starts_with_any_case(text, mail) && text.size() > mail.size();
}

// The URL as it is written into an href, before HTML escaping.
std::string encoded(std::string_view url) {
  return base::percent_encode(without_sentinels(url), "!*();/?:@&=+$,#[]%");
}

}  // namespace

bool is_web_address(std::string_view url) {
  return begins_web_address(url) && !base::host_of_url(encoded(url)).empty();
}

bool begins_destination(std::string_view text) {
  return begins_web_address(text) || begins_mail_address(text);
}

bool is_allowed_destination(std::string_view url) {
  return begins_mail_address(url) || is_web_address(url);
}

std::string href(std::string_view url) { return escape(encoded(url)); }

std::string query_value(std::string_view text) { return base::percent_encode(text, "/"); }

std::string open_anchor(std::string_view url, std::string_view title) {
  std::string tag = "<a href=\"" + href(url) + "\"";
  if (!title.empty()) {
    tag += " title=\"" + escape(title) + "\"";
  }
  return tag + " rel=\"nofollow ugc noopener\">";
}

std::optional<Span> next_address(std::string_view text, std::size_t from) {
  for (std::size_t colon = text.find("://", from); colon != std::string_view::npos;
       colon = text.find("://", colon + 1)) {
    for (const std::size_t length : {std::size_t{5}, std::size_t{4}}) {  // "https", "http"
      if (colon < from + length || !begins_web_address(text.substr(colon - length))) {
        continue;
      }
      const std::size_t begin = colon - length;
      if (begin > from && is_letter_or_digit(text[begin - 1])) {
        continue;
      }
      std::size_t end = colon;
      while (end < text.size() && !ends_address(text[end])) {
        ++end;
      }
      end = trimmed_end(text, begin, end);
      if (is_web_address(text.substr(begin, end - begin))) {
        return Span{begin, end};
      }
      // The search goes on behind the wrong address, so that it takes linear time.
      colon = end;
      break;
    }
  }
  return std::nullopt;
}

std::string linked_text(std::string_view text) {
  const std::string clean = without_sentinels(text);
  const std::string_view view = clean;
  std::string out;
  std::size_t done = 0;
  while (const auto span = next_address(view, done)) {
    const auto address = view.substr(span->begin, span->end - span->begin);
    out += escape(view.substr(done, span->begin - done));
    out += open_anchor(address, "") + escape(address) + "</a>";
    done = span->end;
  }
  return out + escape(view.substr(done));
}

}  // namespace markup
