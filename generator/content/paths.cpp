#include "content/paths.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/url.h"

namespace content {
namespace {

// What is wrong with a decoded path, or nothing.
std::string_view fault_of(std::string_view path) {
  const auto is_control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
  };
  if (path.empty()) return "a path cannot be empty";
  if (std::any_of(path.begin(), path.end(), is_control))
    return "a path cannot hold backslashes or control characters";
  for (const std::string_view segment : base::split(path, '/')) {
    if (segment == "." || segment == "..") return "a path cannot hold \".\" or \"..\" segments";
  }
  return {};
}

}  // namespace

std::optional<std::string> site_path(const yaml::PlacedText& written, std::string_view folder,
                                     base::Report& report) {
  std::string_view fault;
  std::string hint;
  std::string path = base::decode(written.text);
  if (base::is_absolute_url(written.text)) {
    fault = "this must be a path of this site";
    hint = "write it without scheme and host, for example /posts/a/";
  } else if (written.text.find_first_of("?#") != std::string::npos) {
    fault = "a path cannot hold a query or a fragment";
    hint = "write ? as %3F and # as %23 when they are meant as text";
  } else {
    fault = fault_of(path);
    if (fault.empty() && base::invalid_utf8(path)) fault = "the escapes of this path are not UTF-8";
  }
  if (!fault.empty()) {
    report.add(base::error_at(written.location, std::string(fault), std::move(hint)));
    return std::nullopt;
  }
  if (!path.starts_with('/')) path.insert(0, folder);
  return path;
}

bool is_permalink_pattern(std::string_view permalink) {
  constexpr std::array<std::string_view, 5> kNames = {"date", "pretty", "ordinal", "weekdate",
                                                      "none"};
  const bool named = std::find(kNames.begin(), kNames.end(), permalink) != kNames.end();
  return named || permalink.starts_with(':') || permalink.find("/:") != std::string_view::npos;
}

}  // namespace content
