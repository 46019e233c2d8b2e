// Rules that hold a comment under any policy.
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

// Holds a comment that would be published in three cases: a moderator reads every comment of the
// thread first, it matches a block, or its name looks like an own name. The comment must come from
// a visitor, and its html must be rendered.
void apply_house_rules(Comment& comment, const HouseRules& house);

// The last of these rules alone. Own names are public, so a preview applies it.
void hold_if_reserved(Comment& comment, const std::vector<std::string>& own_names);

}  // namespace domain
