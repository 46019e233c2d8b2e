#include "policy/domains.h"

#include <libpsl.h>

#include "base/host.h"

namespace policy {

bool is_public_suffix(const std::string& host) {
  return !base::is_ip_address(host) && psl_is_public_suffix(psl_builtin(), host.c_str()) == 1;
}

std::string registrable_domain(const std::string& host) {
  if (base::is_ip_address(host)) return host;
  const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
  return domain == nullptr ? host : std::string(domain);
}

Domains::Domains(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string host = base::host(name);
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
  const std::string host = base::host(text);
  return base::is_dns_name(host) || base::is_ip_address(host);
}

}  // namespace policy
