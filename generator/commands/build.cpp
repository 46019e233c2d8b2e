#include "commands/build.h"

#include <chrono>
#include <optional>
#include <ostream>

#include "base/text.h"
#include "commands/build_summary.h"
#include "commands/destination.h"
#include "commands/findings.h"
#include "commands/hooks.h"
#include "commands/push_pages.h"
#include "commands/record_place.h"
#include "output/write.h"

namespace commands {
namespace {

int fail(const output::WriteResult& written, const std::string& destination,
         const base::Report& report, const Console& console) {
  const std::string line = failure_line(written, destination, report);
  print_findings(report.sorted(), console, line);
  if (console.form != Form::json) console.err << line;
  return 1;
}

// Runs the post-build hooks and records the bytes of our files that they changed.
void finish(base::Files& files, const output::Place& place, const configuration::Hooks& hooks,
            const Request& request, base::Report& report) {
  if (hooks.post_build.empty()) return;
  run_post_build(hooks, request, report);
  if (auto done = output::add_present_bytes(files, place, request.threads); !done)
    report.add(done.error());
}

void note_missing_base_url(const configuration::Configuration& configuration,
                           base::Report& report) {
  if (!configuration.base_url.empty()) return;
  report.add(base::note_at(base::Kind::missing_base_url, {.file = "postil.yaml"},
                           "there is no base_url: sitemap, feeds and canonical links are left out",
                           "say where the site will live: base_url: https://example.org/"));
}

// Comments that no page shows are easily overlooked after a change of addresses.
void note_hidden_threads(const BuiltSite& built, base::Report& report) {
  if (!built.comments) return;
  const auto hidden = built.page_threads.without_page(built.comments->snapshot);
  std::size_t comments = 0;
  for (const comments::Thread* thread : hidden) comments += thread->count;
  if (comments == 0) return;
  report.add(base::note_at(base::Kind::unknown_thread,
                           {.file = built.site.configuration.comments.service},
                           "no page shows the " + base::count_of(comments, "comment") + " of " +
                               base::count_of(hidden.size(), "thread"),
                           "`postil check --comments` names them"));
}

// Readers cannot comment on a page that the service does not know.
void note_unknown_pages(const BuiltSite& built, base::Report& report) {
  const auto pages = built.page_threads.without_thread().size();
  const bool is_told =
      built.comments && built.comments->snapshot.accepts == comments::Accepts::listed;
  if (!is_told || pages == 0 || built.comments->service == comments::Service::frozen) return;
  report.add(base::note_at(base::Kind::unknown_thread,
                           {.file = built.site.configuration.comments.service},
                           "the service does not know " + base::count_of(pages, "page") +
                               ", so nobody can comment there",
                           "`postil comments push` sends it the list of pages; `postil build "
                           "--push` does so after a build"));
}

// The service of a push is that of the site, also if the baked comments come from a folder.
CommentOptions pushed_to(const CommentOptions& options) {
  CommentOptions service = options;
  if (!is_service(service.source)) service.source.clear();
  return service;
}

// Looks before anything is written whether a push can work.
void check_push(const base::Files& files, const Request& request, const BuildOptions& options,
                base::Report& report) {
  if (options.push == Push::no) return;
  if (auto obstacle = push_obstacle(files, request)) report.add(*std::move(obstacle));
  const auto access = access_of(pushed_to(options.comments), configuration_of(files, request));
  if (!access) report.add(access.error());
}

base::Diagnostic record_note(const output::Place& place, const std::string& site) {
  return base::note_at(
      base::Kind::unwritable_file, {.file = place.record},
      "the record of the written files lies here, because " + site + " cannot be written",
      "keep it: without it Postil does not know which files it may replace");
}

}  // namespace

int build(base::Files& files, const Request& asked, const BuildOptions& options,
          const Console& console) {
  Request request = asked;
  const auto started = std::chrono::steady_clock::now();
  const std::string destination = place_of(request).destination;
  base::Report report(request.strictness);
  if (auto diagnostic = unsuitable_destination(files, request)) {
    report.add(*diagnostic);
    print(report, console);
    return 2;
  }
  const auto record = record_place(files, request);
  if (!record) {
    report.add(record.error());
    print(report, console);
    return 2;
  }
  check_push(files, request, options, report);
  if (!report.has_errors()) run_pre_build(files, request, report);
  if (report.has_errors()) return fail({}, destination, report, console);
  request.comments = load_comments(files, request, options.comments, report);
  const auto built = build_site(files, request, report);
  if (options.push == Push::no) note_unknown_pages(*built, report);
  note_hidden_threads(*built, report);
  const configuration::Configuration& configuration = built->site.configuration;
  output::Place place = place_of(request, configuration.symlinks);
  place.record = record->next;
  const bool is_new_record = files.kind(place.record) == base::EntryKind::missing;
  if (auto moved = move_record(files, *record); !moved) report.add(moved.error());
  const bool is_refused = report.fails();
  const auto written = output::write(files, place, built->outputs, request.threads, report);
  if (is_refused || report.has_errors()) return fail(written, destination, report, console);
  if (is_new_record && record->is_in_state) report.add(record_note(place, request.folder));
  finish(files, place, configuration.hooks, request, report);
  note_missing_base_url(configuration, report);
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - started);
  std::optional<PushedPages> pushed;
  if (options.push == Push::after_build)
    pushed = send_pages(built->site, pushed_to(options.comments), report);
  const BuildSummary summary{
      built->site.pages.size(), written, built->site.skipped, destination, taken, pushed};
  const std::string line = line_of(summary, report);
  print_findings(report.sorted(), console, line);
  console.out << (console.form == Form::json ? json_of(summary) : line);
  return report.has_errors() ? 1 : 0;
}

}  // namespace commands
