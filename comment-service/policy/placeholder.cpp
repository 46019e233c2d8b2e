#include "policy/placeholder.h"

namespace policy {
namespace {

constexpr std::string_view kActual = "{actual}";

}  // namespace

bool has_placeholder(std::string_view message) {
  return message.find(kActual) != std::string_view::npos;
}

std::string filled_in(std::string_view message, std::string_view actual) {
  std::string filled;
  while (true) {
    const std::size_t at = message.find(kActual);
    filled += message.substr(0, at);
    if (at == std::string_view::npos) return filled;
    filled += actual;
    message.remove_prefix(at + kActual.size());
  }
}

std::string without_placeholder(std::string_view message) {
  std::string plain(message);
  for (std::size_t at = plain.find(kActual); at != std::string::npos;
       at = plain.find(kActual, at)) {
    const std::size_t open = plain.rfind('(', at);
    const std::size_t close = plain.find(')', at);
    if (open == std::string::npos || close == std::string::npos || plain.find(')', open) != close) {
      at += kActual.size();
      continue;
    }
    const std::size_t begin = open > 0 && plain[open - 1] == ' ' ? open - 1 : open;
    plain.erase(begin, close + 1 - begin);
    at = begin;
  }
  return plain;
}

std::optional<std::string> wrong_placeholder(std::string_view message) {
  for (std::size_t at = message.find('{'); at != std::string_view::npos;
       at = message.find('{', at + 1)) {
    const std::size_t end = message.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 1);
    if (end == std::string_view::npos || message[end] != '}' || end == at + 1) continue;
    const std::string_view name = message.substr(at, end + 1 - at);
    if (name != kActual) return std::string(name);
  }
  return std::nullopt;
}

}  // namespace policy
