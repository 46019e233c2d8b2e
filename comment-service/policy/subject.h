// A comment as rules look at it, with what is measured of it: each once, when a rule asks.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/folding.h"
#include "base/reading.h"
#include "domain/circumstances.h"
#include "domain/draft.h"

namespace policy {

enum class Honeypot { empty, filled };
enum class Token { missing, stale, valid };

// How the form came back.
struct Form {
  Honeypot honeypot = Honeypot::empty;
  Token token = Token::valid;
  // Since it was handed out; nothing without a token that tells.
  std::optional<std::chrono::milliseconds> age = {};
};

// Whether the writer was nudged and sends the text as it is.
enum class Insist { no, yes };

// What a condition looks at. Of a comment written long ago some may be gone.
enum class Input {
  body,
  name,
  email,
  website,
  form,
  // What the store knows: the author's earlier comments, earlier ones with the same text, blocks,
  // the thread, the names of the site's own people.
  author,
  duplicates,
  blocks,
  thread,
  reserved
};

struct Occasion {
  Form form = {};
  domain::Circumstances circumstances = {};
  base::Time now = {};
  Insist insist = Insist::no;
  // What nobody knows any more, or the store could not tell.
  std::set<Input> unknown = {};
};

// A destination in a comment.
struct Link {
  // As the DNS has it; empty for a mail address.
  std::string host;
  // In bytes of the body; both 0 when it is not written there letter by letter.
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Used by one thread at a time. Draft, html and occasion outlive it; the occasion may change
// meanwhile: what was measured of the text stays.
class Subject {
 public:
  // `html` is what markup::comment_html() makes of the draft's body.
  Subject(const domain::Draft& draft, std::string_view html, const Occasion& occasion)
      : draft_(draft), html_(html), occasion_(occasion) {}

  const domain::Draft& draft() const { return draft_; }
  const Occasion& occasion() const { return occasion_; }

  // What readers meet of the body: text is looked for here, so that no markup hides it.
  const base::Reading& reading() const;
  std::size_t words() const;
  // Of the visible text, and of the body as it was written.
  const std::vector<base::Token>& text_tokens() const;
  const std::vector<base::Token>& body_tokens() const;
  const std::vector<base::Token>& name_tokens() const;
  // Those that readers could follow or would copy: rendered links, and hosts that begin with www.
  const std::vector<Link>& links() const;
  // The part of the visible text that stands in links, in percent.
  std::size_t linked_percent() const;

 private:
  const domain::Draft& draft_;
  std::string_view html_;
  const Occasion& occasion_;
  mutable std::optional<std::size_t> words_;
  mutable std::optional<std::vector<base::Token>> text_tokens_;
  mutable std::optional<std::vector<base::Token>> body_tokens_;
  mutable std::optional<std::vector<base::Token>> name_tokens_;
  mutable std::optional<base::Reading> reading_;
  mutable std::optional<std::vector<Link>> links_;
  // Of bare www. hosts, which are no links in the rendered text.
  mutable std::size_t bare_characters_ = 0;
};

}  // namespace policy
