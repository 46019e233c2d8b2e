// Reads `comments` of front matter.
#pragma once

#include "content/front_matter.h"
#include "yaml/reader.h"

namespace content {

// Reads true, false, or {enabled, closed, close_after, moderation, id}. Reports wrong values at
// their places and leaves them out.
CommentRules read_comments(const yaml::Reader& reader, const yaml::Entry& entry);

}  // namespace content
