#include "site/footnotes.h"

#include "site/body_lines.h"

namespace site {
namespace {

using markdown::FootnoteFault;
using Kind = FootnoteFault::Kind;

std::string quoted(const FootnoteFault& fault) { return '"' + fault.label + '"'; }

std::string message_of(const content::Document& document, const FootnoteFault& fault) {
  switch (fault.kind) {
    case Kind::missing:
      return "there is no footnote " + quoted(fault);
    case Kind::unused:
      return "nothing in the text refers to the footnote " + quoted(fault);
    case Kind::repeated:
      return "there is a footnote " + quoted(fault) + " on line " +
             std::to_string(document.body_line + fault.first_line - 1) +
             " already, and this one is left out";
    case Kind::spaced:
      break;
  }
  return "the name of a footnote has no spaces, so " + quoted(fault) + " is none";
}

std::string hint_of(const FootnoteFault& fault) {
  switch (fault.kind) {
    case Kind::missing:
      if (!fault.similar.empty()) return "did you mean [^" + fault.similar + "]?";
      return "begin a line with [^" + fault.label + "]: and its text, or write \\[^" + fault.label +
             "] to show the brackets";
    case Kind::unused:
      return "write [^" + fault.label + "] where it belongs, or remove it";
    case Kind::repeated:
      return "give one of them another name";
    case Kind::spaced:
      break;
  }
  return "write hyphens in place of the spaces";
}

}  // namespace

void report_footnotes(const Site& site, base::Report& report) {
  for (Index i = 0; i < site.documents.size(); ++i) {
    if (site.rendered[i].footnote_faults.empty()) continue;
    BodyLines lines(site.documents[i]);
    for (const FootnoteFault& fault : site.rendered[i].footnote_faults) {
      report.add(base::warning_at(base::Kind::broken_footnote,
                                  lines.at(fault.line, fault.column, "[^" + fault.label + ']'),
                                  message_of(site.documents[i], fault), hint_of(fault)));
    }
  }
}

}  // namespace site
