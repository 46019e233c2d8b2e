#include "site/unrendered.h"

#include "site/body_lines.h"

namespace site {

void report_unrendered(const Site& site, base::Report& report) {
  for (Index i = 0; i < site.documents.size(); ++i) {
    const auto& fault = site.rendered[i].limit_fault;
    if (!fault) continue;
    report.add(base::error_at(base::Kind::too_large,
                              BodyLines(site.documents[i]).at(fault->line, fault->column),
                              fault->message, fault->hint));
  }
}

}  // namespace site
