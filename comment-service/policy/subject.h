// A comment as rules see it. Each measurement is made once, when the first rule needs it.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/folding.h"
#include "base/visible_text.h"
#include "domain/circumstances.h"
#include "domain/draft.h"

namespace policy {

enum class Honeypot { empty, filled };
enum class FormTokenState { missing, stale, valid };

// Signals that came back with the form.
struct Form {
  Honeypot honeypot = Honeypot::empty;
  FormTokenState token = FormTokenState::valid;
  // Time since the form was handed out; nothing without a token that contains the time.
  std::optional<std::chrono::milliseconds> age = {};
};

// Whether the writer was nudged and sends the same text again.
enum class Insistence { no, yes };

// The inputs of conditions. Some inputs of an old comment may have been erased.
enum class Input {
  body,
  name,
  email,
  website,
  form,
  // The following inputs come from the store: the author's earlier comments, earlier comments with
  // the same text, blocks, the thread, the names of the site's own people.
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
  Insistence insist = Insistence::no;
  // Inputs that were erased, or that the store could not look up.
  std::set<Input> unknown = {};
};

// A link destination in a comment.
struct Link {
  // As base::hosts_of_link() returns them.
  std::vector<std::string> hosts;
  // Half-open byte range of the host in the body. Both are 0 when the body does not contain the
  // host literally.
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Not thread-safe. Draft, html and occasion must outlive the subject. The occasion may change
// meanwhile, because measurements of the text do not depend on it.
class Subject {
 public:
  // `html` must be markup::comment_html() of the draft's body.
  Subject(const domain::Draft& draft, std::string_view html, const Occasion& occasion)
      : draft_(draft), html_(html), occasion_(occasion) {}

  const domain::Draft& draft() const { return draft_; }
  const Occasion& occasion() const { return occasion_; }

  // The visible text of the body. Rules search it, so that no markup can hide a word.
  const base::VisibleText& visible() const;
  std::size_t words() const;
  // Tokens of the visible text, and tokens of the body as written.
  const std::vector<base::Token>& text_tokens() const;
  const std::vector<base::Token>& body_tokens() const;
  const std::vector<base::Token>& name_tokens() const;
  // Links that readers could follow or copy: rendered links, and bare hosts that begin with "www.".
  const std::vector<Link>& links() const;
  // The share of the visible text inside links, in percent.
  std::size_t linked_percent() const;

 private:
  const domain::Draft& draft_;
  std::string_view html_;
  const Occasion& occasion_;
  mutable std::optional<std::size_t> words_;
  mutable std::optional<std::vector<base::Token>> text_tokens_;
  mutable std::optional<std::vector<base::Token>> body_tokens_;
  mutable std::optional<std::vector<base::Token>> name_tokens_;
  mutable std::optional<base::VisibleText> visible_;
  mutable std::optional<std::vector<Link>> links_;
  // Characters in bare "www." hosts, which are not links in the rendered text.
  mutable std::size_t bare_characters_ = 0;
};

}  // namespace policy
