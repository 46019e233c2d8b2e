#include "comments/access.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/text.h"
#include "network/http_url.h"

namespace comments {
namespace {

using network::HttpUrl;

// Text of the variable, in its two parts.
struct WrittenToken {
  std::string token;
  std::optional<HttpUrl> origin;
};

std::string variable_name() { return std::string(kTokenVariable); }

// "POSTIL_COMMENTS_TOKEN=TOKEN@https://comments.example.org"
std::string setting_for(const HttpUrl& service) {
  return variable_name() + "=TOKEN@" + network::origin_text(service);
}

base::Diagnostic token_fault(std::string message, std::string hint) {
  return base::error_in(base::Kind::comments_token, "", std::move(message), std::move(hint));
}

// RFC 6750, section 2.1. No line end and no blank: a token cannot add a line to the request.
bool is_token(std::string_view text) {
  const auto is_of_token = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~+/=").find(c) != std::string_view::npos;
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), is_of_token);
}

// Error about http without TLS, which everybody on the way can read.
std::optional<base::Diagnostic> insecure(const HttpUrl& url) {
  if (url.scheme == "https" || network::is_loopback(url)) return std::nullopt;
  return token_fault("the token is not sent to " + network::origin_text(url) +
                         ", because everybody on the way could read it",
                     "write https://; http is for this machine only: 127.0.0.1, [::1], localhost");
}

base::Result<HttpUrl> parse_origin(std::string_view written) {
  const std::string hint = "write " + variable_name() +
                           "=TOKEN@ORIGIN with an origin such as https://comments.example.org";
  auto url = network::parse_http_url(written);
  if (!url) {
    return token_fault("the origin in " + variable_name() + ' ' + url.error().message, hint);
  }
  if (!url->path.empty()) {
    return token_fault("the origin in " + variable_name() +
                           " has a path, but a token is for all paths of its host",
                       "write " + setting_for(*url));
  }
  if (auto fault = insecure(*url)) return *std::move(fault);
  return url;
}

base::Result<WrittenToken> parse_variable(std::string_view variable, const HttpUrl& service) {
  const std::string_view text = base::trim(variable);
  const std::size_t at = std::min(text.find('@'), text.size());
  const std::string_view token = text.substr(0, at);
  if (text.empty()) {
    return token_fault("there is no token for " + network::origin_text(service) + ": " +
                           variable_name() + " is not set",
                       "set " + setting_for(service) +
                           "; `postil-comments token add site --role build` prints a token");
  }
  if (!is_token(token)) {
    return token_fault(
        variable_name() + " holds no token",
        "write " + setting_for(service) + "; a token has letters, digits and - . _ ~ + / = only");
  }
  if (at == text.size()) return WrittenToken{std::string(token), std::nullopt};
  TRY(HttpUrl origin, parse_origin(text.substr(at + 1)));
  return WrittenToken{std::string(token), std::move(origin)};
}

base::Result<Access> decide(const HttpUrl& service, bool is_configured, std::string_view variable) {
  if (auto fault = insecure(service)) return *std::move(fault);
  TRY(WrittenToken written, parse_variable(variable, service));
  if (!written.origin && is_configured) {
    return token_fault(variable_name() + " does not say for which service its token is",
                       "write " + setting_for(service) + ", or name the service with --comments");
  }
  if (written.origin && network::origin_text(*written.origin) != network::origin_text(service)) {
    return token_fault(
        "the token is for " + network::origin_text(*written.origin) + " and is not sent to " +
            network::origin_text(service),
        "if you trust this service, write " + setting_for(service) + " with a token of its own");
  }
  return Access{network::text_of(service), std::move(written.token)};
}

}  // namespace

bool has_token(std::string_view variable) { return !base::trim(variable).empty(); }

base::Result<Access> access_to(const ServiceAddress& address, std::string_view variable) {
  const bool is_configured = address.configured_at.has_value();
  const std::string name = is_configured ? "\"service\" " : "the address in --comments ";
  const auto placed = [&](base::Diagnostic fault) {
    if (is_configured) fault.location = *address.configured_at;
    return fault;
  };
  auto url = network::parse_http_url(address.url);
  if (!url) {
    base::Diagnostic fault = placed(url.error());
    fault.message = name + fault.message;
    // The line may hold a password.
    fault.location.excerpt.clear();
    return fault;
  }
  auto access = decide(*url, is_configured, variable);
  if (!access) return placed(access.error());
  return access;
}

}  // namespace comments
