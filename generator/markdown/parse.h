// Parses Markdown to a tree. Only parse.cpp uses cmark-gfm.
#pragma once

#include <string_view>

#include "markdown/render.h"
#include "markdown/tree.h"

namespace markdown {

// Safe to call from any number of threads.
Tree parse(std::string_view body, const Options& options);

}  // namespace markdown
