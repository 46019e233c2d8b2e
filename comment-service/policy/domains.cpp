#include "policy/domains.h"

#include <libpsl.h>

#include "base/encoding.h"
#include "base/folding.h"

namespace policy {
namespace {

bool is_address(std::string_view host) {
  return host.find(':') != std::string_view::npos ||
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view authority = address.substr(scheme + 3);
  authority = authority.substr(0, authority.find_first_of("/?#\\"));
  // Text before an "@" is a user name, even if it looks like a host.
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (authority.starts_with('[')) {
    return std::string(authority.substr(0, authority.find(']') + 1));
  }
  const std::string_view name = authority.substr(0, authority.find(':'));
  std::string host = base::ascii_host(base::percent_decode(name, base::Plus::literal));
  while (host.ends_with('.')) host.pop_back();
  return host;
}

bool is_public_suffix(const std::string& host) {
  return !is_address(host) && psl_is_public_suffix(psl_builtin(), host.c_str()) == 1;
}

std::string registrable_domain(const std::string& host) {
  if (is_address(host)) return host;
  const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
  return domain == nullptr ? host : std::string(domain);
}

Domains::Domains(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string host = base::ascii_host(name);
    if (is_public_suffix(host)) {
      suffixes_.insert(host);
    } else {
      registrable_.insert(registrable_domain(host));
    }
  }
}

bool Domains::contains(const std::string& host) const {
  if (host.empty()) return false;
  if (registrable_.contains(registrable_domain(host))) return true;
  std::string_view rest = host;
  while (!suffixes_.empty()) {
    if (suffixes_.contains(rest)) return true;
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  return false;
}

bool is_domain(std::string_view text) {
  return !text.empty() && text.find_first_of("/:@*?# ") == std::string_view::npos &&
         text.find("..") == std::string_view::npos && !text.starts_with('.') &&
         !base::ascii_host(text).empty();
}

}  // namespace policy
