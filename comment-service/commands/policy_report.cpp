#include "commands/policy_report.h"

#include <algorithm>

#include "base/text.h"

namespace commands {
namespace {

using policy::Outcome;

// Aligns cells in columns: texts to the left, numbers to the right.
class Table {
 public:
  // The columns from `first_number` on have numbers.
  Table(std::vector<std::string> head, std::size_t first_number)
      : rows_{std::move(head)}, first_number_(first_number) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  std::string text() const {
    std::string text;
    for (const std::vector<std::string>& row : rows_) {
      std::string line = " ";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string padding(width(i) - row[i].size(), ' ');
        line += " " + (i < first_number_ ? row[i] + padding : padding + row[i]) + " ";
      }
      text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
  }

 private:
  std::size_t width(std::size_t column) const {
    std::size_t width = 0;
    for (const std::vector<std::string>& row : rows_) width = std::max(width, row[column].size());
    return width;
  }

  std::vector<std::vector<std::string>> rows_;
  std::size_t first_number_;
};

std::string decided_name(const policy::HumanDecision& decided) {
  return decided ? std::string(domain::name(*decided)) : "-";
}

std::string outcome_name(Outcome outcome) { return std::string(policy::name(outcome)); }

std::string list_of(const std::vector<std::string>& ids) {
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list.empty() ? "default" : list;
}

std::string found(const policy::Finding& finding) {
  std::string text;
  switch (finding.truth) {
    case policy::Truth::hit:
      text = "met";
      break;
    case policy::Truth::miss:
      text = "not met";
      break;
    case policy::Truth::unknown:
      return "not replayable";
  }
  if (!finding.evidence.actual.empty())
    text += " (" + base::escaped_for_terminal(finding.evidence.actual) + ")";
  return text;
}

void explain(const policy::Condition& condition, const policy::Subject& subject,
             const std::string& indent, std::string& text) {
  const policy::Finding finding = condition.test(subject);
  const bool leaf = condition.parts().empty();
  text += indent + condition.words() + ": " +
          (leaf ? found(finding) : found({finding.truth, {}, {}})) + "\n";
  for (const auto& part : condition.parts()) explain(*part, subject, indent + "  ", text);
}

}  // namespace

std::string report_of(const policy::DryRunReport& report) {
  std::string text = std::to_string(report.comments) + " comments replayed, " +
                     std::to_string(report.flips.size()) + " would fare otherwise\n\n";
  Table outcomes({"then", "now", "decided", "comments"}, 3);
  for (const auto& [key, count] : report.table) {
    const auto& [then, now, decided] = key;
    outcomes.add(
        {outcome_name(then), outcome_name(now), decided_name(decided), std::to_string(count)});
  }
  if (report.comments > 0) text += outcomes.text() + "\n";
  Table rules({"rule", "hits", "overturned", "not replayable"}, 1);
  for (const policy::RuleCount& rule : report.rules) {
    rules.add({rule.rule, std::to_string(rule.hits), std::to_string(rule.overturned),
               std::to_string(rule.not_replayable)});
  }
  if (!report.rules.empty()) text += rules.text();
  Table flips({"comment", "thread", "then", "now", "decided", "rules", "text"}, 7);
  for (const policy::Flip& flip : report.flips) {
    flips.add({flip.comment, flip.thread, outcome_name(flip.then), outcome_name(flip.now),
               decided_name(flip.decided), list_of(flip.rules),
               base::escaped_for_terminal(flip.excerpt)});
  }
  if (!report.flips.empty()) text += "\n" + flips.text();
  return text;
}

std::string explanation_of(const policy::PastComment& past, const policy::Policy& policy,
                           const std::vector<domain::Reason>& reasons) {
  const domain::Draft draft = policy::draft_of(past.comment);
  const policy::Subject subject(draft, past.comment.html, past.occasion);
  const Outcome now = policy.outcome(policy.hits(subject), policy::Insistence::no);
  std::string text = past.comment.id + " in " + past.comment.thread + ": " +
                     std::string(domain::name(past.comment.status)) + "; by these rules " +
                     outcome_name(now) + "\n\n";
  for (const policy::Rule& rule : policy.rules()) {
    text += rule.id + " (" + outcome_name(rule.outcome) + ")\n";
    explain(*rule.when, subject, "  ", text);
  }
  if (!reasons.empty()) text += "\nstored with it\n";
  for (const domain::Reason& reason : reasons) {
    text += "  " + reason.rule + ": " + base::escaped_for_terminal(reason.message);
    if (!reason.policy.empty()) text += " (policy " + reason.policy + ")";
    text += "\n";
  }
  return text;
}

}  // namespace commands
