#include "commands/clean.h"

#include <ostream>
#include <vector>

#include "base/text.h"
#include "commands/destination.h"
#include "commands/record_place.h"
#include "output/output.h"
#include "output/ownership.h"

namespace commands {
namespace {

// Warns about recorded files that are not ours and therefore are kept.
void report_left(const std::vector<std::string>& left, const output::Place& place,
                 base::Report& report) {
  if (left.empty()) return;
  const std::string more = left.size() == 1 ? ""
                                            : " (and " + std::to_string(left.size() - 1) +
                                                  " more in " + place.destination + ")";
  report.add(base::warning_at(base::Kind::foreign_file,
                              {.file = base::join_path(place.destination, left.front())},
                              "this file is left: it is not as Postil wrote it" + more,
                              "remove it yourself when nobody needs it"));
}

// Returns what was removed, as text for the user; empty if there was nothing.
base::Result<std::string> clean_destination(base::Files& files, const output::Place& place,
                                            base::Report& report) {
  base::Hold hold;
  if (files.kind(place.destination) == base::EntryKind::folder) {
    TRY(hold, files.hold(place.destination));  // waits for a running build
  }
  TRY(const output::Ownership ownership, output::Ownership::read(files, place, {}));
  std::size_t removed = 0;
  std::vector<std::string> left;
  for (const auto& [path, summaries] : ownership.record().files) {
    const std::string file = base::join_path(place.destination, path);
    if (files.kind(file) != base::EntryKind::file) continue;
    if (!ownership.owns(path)) {
      left.push_back(path);
      continue;
    }
    TRY_DONE(files.remove(file));
    files.remove_empty_folders(std::string(base::parent_path(file)), place.destination);
    ++removed;
  }
  report_left(left, place, report);
  if (hold != nullptr) {
    TRY_DONE(files.remove_all(base::join_path(place.destination, output::kStage)));
    files.remove_empty_folders(place.destination,
                               std::string(base::parent_path(place.destination)));
  }
  TRY_DONE(files.remove(place.record));
  if (!base::is_within(place.record, place.site)) {  // it was in the user's state folder
    const std::string folder(base::parent_path(place.record));
    files.remove_empty_folders(folder, std::string(base::parent_path(folder)));
  }
  if (removed == 0) return std::string();
  const bool is_gone = files.kind(place.destination) == base::EntryKind::missing;
  return base::count_of(removed, "file") + " from " + place.destination +
         (is_gone ? "" : "; what Postil did not write is still there");
}

base::Result<std::string> clean_cache(base::Files& files, const std::string& folder) {
  const std::string cache = base::join_path(folder, ".postil/cache");
  if (files.is_link(base::join_path(folder, ".postil"))) return std::string();  // not ours
  if (files.kind(cache) != base::EntryKind::folder) return std::string();
  TRY_DONE(files.remove_all(cache));
  return cache;
}

}  // namespace

int clean(base::Files& files, const Request& request, const Console& console) {
  output::Place place = place_of(request);
  // Only a build needs a place for a new record.
  if (const auto record = record_place(files, request)) place.record = record->present;
  const std::string own = base::join_path(request.folder, ".postil");
  base::Report report;
  bool has_removed = false;
  const auto say = [&](const base::Result<std::string>& removed) {
    if (!removed) {
      report.add(removed.error());
    } else if (!removed->empty()) {
      console.out << "removed " << *removed << '\n';
      has_removed = true;
    }
  };
  say(clean_destination(files, place, report));
  say(clean_cache(files, request.folder));
  files.remove_empty_folders(base::join_path(own, "written"), request.folder);
  print(report, console);
  if (report.has_errors()) return 2;
  if (!has_removed && report.warnings() == 0)
    console.out << "nothing to remove: Postil has no record of files in " << place.destination
                << '\n';
  return 0;
}

}  // namespace commands
