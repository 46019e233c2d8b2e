#include "commands/build.h"

#include <chrono>
#include <ostream>

#include "base/json.h"
#include "base/text.h"
#include "commands/destination.h"
#include "commands/hooks.h"
#include "output/write.h"

namespace commands {
namespace {

struct Summary {
  std::size_t pages = 0;
  output::WriteResult written;
  site::SkippedCounts skipped;
  std::string destination;
  bool has_base_url = false;
  std::chrono::milliseconds taken{0};

  std::size_t files() const { return written.added + written.changed + written.unchanged; }
};

base::Json count(std::size_t number) { return base::Json(static_cast<int>(number)); }

base::Json json_of(const Summary& summary) {
  const site::SkippedCounts& skipped = summary.skipped;
  return base::JsonObject{{"pages", count(summary.pages)},
                          {"files", count(summary.files())},
                          {"new", count(summary.written.added)},
                          {"changed", count(summary.written.changed)},
                          {"unchanged", count(summary.written.unchanged)},
                          {"removed", count(summary.written.removed)},
                          {"skipped", base::JsonObject{{"drafts", count(skipped.drafts)},
                                                       {"future", count(skipped.future)},
                                                       {"expired", count(skipped.expired)}}},
                          {"destination", summary.destination},
                          {"milliseconds", static_cast<int>(summary.taken.count())}};
}

std::string skipped_text(const site::SkippedCounts& skipped) {
  std::vector<std::string> parts;
  if (skipped.drafts > 0) parts.push_back(base::count_of(skipped.drafts, "draft"));
  if (skipped.future > 0) parts.push_back(std::to_string(skipped.future) + " future");
  if (skipped.expired > 0) parts.push_back(std::to_string(skipped.expired) + " expired");
  return base::join(parts, ", ");
}

void print_summary(const Summary& summary, const Console& console) {
  std::ostream& out = console.out;
  if (console.form == Form::json) {
    out << to_text(json_of(summary)) << '\n';
    return;
  }
  const std::string skipped = skipped_text(summary.skipped);
  if (!skipped.empty()) out << "skipped: " << skipped << '\n';
  if (!summary.has_base_url) {
    out << "note: no base_url in postil.yaml, so sitemap, feeds and canonical links are left out\n";
  }
  const output::WriteResult& written = summary.written;
  out << "built " << base::count_of(summary.pages, "page") << ", "
      << base::count_of(summary.files(), "file") << " in " << summary.destination << ": "
      << written.added << " new, " << written.changed << " changed, " << written.unchanged
      << " unchanged, " << written.removed << " removed (" << summary.taken.count() << " ms)\n";
}

void print_failure(const output::WriteResult& written, const std::string& destination,
                   const Console& console) {
  if (console.form == Form::json) return;
  if (written.is_partial) {
    console.err << "not all was written: " << destination
                << " is partly new; the next build finishes the work\n";
  } else {
    console.err << "nothing was written: " << destination << " is as it was\n";
  }
}

// Runs the post-build hooks and records the bytes of our files that they changed.
void finish(base::Files& files, const output::Place& place, const configuration::Hooks& hooks,
            const Request& request, base::Report& report) {
  if (hooks.post_build.empty()) return;
  run_post_build(hooks, request, report);
  if (auto done = output::add_present_bytes(files, place, request.threads); !done)
    report.add(done.error());
}

}  // namespace

int build(base::Files& files, const Request& request, const Console& console) {
  const auto started = std::chrono::steady_clock::now();
  const std::string destination = place_of(request).destination;
  base::Report report;
  if (auto diagnostic = unsuitable_destination(files, request)) {
    report.add(*diagnostic);
    print(report, console);
    return 2;
  }
  run_pre_build(files, request, report);
  if (report.has_errors()) {
    print(report, console);
    print_failure({}, destination, console);
    return 1;
  }
  const auto built = build_site(files, request, report);
  const configuration::Configuration& configuration = built->site.configuration;
  const output::Place place = place_of(request, configuration.symlinks);
  const auto written = output::write(files, place, built->outputs, request.threads, report);
  const bool is_written = !report.has_errors();
  if (is_written) finish(files, place, configuration.hooks, request, report);
  print(report, console);
  if (!is_written) {
    print_failure(written, destination, console);
    return 1;
  }
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - started);
  print_summary({built->site.pages.size(), written, built->site.skipped, destination,
                 !configuration.base_url.empty(), taken},
                console);
  return report.has_errors() ? 1 : 0;
}

}  // namespace commands
