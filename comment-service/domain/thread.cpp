#include "domain/thread.h"

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
  if (path.empty())
    return base::Fault{base::Code::bad_request, "the parameter \"thread\" is missing"};
  if (!base::is_valid_utf8(path)) return refused("it is not valid UTF-8");
  if (const auto code = base::forbidden_character(path, base::Lines::one))
    return refused("it holds the character " + *code);
  std::string key = base::nfc(path.substr(0, path.find('?')));
  if (!key.starts_with('/')) key.insert(key.begin(), '/');
  if (key.ends_with("/index.html")) key.resize(key.size() - kIndex.size());
  if (key.size() > kThreadKeyLimit) return refused("it is too long");
  if (has_dot_segment(key)) return refused("it holds \".\" or \"..\"");
  return key;
}

}  // namespace domain
