#include "commands/build_summary.h"

#include "base/json.h"
#include "base/text.h"
#include "commands/findings.h"

namespace commands {
namespace {

base::Json count(std::size_t number) { return base::Json(static_cast<int>(number)); }

std::size_t files_of(const output::WriteResult& written) {
  return written.added + written.changed + written.unchanged;
}

std::string skipped_text(const site::SkippedCounts& skipped) {
  std::vector<std::string> parts;
  if (skipped.drafts > 0) parts.push_back(base::count_of(skipped.drafts, "draft"));
  if (skipped.future > 0) parts.push_back(std::to_string(skipped.future) + " future");
  if (skipped.expired > 0) parts.push_back(std::to_string(skipped.expired) + " expired");
  return parts.empty() ? "" : "; skipped " + base::join(parts, ", ");
}

}  // namespace

std::string line_of(const BuildSummary& summary, const base::Report& report) {
  const output::WriteResult& written = summary.written;
  const std::string counts = counts_text(report.sorted());
  return "built " + base::count_of(summary.pages, "page") + ", " +
         base::count_of(files_of(written), "file") + " in " + summary.destination + ": " +
         std::to_string(written.added) + " new, " + std::to_string(written.changed) + " changed, " +
         std::to_string(written.unchanged) + " unchanged, " + std::to_string(written.removed) +
         " removed" + skipped_text(summary.skipped) + (counts.empty() ? "" : "; " + counts) + " (" +
         std::to_string(summary.taken.count()) + " ms)\n" +
         (summary.pushed ? line_of(*summary.pushed) : "");
}

std::string json_of(const BuildSummary& summary) {
  const site::SkippedCounts& skipped = summary.skipped;
  base::JsonObject object = {{"pages", count(summary.pages)},
                             {"files", count(files_of(summary.written))},
                             {"new", count(summary.written.added)},
                             {"changed", count(summary.written.changed)},
                             {"unchanged", count(summary.written.unchanged)},
                             {"removed", count(summary.written.removed)},
                             {"skipped", base::JsonObject{{"drafts", count(skipped.drafts)},
                                                          {"future", count(skipped.future)},
                                                          {"expired", count(skipped.expired)}}},
                             {"destination", summary.destination},
                             {"milliseconds", static_cast<int>(summary.taken.count())}};
  if (summary.pushed) object.emplace_back("pushed", json_of(*summary.pushed));
  return base::to_text(object) + '\n';
}

std::string failure_line(const output::WriteResult& written, const std::string& destination,
                         const base::Report& report) {
  std::string reason = counts_text(report.sorted());
  if (!report.has_errors()) reason += ", and --strict";
  if (written.is_partial) {
    return "not all was written: " + reason + "; " + destination +
           " is partly new, and the next build finishes the work\n";
  }
  return "nothing was written: " + reason + "; " + destination + " is as it was\n";
}

}  // namespace commands
