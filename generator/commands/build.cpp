#include "commands/build.h"

#include <chrono>
#include <ostream>

#include "base/text.h"
#include "commands/destination.h"
#include "commands/json.h"
#include "output/write.h"

namespace commands {
namespace {

std::string skipped_text(const site::Skipped& skipped) {
  std::vector<std::string> parts;
  if (skipped.drafts > 0) parts.push_back(base::count_of(skipped.drafts, "draft"));
  if (skipped.future > 0) parts.push_back(std::to_string(skipped.future) + " future");
  if (skipped.expired > 0) parts.push_back(std::to_string(skipped.expired) + " expired");
  return base::join(parts, ", ");
}

void print_summary(const BuildSummary& summary, const Console& console) {
  std::ostream& out = console.out;
  if (console.form == Form::json) {
    out << to_json(summary) << '\n';
    return;
  }
  const std::string skipped = skipped_text(summary.skipped);
  if (!skipped.empty()) out << "skipped: " << skipped << '\n';
  if (!summary.has_base_url) {
    out << "note: no base_url in postil.yaml, so sitemap, feeds and canonical links are left out\n";
  }
  const output::Written& written = summary.written;
  const std::size_t total = written.added + written.changed + written.unchanged;
  out << "built " << base::count_of(summary.pages, "page") << ", " << base::count_of(total, "file")
      << " in " << summary.destination << ": " << written.added << " new, " << written.changed
      << " changed, " << written.unchanged << " unchanged, " << written.removed << " removed ("
      << summary.taken.count() << " ms)\n";
}

void print_failure(const output::Written& written, const std::string& destination,
                   const Console& console) {
  if (console.form == Form::json) return;
  if (written.is_partial) {
    console.err << "not all was written: " << destination
                << " is partly new; the next build finishes the work\n";
  } else {
    console.err << "nothing was written: " << destination << " is as it was\n";
  }
}

}  // namespace

int build(base::Files& files, const Request& request, const Console& console) {
  const auto started = std::chrono::steady_clock::now();
  const output::Place place = place_of(request);
  base::Report report;
  if (auto diagnostic = unsuitable_destination(files, request)) {
    report.add(*diagnostic);
    print(report, console);
    return 2;
  }
  const auto built = build_site(files, request, report);
  const auto written = output::write(files, place, built->outputs, request.threads, report);
  print(report, console);
  if (report.has_errors()) {
    print_failure(written, place.destination, console);
    return 1;
  }
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - started);
  print_summary({built->site.pages.size(), written, built->site.skipped, place.destination,
                 !built->site.configuration.base_url.empty(), taken},
                console);
  return 0;
}

}  // namespace commands
