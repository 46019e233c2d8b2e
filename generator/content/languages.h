// Determines the language of each document from its path and its front matter.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "content/document.h"

namespace content {

// A document whose file and folder name no language uses its `lang`, if the site has that language.
// Warns when `lang` contradicts the path. Two documents with the same language and path are an
// error; the second one is left out. `languages` are the site's tags, the default first. Does
// nothing when the list is empty.
void settle_languages(std::vector<Document>& documents, const std::vector<std::string>& languages,
                      base::Report& report);

}  // namespace content
