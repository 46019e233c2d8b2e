#include "domain/draft.h"

#include <strings.h>

#include "base/host.h"
#include "base/text.h"
#include "base/url_host.h"
#include "base/visible_text.h"

namespace domain {
namespace {

// Whether the text is one e-mail address whose host is known, so that blocks can be compared with
// it. Quoted local parts are refused, because they could hide a second address.
bool is_email(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return false;
  if (text.substr(0, at).find_first_of("@,;<>\" ") != std::string_view::npos) return false;
  const std::string host = base::host_of_email(text);
  return base::is_dns_name(host) || base::is_ip_address(host);
}

// Whether the text is a whole http or https URL whose host a browser accepts. Rejects user names,
// and characters that could end an attribute or disguise the destination.
bool is_website(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return false;
  const std::string_view rest = text.substr(text.find("://") + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  // A browser would take the next part of "https:///path" for the host.
  if (authority.empty() || authority.find('@') != std::string_view::npos) return false;
  return text.find_first_of(" \"'<>\\`{}|^") == std::string_view::npos &&
         !base::host_of_url(text).empty();
}

// Whether the text begins with a host that has a dot, such as "example.org:8080/x".
bool begins_with_host(std::string_view text) {
  const std::string_view authority = text.substr(0, text.find_first_of("/?#"));
  const std::size_t colon = authority.find(':');
  const bool has_port =
      colon == std::string_view::npos ||
      authority.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  const std::string host = base::host(authority.substr(0, colon));
  return has_port && base::is_dns_name(host) && host.find('.') != std::string::npos;
}

// Completes an address that people write without its scheme, and writes the scheme in lower case.
std::string website(std::string text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string::npos) {
    if (text.starts_with("//")) return "https:" + text;
    return begins_with_host(text) ? "https://" + text : text;
  }
  for (const std::string scheme : {"http", "https"}) {
    const bool is_this =
        colon == scheme.size() && ::strncasecmp(text.data(), scheme.data(), colon) == 0;
    if (is_this) return scheme + text.substr(colon);
  }
  return text;
}

class DraftCheck {
 public:
  // True when the field is valid UTF-8 text. Later checks rely on that.
  bool text(std::string_view pointer, std::string_view value, base::Lines lines) {
    if (!base::is_valid_utf8(value)) return refuse(pointer, "must be valid UTF-8");
    if (const auto code = base::forbidden_character(value, lines))
      return refuse(pointer, "must not hold the character " + *code);
    return true;
  }

  void line(std::string_view pointer, std::string_view value, std::size_t limit) {
    if (!text(pointer, value, base::Lines::one)) return;
    if (base::has_bidi_control(value))
      refuse(pointer, "must not contain characters that change the direction of writing");
    if (base::character_count(value) > limit) {
      refuse(pointer, "must have at most " + std::to_string(limit) + " characters");
    }
  }

  bool refuse(std::string_view pointer, std::string message) {
    errors_.push_back({std::string(pointer), std::move(message)});
    return false;
  }

  std::vector<base::FieldError> take() { return std::move(errors_); }

 private:
  std::vector<base::FieldError> errors_;
};

}  // namespace

std::vector<base::FieldError> errors(const Draft& draft) {
  DraftCheck check;
  if (check.text("/body", draft.body, base::Lines::many) && draft.body.size() > kBodyLimit) {
    check.refuse("/body", "must have at most " + std::to_string(kBodyLimit) + " bytes");
  }
  check.line("/name", draft.name, kNameLimit);
  check.line("/email", draft.email, kEmailLimit);
  check.line("/website", draft.website, kWebsiteLimit);
  if (!draft.email.empty() && !is_email(draft.email)) {
    check.refuse("/email", "must be an e-mail address");
  }
  if (!draft.website.empty() && !is_website(draft.website)) {
    check.refuse("/website", "must be a web address such as https://example.org");
  }
  return check.take();
}

std::optional<base::FieldError> blank_name(std::string_view name) {
  if (!base::is_blank(name)) return std::nullopt;
  return base::FieldError{"/name", "must show something to its readers"};
}

std::optional<base::FieldError> blank_body(std::string_view html) {
  if (!base::is_blank(base::visible_text_of(html).text)) return std::nullopt;
  return base::FieldError{"/body", "must show something to its readers"};
}

Draft tidy(Draft draft) {
  draft.name = std::string(base::trim(draft.name));
  if (base::is_valid_utf8(draft.name)) draft.name = base::nfc(draft.name);
  draft.email = std::string(base::trim(draft.email));
  draft.website = website(std::string(base::trim(draft.website)));
  return draft;
}

}  // namespace domain
