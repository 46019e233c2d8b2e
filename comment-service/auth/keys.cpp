#include "auth/keys.h"

#include <charconv>
#include <utility>

#include "auth/hash.h"
#include "base/encoding.h"

namespace auth {
namespace {

std::string stamp(base::Time time) { return std::to_string(time.time_since_epoch().count()); }

std::optional<base::Time> parse_stamp(std::string_view text) {
  std::int64_t count = 0;
  const char* end = text.data() + text.size();
  if (text.empty() || std::from_chars(text.data(), end, count).ptr != end) return std::nullopt;
  return base::Time(std::chrono::milliseconds(count));
}

// Splits the text at its last dot.
std::pair<std::string_view, std::string_view> split_last(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos) return {};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

// Whether `now` is in the half-open range [made, made + life). A time in the future is refused,
// because the clock may have been set back.
bool within(base::Time made, base::Time now, std::chrono::milliseconds life) {
  return made <= now && now - made < life;
}

}  // namespace

// A zero byte ends the purpose, so different pairs of purpose and text never have equal inputs.
std::string Keys::sign(std::string_view purpose, std::string_view text) const {
  std::string message(purpose);
  message += '\0';
  message += text;
  return base::base64url(keyed_hash(secret_, message));
}

std::string Keys::edit_token(std::string_view comment) const { return sign("edit", comment); }

bool Keys::is_edit_token(std::string_view comment, std::string_view token) const {
  return equal(edit_token(comment), token);
}

std::string Keys::form_token(std::string_view thread, base::Time now) const {
  std::string made = stamp(now);
  const std::string signature = sign("form", made + " " + std::string(thread));
  return made + "." + signature;
}

std::optional<base::Time> Keys::form_handed_out(std::string_view thread, std::string_view token,
                                                base::Time now) const {
  const auto [made, signature] = split_last(token);
  if (!equal(sign("form", std::string(made) + " " + std::string(thread)), signature))
    return std::nullopt;
  const std::optional<base::Time> time = parse_stamp(made);
  // A time in the future is refused, because the clock may have been set back.
  if (!time || *time > now) return std::nullopt;
  return time;
}

std::string Keys::receipt(std::string_view comment, base::Time now) const {
  const std::string text = std::string(comment) + "." + stamp(now);
  return text + "." + sign("receipt", text);
}

std::optional<std::string> Keys::comment_on_receipt(std::string_view receipt,
                                                    base::Time now) const {
  const auto [text, signature] = split_last(receipt);
  if (!equal(sign("receipt", text), signature)) return std::nullopt;
  const auto [comment, made] = split_last(text);
  const std::optional<base::Time> time = parse_stamp(made);
  if (!time || !within(*time, now, kReceiptLife)) return std::nullopt;
  return std::string(comment);
}

}  // namespace auth
