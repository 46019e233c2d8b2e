// Facts about hyphens, for the lines of headlines.
#pragma once

#include <string_view>

namespace language {

// Whether the word has a hyphen between two letters or digits, after which browsers may break the
// line (UAX #14). False for a word with letters between which a line may break anyway, as in
// Chinese, Japanese, Korean and Thai: it can be a whole sentence.
bool is_hyphenated(std::string_view word);

}  // namespace language
