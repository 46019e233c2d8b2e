// Finds names that look like another name. Uses ICU.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// A set of names that also contains every name that looks like one of them. Two names look alike
// when their confusable skeletons (Unicode Technical Standard 39, section 4) are equal, as written,
// folded, or in capitals: "BiII" and "Вill" (in Cyrillic) look like "Bill". Case, white space,
// punctuation and invisible characters are ignored. All texts must be valid UTF-8.
class LookAlikes {
 public:
  // A name without letters and digits looks like no other name, and is left out.
  explicit LookAlikes(const std::vector<std::string>& names);

  bool contains(std::string_view name) const;

 private:
  std::set<std::string> shapes_;
};

}  // namespace base
