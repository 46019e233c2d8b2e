// What readers meet in a rendered comment: its text, its links, and how much of it they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct Reading {
  // What is seen, each line and block on a line of its own; without white space at the ends.
  std::string text;
  // Where the links lead, in order, as they were written: http(s) and mailto addresses.
  std::vector<std::string> links;
  // Characters that are seen, without white space: all, and those inside of links.
  std::size_t characters = 0;
  std::size_t linked_characters = 0;
};

// `html` is what markup::comment_html() makes, nothing else.
Reading reading_of(std::string_view html);

}  // namespace base
