// Rules that hold a comment under any policy. They are pure, so that a preview gives the same
// result as sending.
#pragma once

#include <string>
#include <vector>

#include "domain/block.h"
#include "domain/comment.h"
#include "domain/thread.h"

namespace domain {

struct HouseRules {
  const Thread& thread;
  const std::vector<Block>& blocks;
  // The names that the site's own people use or may use.
  const std::vector<std::string>& own_names;
};

// Holds a comment that would be published in three cases: it matches a block, its name looks like
// an own name, or a moderator reads every comment of the thread first. The comment must come from a
// visitor, and its html must be rendered.
void apply_house_rules(Comment& comment, const HouseRules& house);

}  // namespace domain
