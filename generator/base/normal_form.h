// Unicode normal forms of names. macOS writes "é" as two code points (NFD), keyboards as one (NFC);
// both are the same name (Unicode Standard Annex 15). Postil uses NFC for names.
#pragma once

#include <string>
#include <string_view>

namespace base {

std::string nfd(std::string_view text);

// Returns the URL with its path and its fragment in NFC. A part that is in NFC already stays as it
// is written, with its percent escapes. The query stays as it is, because only its reader knows
// what it means.
std::string composed_url(std::string_view url);

}  // namespace base
