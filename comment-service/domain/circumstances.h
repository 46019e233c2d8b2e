// What the store knows around a comment that is being written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace domain {

struct Circumstances {
  bool thread_open = true;
  // When the first comment of the thread came; nothing: this is the first.
  std::optional<base::Time> thread_since = {};
  // A comment with the same e-mail address, from the same network, is published. The address alone
  // proves nothing: anybody can type it.
  bool author_published = false;
  // When the same text came last, in any thread.
  std::optional<base::Time> sent_before = {};
  // What is blocked about it: "address", "email", "domain"; empty: nothing.
  std::string blocked = {};
  // The names under which the site's own people write.
  std::vector<std::string> own_names = {};
};

}  // namespace domain
