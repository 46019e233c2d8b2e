#include "domain/block.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/folding.h"
#include "base/network.h"
#include "base/text.h"
#include "base/url_host.h"
#include "base/visible_text.h"

namespace domain {
namespace {

constexpr std::array<std::pair<BlockKind, std::string_view>, 4> kKinds = {{
    {BlockKind::address, "address"},
    {BlockKind::email, "email"},
    {BlockKind::domain, "domain"},
    {BlockKind::word, "word"},
}};

// Characters; enough for a phrase of several words.
constexpr std::size_t kValueLimit = 254;

base::Fault expected(std::string_view what) {
  const std::string message = "must be " + std::string(what);
  return {base::Code::bad_request, "the value cannot be blocked", {}, {{"/value", message}}};
}

// The words with a space around each, so that a search finds only whole words.
std::string words_of(std::string_view text) {
  std::string words = " ";
  for (const base::Token& token : base::tokens(text)) words += token.text + " ";
  return words;
}

// Every host that the comment names: in its fields, in its links and in its visible text.
std::set<std::string> hosts_of(const Comment& comment, const base::VisibleText& visible) {
  std::vector<std::string> found = base::hosts_in_text(visible.text);
  found.push_back(base::host_of_email(comment.email));
  found.push_back(base::host_of_url(comment.website));
  for (const std::string& url : visible.links) {
    for (std::string& host : base::hosts_of_link(url)) found.push_back(std::move(host));
  }
  return {found.begin(), found.end()};
}

bool is_in(std::string_view host, std::string_view domain) {
  return host == domain || (host.ends_with(domain) && host[host.size() - domain.size() - 1] == '.');
}

// The values of a comment that blocks are compared with. Each is computed when the first block
// needs it.
class ComparedFields {
 public:
  explicit ComparedFields(const Comment& comment) : comment_(comment) {}

  bool meets(const Block& block) {
    switch (block.kind) {
      case BlockKind::address:
        return from(block.value);
      case BlockKind::email:
        return !comment_.email.empty() && email() == base::folded_email(block.value);
      case BlockKind::domain:
        return leads_to(base::meant_host(block.value));
      case BlockKind::word:
        return words().find(block.value) != std::string::npos;
    }
    return false;
  }

 private:
  bool from(const std::string& network) const {
    const std::optional<base::Network> blocked = base::Network::parse(network);
    const std::optional<base::Network> sender = base::Network::parse(comment_.address);
    return blocked && sender && blocked->holds(*sender);
  }
  // `domain` is empty for a stored value that is no domain.
  bool leads_to(const std::string& domain) {
    return !domain.empty() && std::ranges::any_of(hosts(), [&](const std::string& host) {
      return is_in(host, domain);
    });
  }
  const std::string& email() {
    if (!email_) email_ = base::folded_email(comment_.email);
    return *email_;
  }
  const std::set<std::string>& hosts() {
    if (!hosts_) hosts_ = hosts_of(comment_, visible());
    return *hosts_;
  }
  const std::string& words() {
    if (words_) return *words_;
    // "|" is in no word, so no phrase can begin in the name and end in the text.
    words_ = words_of(comment_.name) + "|" + words_of(visible().text);
    for (const std::string& url : visible().links) *words_ += "|" + words_of(url);
    return *words_;
  }
  const base::VisibleText& visible() {
    if (!visible_) visible_ = base::visible_text_of(comment_.html);
    return *visible_;
  }

  const Comment& comment_;
  std::optional<base::VisibleText> visible_;
  std::optional<std::string> email_;
  std::optional<std::set<std::string>> hosts_;
  std::optional<std::string> words_;
};

}  // namespace

std::string_view name(BlockKind kind) {
  return std::ranges::find(kKinds, kind, &std::pair<BlockKind, std::string_view>::first)->second;
}

std::optional<BlockKind> block_kind_named(std::string_view name) {
  const auto* const found =
      std::ranges::find(kKinds, name, &std::pair<BlockKind, std::string_view>::second);
  return found == kKinds.end() ? std::nullopt : std::optional(found->first);
}

base::Result<std::string> normalised(BlockKind kind, std::string_view value) {
  value = base::trim(value);
  const bool text =
      base::is_valid_utf8(value) && !base::forbidden_character(value, base::Lines::one);
  if (!text || base::character_count(value) > kValueLimit) return expected("a short line of text");
  switch (kind) {
    case BlockKind::address: {
      const std::optional<base::Network> network = base::Network::parse(value);
      if (!network) return expected("an IP address or a network like 203.0.113.0/24");
      return network->as_ipv4().neighbourhood().text();
    }
    case BlockKind::email:
      if (base::host_of_email(value).empty() || value.starts_with('@'))
        return expected("an e-mail address");
      return base::folded_email(value);
    case BlockKind::domain: {
      std::string host = base::meant_host(value);
      if (host.find_first_of(".:") == std::string::npos)
        return expected("a domain like example.org");
      return host;
    }
    case BlockKind::word: {
      std::string words = words_of(value);
      if (words == " ") return expected("a word or a phrase");
      return words;
    }
  }
  return expected("something else");
}

std::optional<Block> first_match(const std::vector<Block>& blocks, const Comment& comment) {
  ComparedFields traits(comment);
  const auto met =
      std::ranges::find_if(blocks, [&](const Block& block) { return traits.meets(block); });
  return met == blocks.end() ? std::nullopt : std::optional(*met);
}

}  // namespace domain
