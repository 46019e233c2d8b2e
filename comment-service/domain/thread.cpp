#include "domain/thread.h"

#include "base/encoding.h"
#include "base/text.h"

namespace domain {
namespace {

constexpr std::string_view kIndex = "index.html";

bool has_dot_segment(std::string_view key) {
  std::size_t begin = 0;
  while (begin <= key.size()) {
    const std::size_t end = std::min(key.find('/', begin), key.size());
    const std::string_view segment = key.substr(begin, end - begin);
    if (segment == "." || segment == "..") return true;
    begin = end + 1;
  }
  return false;
}

base::Fault refused(const std::string& message) {
  return {base::Code::bad_request, "the thread is not a page's path: " + message};
}

// Without the limit, because an encoded path is up to three times as long as its key.
base::Result<std::string> normalised(std::string_view path) {
  if (path.empty())
    return base::Fault{base::Code::bad_request, "the parameter \"thread\" is missing"};
  if (!base::is_valid_utf8(path)) return refused("it is not valid UTF-8");
  if (const auto code = base::forbidden_character(path, base::Lines::one))
    return refused("it holds the character " + *code);
  std::string key = base::nfc(path.substr(0, path.find('?')));
  if (!key.starts_with('/')) key.insert(key.begin(), '/');
  if (key.ends_with("/index.html")) key.resize(key.size() - kIndex.size());
  if (has_dot_segment(key)) return refused("it holds \".\" or \"..\"");
  return key;
}

base::Result<std::string> within_limit(std::string key) {
  if (key.size() > kThreadKeyLimit) return refused("it is too long");
  return key;
}

// Decodes `key` once. Returns nothing if this changes nothing or gives no valid key. A decoded "?"
// is not valid, because it would begin a query in a request that names the key. Leading slashes
// become one, because "//" would begin a host.
std::optional<std::string> decoded_once(const std::string& key) {
  std::string decoded = base::percent_decode(key, base::Plus::literal);
  if (decoded == key || decoded.find('?') != std::string::npos) return std::nullopt;
  // "%2Fposts%2Fa%2F" is a whole path, and normalised() has put a slash before it.
  decoded.erase(0, std::min(decoded.find_first_not_of('/'), decoded.size()) - 1);
  base::Result<std::string> normal = normalised(decoded);
  if (!normal) return std::nullopt;
  return *std::move(normal);
}

// Whether the key means itself on every site, so that links to it need no list of pages.
bool is_unambiguous(const std::string& key) {
  return key.find('#') == std::string::npos && !decoded_once(key);
}

base::Result<bool> means_itself(const std::string& key, const IsListed& is_listed) {
  if (is_unambiguous(key)) return true;
  return is_listed(key);
}

}  // namespace

std::string_view name(Moderation moderation) {
  return moderation == Moderation::hold ? "hold" : "policy";
}

std::optional<Moderation> moderation_named(std::string_view name) {
  if (name == "policy") return Moderation::policy;
  if (name == "hold") return Moderation::hold;
  return std::nullopt;
}

bool is_open(const Thread& thread, base::Time now) {
  return thread.open && thread.page_open && (!thread.closes || now < *thread.closes);
}

base::Result<std::string> thread_key(std::string_view path) {
  TRY(std::string key, normalised(path));
  return within_limit(std::move(key));
}

base::Result<bool> nothing_is_listed(const std::string& /*key*/) { return false; }

base::Result<std::string> meant_key(std::string_view path, const IsListed& is_listed) {
  TRY(std::string key, normalised(path));
  TRY(const bool as_written, means_itself(key, is_listed));
  if (as_written) return within_limit(std::move(key));
  if (const std::size_t hash = key.find('#'); hash != std::string::npos) {
    TRY(key, normalised(key.substr(0, hash)));
    TRY(const bool without_fragment, means_itself(key, is_listed));
    if (without_fragment) return within_limit(std::move(key));
  }
  if (std::optional<std::string> decoded = decoded_once(key)) {
    TRY(const bool as_decoded, means_itself(*decoded, is_listed));
    if (as_decoded) return within_limit(*std::move(decoded));
  }
  return within_limit(std::move(key));
}

base::Result<std::string> decoded_key(std::string_view path) {
  TRY(std::string key, normalised(path));
  return within_limit(decoded_once(key).value_or(key));
}

}  // namespace domain
