// What holds a comment whatever the policy says: pure, so that a preview says what sending does.
#pragma once

#include <string>
#include <vector>

#include "domain/block.h"
#include "domain/comment.h"
#include "domain/thread.h"

namespace domain {

struct House {
  const Thread& thread;
  const std::vector<Block>& blocks;
  // Under which the site's own people write, or may.
  const std::vector<std::string>& own_names;
};

// Holds what would be published and meets a block, or has a name that looks like one of ours, or
// stands on a page where a moderator reads everything first. The comment is a visitor's, with its
// html.
void apply_house_rules(Comment& comment, const House& house);

}  // namespace domain
