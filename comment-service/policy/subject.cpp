#include "policy/subject.h"

#include "base/host.h"
#include "base/text.h"
#include "base/url_host.h"
#include "policy/domains.h"

namespace policy {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Characters from U+2000 on end a bare host, because Chinese or Japanese text follows without a
// space.
bool in_host(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_letter_or_digit(c) || c == '-' || c == '.' || (byte >= 0x80U && byte < 0xE2U);
}

bool is_www(std::string_view text) {
  return text.size() > 4 && (text[0] | 0x20) == 'w' && (text[1] | 0x20) == 'w' &&
         (text[2] | 0x20) == 'w' && text[3] == '.' && text[4] != '.';
}

// Finds hosts such as www.example.org that are written without a scheme.
std::vector<Link> bare_hosts(std::string_view body) {
  std::vector<Link> found;
  for (std::size_t begin = 0; begin < body.size(); ++begin) {
    // After a letter or inside an address, "www." does not begin a host.
    const char before = begin == 0 ? ' ' : body[begin - 1];
    const bool inside = is_letter_or_digit(before) ||
                        std::string_view("-./@").find(before) != std::string_view::npos;
    if (inside || !is_www(body.substr(begin))) continue;
    std::size_t end = begin;
    while (end < body.size() && in_host(body[end])) ++end;
    while (body[end - 1] == '.') --end;
    std::string host = base::host(body.substr(begin, end - begin));
    const bool real = !host.empty() && registrable_domain(host) != host;
    if (real) found.push_back({{std::move(host)}, begin, end});
    begin = end;
  }
  return found;
}

// Finds the host of each link in the body. Each search continues after the link before it.
std::vector<Link> locate_hosts(const std::vector<std::string>& addresses, std::string_view body) {
  std::vector<Link> links;
  std::size_t from = 0;
  for (const std::string& address : addresses) {
    Link link{base::hosts_of_link(address)};
    const std::size_t begin = body.find(address, from);
    if (begin != std::string_view::npos) {
      link.begin = begin;
      link.end = begin + address.size();
      from = link.end;
    }
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace

std::size_t Subject::words() const {
  if (!words_) words_ = base::word_count(visible().text);
  return *words_;
}

const std::vector<base::Token>& Subject::text_tokens() const {
  if (!text_tokens_) text_tokens_ = base::tokens(visible().text);
  return *text_tokens_;
}

const std::vector<base::Token>& Subject::body_tokens() const {
  if (!body_tokens_) body_tokens_ = base::tokens(draft_.body);
  return *body_tokens_;
}

const std::vector<base::Token>& Subject::name_tokens() const {
  if (!name_tokens_) name_tokens_ = base::tokens(draft_.name);
  return *name_tokens_;
}

const base::VisibleText& Subject::visible() const {
  if (!visible_) visible_ = base::visible_text_of(html_);
  return *visible_;
}

const std::vector<Link>& Subject::links() const {
  if (links_) return *links_;
  links_ = locate_hosts(visible().links, draft_.body);
  for (Link& bare : bare_hosts(draft_.body)) {
    bare_characters_ += base::character_count(
        std::string_view(draft_.body).substr(bare.begin, bare.end - bare.begin));
    links_->push_back(std::move(bare));
  }
  return *links_;
}

std::size_t Subject::linked_percent() const {
  if (links().empty()) return 0;
  const std::size_t linked = visible().linked_characters + bare_characters_;
  return visible().characters == 0
             ? 100
             : std::min<std::size_t>(100, linked * 100 / visible().characters);
}

}  // namespace policy
