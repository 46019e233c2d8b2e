#include "site/jekyll_difference.h"

#include "base/text.h"
#include "site/permalink.h"

namespace site {

JekyllDifference::JekyllDifference(const configuration::Configuration& configuration)
    : configuration_(configuration), in_jekyll_(configuration) {
  in_jekyll_.permalink_tokens = configuration::PermalinkTokens::jekyll;
}

void JekyllDifference::compare(const content::Document& document, const std::string& title,
                               std::string_view nearest_section, const std::string& path) {
  if (configuration_.permalink_tokens || document.source.date.empty()) return;
  const auto* rule = permalink_rule(configuration_, document.source.section);
  if (rule == nullptr) return;
  const auto there = permalink(document, title, in_jekyll_, nearest_section);
  if (!there || *there == path) return;
  Example& example = differences_[rule];
  if (example.count++ == 0) {
    example.file = document.source.path;
    example.here = path;
    example.in_jekyll = *there;
  }
}

void JekyllDifference::report(base::Report& report) const {
  for (const auto& [rule, example] : differences_) {
    report.add(base::warning_at(
        base::Kind::jekyll_address, rule->location,
        base::count_of(example.count, "page") +
            " with a date in the file's name would have another address in Jekyll: " +
            example.file + " has " + example.here + ", in Jekyll " + example.in_jekyll,
        "write `permalink_tokens: jekyll` for Jekyll's addresses, or `permalink_tokens: hugo` "
        "for these"));
  }
}

}  // namespace site
