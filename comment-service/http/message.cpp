#include "http/message.h"

#include <algorithm>

#include "base/text.h"

namespace http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::optional<std::string_view> header(const Request& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (same_name(key, name)) return value;
  }
  return std::nullopt;
}

std::string header_list(const Request& request, std::string_view name) {
  std::string list;
  for (const auto& [key, value] : request.headers) {
    if (!same_name(key, name)) continue;
    if (!list.empty()) list += ", ";
    list += value;
  }
  return list;
}

std::string content_type(const Request& request) {
  const std::string_view value = header(request, "Content-Type").value_or("");
  std::string type(base::trim(value.substr(0, value.find(';'))));
  std::ranges::transform(type, type.begin(), lower);
  return type;
}

bool says_utf8(const Request& request) {
  std::string type = header_list(request, "Content-Type");
  std::ranges::transform(type, type.begin(), lower);
  constexpr std::string_view charset = "charset=";
  const std::size_t at = type.find(charset);
  // A comma joins two headers. None of our content types contains a comma.
  if (type.find(',') != std::string::npos) return false;
  if (at == std::string::npos) return true;
  std::string_view value = std::string_view(type).substr(at + charset.size());
  value = base::trim(value.substr(0, value.find(';')));
  return value == "utf-8" || value == "\"utf-8\"";
}

std::string_view bearer_token(const Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view value = header(request, "Authorization").value_or("");
  if (!same_name(value.substr(0, scheme.size()), scheme)) return {};
  return base::trim(value.substr(scheme.size()));
}

Response json_response(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

Response html_response(int status, std::string body) {
  return {status, {{"Content-Type", "text/html; charset=utf-8"}}, std::move(body)};
}

Response refused_response(std::string problem) {
  return {422,
          {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
          std::move(problem)};
}

}  // namespace http
