// Facts from the store about the context of a new or edited comment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace domain {

struct Circumstances {
  bool thread_open = true;
  // The time of the thread's first comment; nothing when this comment is the first.
  std::optional<base::Time> thread_since = {};
  // Whether a comment with the same e-mail address from the same network is published. The e-mail
  // address alone proves nothing, because anybody can type it.
  bool author_published = false;
  // The time of the last comment with the same text, in any thread, that the sender may know: a
  // published one, or one of the same name, e-mail address and network.
  std::optional<base::Time> sent_before = {};
  // The time of the last other comment with the same text. Only moderators may learn of it.
  std::optional<base::Time> sent_by_another = {};
  // The kind of block that the comment matches: "address", "email" or "domain". Empty: no block.
  std::string blocked = {};
  // The names that the site's own people use for their comments.
  std::vector<std::string> own_names = {};
};

}  // namespace domain
