// Which language each document is in, once its front matter is known.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "content/document.h"

namespace content {

// A document that neither file nor folder gives a language is in that of its `lang`, if the site
// has it. `lang` that says otherwise than the file is a warning. Of two documents for one language
// and place the second is an error that names both, and is left out. `languages` are the site's
// tags, the default first; of none nothing is done.
void settle_languages(std::vector<Document>& documents, const std::vector<std::string>& languages,
                      base::Report& report);

}  // namespace content
