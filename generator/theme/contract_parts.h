// The schemas that the source files of the contract share. The contract itself is declared in
// contract.h.
#pragma once

#include "theme/contract.h"

namespace theme {

inline constexpr std::string_view kFirst = "whether it is the first of its list";
inline constexpr std::string_view kLast = "whether it is the last of its list";
inline constexpr std::string_view kIndex = "its place in the list, from 1";
inline constexpr std::string_view kCount = "how many there are";
inline constexpr std::string_view kUrl = "root-relative URL";

extern const Schema kDateSchema;
extern const Schema kLinkSchema;
extern const Schema kBreadcrumbSchema;
extern const Schema kNamedLinkSchema;
extern const Schema kAuthorSchema;
extern const Schema kCardSchema;
extern const Schema kMenuItemSchema;
extern const Schema kFeedSchema;
extern const Schema kTermEntrySchema;
extern const Schema kSiteSchema;
extern const Schema kPageSchema;

}  // namespace theme
