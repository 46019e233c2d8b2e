#include "configuration/site_path.h"

#include "base/text.h"
#include "base/url.h"

namespace configuration {
namespace {

// What is wrong with a decoded path, or nothing.
std::string_view fault_of(std::string_view path) {
  if (path.empty()) return "a path cannot be empty";
  if (path.find('\\') != std::string_view::npos || base::has_control_character(path))
    return "a path cannot hold backslashes or control characters";
  for (const std::string_view segment : base::split(path, '/')) {
    if (segment == "." || segment == "..") return "a path cannot hold \".\" or \"..\" segments";
  }
  if (base::invalid_utf8(path)) return "the escapes of this path are not UTF-8";
  return {};
}

// Servers and disks take "/a//b/" for "/a/b/", and browsers "//a/" for another host.
std::string without_empty_parts(const std::string& path) {
  std::string result;
  for (const char c : path) {
    if (c != '/' || !result.ends_with('/')) result += c;
  }
  return result;
}

}  // namespace

base::Result<std::string> site_path(std::string_view written) {
  if (base::is_absolute_url(written)) {
    return base::error_in(base::Kind::bad_path, "", "this must be a path of this site",
                          "write it without scheme and host, for example /posts/a/");
  }
  if (written.find_first_of("?#") != std::string_view::npos) {
    return base::error_in(base::Kind::bad_path, "", "a path cannot hold a query or a fragment",
                          "write ? as %3F and # as %23 when they are meant as text");
  }
  std::string path = without_empty_parts(base::decode(written));
  const std::string_view fault = fault_of(path);
  if (fault.empty()) return base::nfc(path);
  return base::error_in(base::Kind::bad_path, "", std::string(fault),
                        "write a path from the root of the site, for example /posts/a/");
}

}  // namespace configuration
