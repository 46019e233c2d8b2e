#include "configuration/permalinks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/spelling.h"

namespace configuration {
namespace {

struct Token {
  std::string_view name;
  TokenOrigin origin;
};

constexpr Token kTokens[] = {
    {"year", TokenOrigin::both},
    {"month", TokenOrigin::both},
    {"day", TokenOrigin::both},
    {"slug", TokenOrigin::both},
    {"title", TokenOrigin::both},
    {"filename", TokenOrigin::hugo},
    {"section", TokenOrigin::hugo},
    {"sections", TokenOrigin::hugo},
    {"contentbasename", TokenOrigin::hugo},
    {"slugorfilename", TokenOrigin::hugo},
    {"slugorcontentbasename", TokenOrigin::hugo},
    {"monthname", TokenOrigin::hugo},
    {"weekday", TokenOrigin::hugo},
    {"weekdayname", TokenOrigin::hugo},
    {"yearday", TokenOrigin::hugo},
    {"name", TokenOrigin::jekyll},
    {"path", TokenOrigin::jekyll},
    {"collection", TokenOrigin::jekyll},
    {"categories", TokenOrigin::jekyll},
    {"slugified_categories", TokenOrigin::jekyll},
    {"short_year", TokenOrigin::jekyll},
    {"i_month", TokenOrigin::jekyll},
    {"short_month", TokenOrigin::jekyll},
    {"long_month", TokenOrigin::jekyll},
    {"i_day", TokenOrigin::jekyll},
    {"y_day", TokenOrigin::jekyll},
    {"w_year", TokenOrigin::jekyll},
    {"week", TokenOrigin::jekyll},
    {"w_day", TokenOrigin::jekyll},
    {"short_day", TokenOrigin::jekyll},
    {"long_day", TokenOrigin::jekyll},
    {"hour", TokenOrigin::jekyll},
    {"minute", TokenOrigin::jekyll},
    {"second", TokenOrigin::jekyll},
    {"output_ext", TokenOrigin::jekyll},
    {"basename", TokenOrigin::postil},
    {"basename_without_date", TokenOrigin::postil},
};

// Date parts in the layout syntax of Go's package `time`. Hugo accepts them as tokens.
constexpr auto kLayouts =
    std::to_array<std::string_view>({"2006", "06", "01", "1", "Jan", "January", "02", "2", "002",
                                     "Mon", "Monday", "15", "04", "05"});

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNamed = {{
    {"date", "/:categories/:year/:month/:day/:title:output_ext"},
    {"pretty", "/:categories/:year/:month/:day/:title/"},
    {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
    {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
    {"none", "/:categories/:title:output_ext"},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_token_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

// Whether the text is a list index: a number of at most 4 digits, or "last".
bool is_bound(std::string_view text) {
  return text == "last" ||
         (!text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit));
}

bool is_range(std::string_view range) {
  const std::size_t colon = range.find(':');
  if (colon == std::string_view::npos) return is_bound(range);
  const auto is_end = [](std::string_view end) { return end.empty() || is_bound(end); };
  return is_end(range.substr(0, colon)) && is_end(range.substr(colon + 1));
}

std::size_t place_of(std::string_view bound, std::size_t size, std::size_t otherwise) {
  if (bound.empty()) return otherwise;
  if (bound == "last") return size == 0 ? 0 : size - 1;
  std::size_t number = 0;
  std::from_chars(bound.data(), bound.data() + bound.size(), number);
  return std::min(number, size);
}

// Returns the end of the token that begins at `begin`. It is the longest known token, or all the
// letters.
std::size_t token_end(std::string_view pattern, std::size_t begin) {
  std::size_t end = begin;
  while (end < pattern.size() && is_token_letter(pattern[end])) ++end;
  for (std::size_t known = end; known > begin; --known) {
    const bool ends = known == end || pattern[known] == '_' ||
                      (is_digit(pattern[known]) && !is_digit(pattern[begin]));
    if (ends && token_origin(pattern.substr(begin, known - begin))) return known;
  }
  return end;
}

constexpr std::string_view kUsualTokens =
    "often used are :year :month :day :section :slug :title; the manual lists them all";

void report_part(const yaml::Reader& reader, const yaml::Node& node, const PatternPart& part,
                 std::string message, std::string hint) {
  yaml::Node token = node;
  token.offset += part.offset + (node.quoted ? 1 : 0);
  token.length = part.text.size() + 1 + (part.range.empty() ? 0 : part.range.size() + 2);
  reader.error(base::Kind::bad_pattern, token, std::move(message), std::move(hint));
}

// Rejects literal text that is not a valid path, or that leads out of the site.
bool check_literal(const yaml::Reader& reader, const yaml::Node& node, const PatternPart& part) {
  const bool is_odd = std::any_of(part.text.begin(), part.text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 ||
           std::string_view("?#\\{}<>\"%").find(c) != std::string_view::npos;
  });
  const bool is_up = part.text.find("..") != std::string_view::npos ||
                     part.text.find("/./") != std::string_view::npos;
  if (!is_odd && !is_up) return true;
  report_part(
      reader, node, part,
      is_up ? "a permalink cannot hold \".\" or \"..\" segments"
            : "a permalink cannot hold spaces, control characters or any of ? # \\ % { } < > \"",
      "for example /:year/:month/:slug/");
  return false;
}

bool check_part(const yaml::Reader& reader, const yaml::Node& node, const PatternPart& part) {
  if (!part.is_token) return check_literal(reader, node, part);
  const std::string name = ":" + std::string(part.text);
  if (!token_origin(part.text)) {
    std::string hint = base::did_you_mean(part.text, permalink_tokens());
    report_part(reader, node, part, "unknown token \"" + name + "\" in a permalink",
                hint.empty() ? std::string(kUsualTokens) : std::move(hint));
    return false;
  }
  if (part.range.empty() || (part.text == "sections" && is_range(part.range))) return true;
  report_part(reader, node, part,
              "\"" + name + '[' + std::string(part.range) + "]\" is no part of a permalink",
              "only :sections has parts: :sections[0], :sections[1:], :sections[last]");
  return false;
}

}  // namespace

std::optional<TokenOrigin> token_origin(std::string_view token) {
  const auto* found = std::find_if(std::begin(kTokens), std::end(kTokens),
                                   [&](const Token& known) { return known.name == token; });
  if (found != std::end(kTokens)) return found->origin;
  const bool is_layout = std::find(kLayouts.begin(), kLayouts.end(), token) != kLayouts.end();
  return is_layout ? std::optional(TokenOrigin::hugo) : std::nullopt;
}

std::vector<std::string_view> permalink_tokens() {
  std::vector<std::string_view> names;
  for (const Token& token : kTokens) names.push_back(token.name);
  return names;
}

std::vector<PatternPart> permalink_parts(std::string_view pattern) {
  std::vector<PatternPart> parts;
  std::size_t at = 0;
  while (at < pattern.size()) {
    PatternPart part{pattern[at] == ':', {}, at, {}};
    const std::size_t begin = part.is_token ? at + 1 : at;
    at = part.is_token ? token_end(pattern, begin)
                       : std::min(pattern.find(':', begin), pattern.size());
    part.text = pattern.substr(begin, at - begin);
    const std::size_t close = pattern.find(']', at);
    if (part.is_token && pattern.substr(at, 1) == "[" && close != std::string_view::npos) {
      part.range = pattern.substr(at + 1, close - at - 1);
      at = close + 1;
    }
    parts.push_back(part);
  }
  return parts;
}

std::string_view named_permalink(std::string_view written) {
  for (const auto& [name, pattern] : kNamed) {
    if (name == written) return pattern;
  }
  return written;
}

std::pair<std::size_t, std::size_t> items_in_range(std::string_view range, std::size_t size) {
  const std::size_t colon = range.find(':');
  if (range.empty()) return {0, size};
  const std::size_t first = place_of(range.substr(0, colon), size, 0);
  const std::size_t end = colon == std::string_view::npos
                              ? std::min(first + 1, size)
                              : place_of(range.substr(colon + 1), size, size);
  return {first, std::max(first, end)};
}

bool check_permalink(const yaml::Reader& reader, const yaml::Node& node, std::string_view written) {
  if (named_permalink(written) != written) return true;
  if (!written.starts_with('/')) {
    std::array<std::string_view, kNamed.size()> names;
    std::transform(kNamed.begin(), kNamed.end(), names.begin(),
                   [](const auto& named) { return named.first; });
    std::string hint = base::did_you_mean(written, names);
    reader.error(base::Kind::bad_pattern, node, "a permalink must begin with \"/\"",
                 hint.empty() ? "for example /:section/:year/:slug/" : std::move(hint));
    return false;
  }
  const auto parts = permalink_parts(written);
  return std::all_of(parts.begin(), parts.end(),
                     [&](const PatternPart& part) { return check_part(reader, node, part); });
}

}  // namespace configuration
