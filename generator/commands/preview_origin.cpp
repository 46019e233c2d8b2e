#include "commands/preview_origin.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "html/addresses.h"
#include "html/urls.h"

namespace commands {
namespace {

constexpr std::string_view kQuotationMarks = "\"'`";

enum class Text { none, html, plain };

Text text_of(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  if (type == "text/html" || type == "application/xhtml+xml") return Text::html;
  const bool is_xml = type.ends_with("/xml") || type.ends_with("+xml");
  const bool is_json = type.ends_with("/json") || type.ends_with("+json");
  if (type == "image/svg+xml") return Text::none;  // a picture of the author
  return is_xml || is_json || type == "text/plain" ? Text::plain : Text::none;
}

std::string moved(std::string_view url, const site::OwnUrls& own, std::string_view origin) {
  if (!own.on_site(url)) return std::string(url);
  const std::size_t host = url.find("//") + 2;
  const std::size_t end = std::min(url.find_first_of("/?#", host), url.size());
  return std::string(origin) + std::string(url.substr(end));
}

// Returns where the URL begins whose "//" is at `slashes`; none if they follow another scheme.
std::size_t begin_of_url(std::string_view text, std::size_t slashes) {
  for (const std::string_view scheme : {"https:", "http:"}) {
    if (slashes < scheme.size()) continue;
    const std::size_t begin = slashes - scheme.size();
    if (base::lower_case(text.substr(begin, scheme.size())) == scheme) return begin;
  }
  return slashes;
}

// Whether a URL may begin behind `before`. A URL within another one ("?url=https://example.org/")
// leads to the other site.
bool may_begin(std::string_view before, Text kind) {
  if (kind == Text::html)
    return !before.empty() && kQuotationMarks.find(before.back()) != std::string_view::npos;
  constexpr std::string_view kBorders = "\"'>( \t\r\n";
  if (before.empty() || kBorders.find(before.back()) != std::string_view::npos) return true;
  const std::array<std::string_view, 4> escaped = {"&quot;", "&#34;", "&#39;", "&apos;"};
  return std::any_of(escaped.begin(), escaped.end(),
                     [&](std::string_view mark) { return before.ends_with(mark); });
}

// Moves each URL that begins a text, a line or a word.
std::string with_moved_words(std::string_view text, Text kind, const site::OwnUrls& own,
                             std::string_view origin) {
  std::string result;
  std::size_t kept = 0;  // the bytes before it are in `result`
  for (std::size_t at = text.find("//"); at != std::string_view::npos; at = text.find("//", at)) {
    const std::size_t begin = begin_of_url(text, at);
    const std::size_t end = std::min(text.find_first_of("\"'`<>()&\\ \t\r\n", at), text.size());
    at = end;
    if (begin < kept || !may_begin(text.substr(0, begin), kind)) continue;
    result += text.substr(kept, begin - kept);
    result += moved(text.substr(begin, end - begin), own, origin);
    kept = end;
  }
  return result + std::string(text.substr(kept));
}

}  // namespace

bool has_origin(std::string_view content_type) { return text_of(content_type) != Text::none; }

std::string with_origin(std::string bytes, std::string_view content_type, const site::OwnUrls& own,
                        std::string_view origin) {
  const Text kind = text_of(content_type);
  if (kind == Text::none) return bytes;
  if (kind == Text::html) {
    if (const auto addresses = html::addresses(bytes, html::Form::page)) {
      bytes = html::replace_urls(bytes, *addresses,
                                 [&](std::string_view url) { return moved(url, own, origin); });
    }
  }
  return with_moved_words(bytes, kind, own, origin);
}

}  // namespace commands
