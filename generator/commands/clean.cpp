#include "commands/clean.h"

#include <ostream>

#include "base/text.h"
#include "commands/destination.h"
#include "output/output.h"
#include "output/written.h"

namespace commands {
namespace {

// What was removed, for people; an empty text when there was nothing.
base::Result<std::string> clean_destination(base::Files& files, const output::Place& place) {
  TRY(const output::Paths paths, output::read_record(files, place.record));
  if (files.kind(place.destination) != base::EntryKind::folder) {
    TRY_DONE(files.remove(place.record));
    return std::string();
  }
  TRY(const base::Hold hold, files.hold(place.destination));  // a build may be at work
  std::size_t removed = 0;
  for (const std::string& path : paths) {
    const std::string file = base::join_path(place.destination, path);
    if (files.kind(file) != base::EntryKind::file) continue;
    TRY_DONE(files.remove(file));
    files.remove_empty_folders(std::string(base::parent_path(file)), place.destination);
    ++removed;
  }
  TRY_DONE(files.remove_all(base::join_path(place.destination, output::kStage)));
  files.remove_empty_folders(place.destination, std::string(base::parent_path(place.destination)));
  TRY_DONE(files.remove(place.record));
  if (removed == 0) return std::string();
  const bool is_gone = files.kind(place.destination) == base::EntryKind::missing;
  return base::count_of(removed, "file") + " from " + place.destination +
         (is_gone ? "" : "; what Postil did not write is still there");
}

base::Result<std::string> clean_cache(base::Files& files, const std::string& folder) {
  const std::string cache = base::join_path(folder, ".postil/cache");
  if (files.kind(cache) != base::EntryKind::folder) return std::string();
  TRY_DONE(files.remove_all(cache));
  return cache;
}

}  // namespace

int clean(base::Files& files, const Request& request, const Console& console) {
  const output::Place place = place_of(request);
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
  say(clean_destination(files, place));
  say(clean_cache(files, request.folder));
  files.remove_empty_folders(base::join_path(own, "written"), request.folder);
  print(report, console);
  if (report.has_errors()) return 2;
  if (!has_removed)
    console.out << "nothing to remove: Postil has no record of files in " << place.destination
                << '\n';
  return 0;
}

}  // namespace commands
