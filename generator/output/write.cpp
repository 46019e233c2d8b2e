#include "output/write.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/composed_files.h"

namespace output {
namespace {

using base::EntryKind;

// foreign: a file that is not ours has the path. barred: a linked folder prevents the write (see
// Ownership::barrier).
enum class Change { none, added, changed, foreign, barred, failed, unwritable };

// What one output changes in the destination.
struct Step {
  Change change = Change::none;
  std::optional<base::Diagnostic> failure;
  ByteSummary bytes;                  // the new bytes
  std::optional<ByteSummary> before;  // the bytes of the replaced file
};

enum class OwnershipState { yes, no, gone };

base::Diagnostic unwritable(base::Diagnostic failure) {
  failure.hint = "choose a folder that can be written with -d";
  return failure;
}

class Writer {
 public:
  Writer(base::Files& files, const Place& place, const std::vector<Output>& outputs)
      : files_(files),
        place_(place),
        outputs_(outputs),
        stage_(base::join_path(place.destination, kStage)) {}

  WriteResult run(base::Threads threads, base::Report& report) {
    const bool existed = files_.kind(place_.destination) != EntryKind::missing;
    is_hopeless_ = report.fails();
    base::Hold hold;
    if (!is_hopeless_) hold = begin(report);
    std::vector<std::string> paths;
    for (const Output& output : outputs_) paths.push_back(output.path);
    new_.insert(paths.begin(), paths.end());
    auto ownership = Ownership::read(files_, place_, paths);
    if (!ownership) {
      report.add(ownership.error());
      return {};
    }
    ownership_ = *std::move(ownership);
    if (hold != nullptr) clear_stage(report);  // of a killed build
    steps_ = base::parallel_map<Step>(outputs_, threads,
                                      [&](const Output& output) { return prepare(output); });
    find_stale(threads);
    report_steps(report);
    WriteResult written;
    if (!is_hopeless_ && !report.has_errors()) {
      report_left(report);
      written = count();
      if (auto done = replace(); !done) report.add(done.error());
    }
    if (hold != nullptr) clear_stage(report);
    written.is_partial = has_replaced_ && report.has_errors();
    if (!existed && (is_hopeless_ || report.has_errors())) {
      // Removes only the destination. Folders above it are not ours, even if they are empty.
      const std::string above(base::parent_path(place_.destination));
      files_.remove_empty_folders(place_.destination, above);
    }
    return written;
  }

 private:
  // Locks the destination. Builds take turns, because they share the stage.
  base::Hold begin(base::Report& report) {
    auto hold = files_.hold(place_.destination);
    if (!hold) report.add(unwritable(hold.error()));
    is_hopeless_ = report.has_errors();
    return hold ? *hold : nullptr;
  }

  void clear_stage(base::Report& report) {
    if (auto cleared = files_.remove_all(stage_); !cleared) report.add(cleared.error());
    is_hopeless_ = report.has_errors();
  }

  std::string target(const std::string& path) const {
    return base::join_path(place_.destination, path);
  }

  // Compares the output with the present file, and stages it if they differ.
  Step prepare(const Output& output) const {
    // A file that is copied may be of any size, so its bytes are not held in memory.
    std::string bytes;
    Step step{Change::added, {}, {}, {}};
    if (output.copied_file.empty()) {
      auto made = output.bytes();
      if (!made) return {Change::failed, made.error(), {}, {}};
      bytes = *std::move(made);
      step.bytes = summary_of(bytes);
    } else {
      auto summary = files_.summarize(base::path_on_disk(files_, output.copied_file));
      if (!summary) return {Change::failed, summary.error(), {}, {}};
      step.bytes = *std::move(summary);
    }
    const std::string path = target(output.path);
    const EntryKind kind = files_.kind(path);
    if (kind == EntryKind::file) {
      auto present = files_.summarize(path);
      if (!present) return {Change::failed, present.error(), {}, {}};
      if (*present == step.bytes) {
        step.change = Change::none;
        return step;
      }
      step.change = Change::changed;
      step.before = *present;
      if (!ownership_->owns(output.path, *present)) step.change = Change::foreign;
    } else if (kind == EntryKind::missing ? below_foreign_file(output.path)
                                          : !only_ours(output.path)) {
      step.change = Change::foreign;
    }
    if (ownership_->barrier(output.path)) step.change = Change::barred;
    if (is_hopeless_ || step.change == Change::foreign || step.change == Change::barred)
      return step;
    return stage(output, bytes, std::move(step));
  }

  Step stage(const Output& output, const std::string& bytes, Step step) const {
    const std::string path = base::join_path(stage_, output.path);
    if (output.copied_file.empty()) {
      if (auto staged = files_.write(path, bytes); !staged)
        return {Change::unwritable, staged.error(), {}, {}};
      return step;
    }
    const std::string source = base::path_on_disk(files_, output.copied_file);
    auto copied = files_.copy(source, path);
    if (!copied) {
      const bool is_unread = copied.error().location.file == source;
      return {is_unread ? Change::failed : Change::unwritable, copied.error(), {}, {}};
    }
    step.bytes = *std::move(copied);  // the file may have changed since it was compared
    return step;
  }

  // Whether a file that is not ours blocks one of the folders, or a dangling link has the path.
  bool below_foreign_file(const std::string& path) const {
    if (files_.is_link(target(path))) return true;
    for (std::string_view folder = base::parent_path(path); !folder.empty();
         folder = base::parent_path(folder)) {
      const EntryKind kind = files_.kind(target(std::string(folder)));
      if (kind == EntryKind::folder) return false;
      if (kind != EntryKind::missing) return !ownership_->owns(std::string(folder));
    }
    return false;
  }

  // Whether a folder that has the output's path may be replaced. It must hold only our files that
  // are no longer made. An empty folder, a device or a link is not ours.
  bool only_ours(const std::string& path) const {
    if (files_.is_link(target(path))) return false;
    auto names = files_.list(target(path));
    return names && !names->empty() &&
           std::all_of(names->begin(), names->end(), [&](const std::string& name) {
             const std::string inside = path + '/' + name;
             return new_.count(inside) == 0 && ownership_->owns(inside);
           });
  }

  // Divides the recorded files that are no longer made: ours are removed, others are kept.
  void find_stale(base::Threads threads) {
    std::vector<std::string> paths;
    for (const auto& [path, summaries] : ownership_->record().files) {
      if (new_.count(path) == 0) paths.push_back(path);
    }
    const auto owned =
        base::parallel_map<OwnershipState>(paths, threads, [&](const std::string& path) {
          if (ownership_->owns(path)) return OwnershipState::yes;
          const bool is_gone = files_.kind(target(path)) == EntryKind::missing;
          return is_gone ? OwnershipState::gone : OwnershipState::no;
        });
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (owned[i] == OwnershipState::yes) stale_.push_back(std::move(paths[i]));
      if (owned[i] == OwnershipState::no) left_.push_back(std::move(paths[i]));
    }
  }

  void report_steps(base::Report& report) const {
    for (const Step& step : steps_) {
      if (step.change == Change::failed) report.add(*step.failure);
    }
    if (const auto first = find(Change::unwritable)) {
      report.add(unwritable(
          base::error_in(base::Kind::unwritable_file, target(outputs_[*first].path),
                         steps_[*first].failure->message + and_more(Change::unwritable))));
    }
    if (const auto first = find(Change::foreign)) {
      report.add(base::error_in(
          base::Kind::foreign_file, target(outputs_[*first].path),
          "Postil did not write this file and will not overwrite it" + and_more(Change::foreign),
          "move it away, or build to another folder; if Postil did write it, it was changed since "
          "then, or the record " +
              place_.record + " was lost: empty the destination once"));
    }
    if (const auto first = find(Change::barred)) report_barrier(outputs_[*first].path, report);
  }

  void report_barrier(const std::string& path, base::Report& report) const {
    const bool is_followed = place_.symlinks == configuration::Symlinks::follow;
    report.add(base::error_in(
        base::Kind::bad_destination, target(*ownership_->barrier(path)),
        "this link is on the way to a file of the site, and Postil does not write through it" +
            and_more(Change::barred),
        is_followed ? "remove the link, build, and then make it again"
                    : "remove the link, or write \"symlinks: follow\" in postil.yaml"));
  }

  // Somebody changed or added these files and may need them.
  void report_left(base::Report& report) const {
    if (left_.empty()) return;
    const std::string more = left_.size() == 1 ? ""
                                               : " (and " + std::to_string(left_.size() - 1) +
                                                     " more in " + place_.destination + ")";
    report.add(base::warning_at(
        base::Kind::foreign_file, {.file = target(left_.front())},
        "this file is no longer made, and is left: it is not as Postil wrote it" + more,
        "remove it yourself when nobody needs it"));
  }

  std::optional<std::size_t> find(Change change) const {
    const auto found = std::find_if(steps_.begin(), steps_.end(),
                                    [&](const Step& step) { return step.change == change; });
    if (found == steps_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - steps_.begin());
  }

  // One cause often affects every file, so it is reported once with a number.
  std::string and_more(Change change) const {
    const auto total = std::count_if(steps_.begin(), steps_.end(),
                                     [&](const Step& step) { return step.change == change; });
    if (total < 2) return {};
    return " (and " + std::to_string(total - 1) + " more in " + place_.destination + ")";
  }

  WriteResult count() const {
    WriteResult written;
    written.removed = stale_.size();
    for (const Step& step : steps_) {
      if (step.change == Change::added) ++written.added;
      if (step.change == Change::changed) ++written.changed;
      if (step.change == Change::none) ++written.unchanged;
    }
    return written;
  }

  base::Status remove(const std::string& path) {
    TRY_DONE(files_.remove(target(path)));
    has_replaced_ = true;
    files_.remove_empty_folders(target(std::string(base::parent_path(path))), place_.destination);
    return base::Done{};
  }

  // Whether a file that is no longer made blocks a folder, or lies in a folder that blocks a file.
  bool in_the_way(const std::string& stale) const {
    const auto below = new_.lower_bound(stale + '/');
    if (below != new_.end() && below->compare(0, stale.size() + 1, stale + '/') == 0) return true;
    for (std::string_view folder = base::parent_path(stale); !folder.empty();
         folder = base::parent_path(folder)) {
      if (new_.count(std::string(folder)) > 0) return true;
    }
    return false;
  }

  Record new_record() const {
    Record record{ownership_->identity(), {}};
    for (std::size_t i = 0; i < steps_.size(); ++i)
      record.files[outputs_[i].path] = {steps_[i].bytes};
    return record;
  }

  // Until the last step, a file may have its old or its new bytes; it is ours with either.
  Record transition_record() const {
    Record record = new_record();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].before) record.files[outputs_[i].path].push_back(*steps_[i].before);
    }
    for (const std::string& path : stale_) {
      record.files[path] = ownership_->record().files.at(path);
      if (!record.files[path].empty()) continue;  // otherwise it comes from format 1
      if (auto bytes = files_.summarize(target(path))) record.files[path] = {*std::move(bytes)};
    }
    return record;
  }

  base::Status replace() {
    TRY_DONE(save_record(files_, place_.record, transition_record()));
    const auto rest = std::stable_partition(
        stale_.begin(), stale_.end(), [&](const std::string& path) { return in_the_way(path); });
    for (auto path = stale_.begin(); path != rest; ++path) TRY_DONE(remove(*path));
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].change == Change::none) continue;
      TRY_DONE(files_.rename(base::join_path(stage_, outputs_[i].path), target(outputs_[i].path)));
      has_replaced_ = true;
    }
    for (auto path = rest; path != stale_.end(); ++path) TRY_DONE(remove(*path));
    return save_record(files_, place_.record, new_record());
  }

  base::Files& files_;
  const Place& place_;
  const std::vector<Output>& outputs_;
  std::string stage_;
  std::optional<Ownership> ownership_;
  std::set<std::string> new_;  // paths of the outputs
  std::vector<Step> steps_;
  std::vector<std::string> stale_;  // recorded, ours, no longer made
  std::vector<std::string> left_;   // recorded, not ours, no longer made
  bool is_hopeless_ = false;        // an earlier stage failed: no file will be replaced
  bool has_replaced_ = false;       // the destination has changed
};

}  // namespace

WriteResult write(base::Files& files, const Place& place, const std::vector<Output>& outputs,
                  base::Threads threads, base::Report& report) {
  return Writer(files, place, outputs).run(threads, report);
}

base::Status add_present_bytes(base::Files& files, const Place& place, base::Threads threads) {
  if (files.kind(place.record) != EntryKind::file) return base::Done{};
  TRY(const base::Hold hold, files.hold(place.destination));
  TRY(Record record, read_record(files, place.record));
  std::vector<std::string> paths;
  for (const auto& [path, summaries] : record.files) paths.push_back(path);
  const auto present =
      base::parallel_map<std::optional<ByteSummary>>(paths, threads, [&](const std::string& path) {
        auto bytes = files.summarize(base::join_path(place.destination, path));
        return bytes ? std::optional(*std::move(bytes)) : std::nullopt;
      });
  for (std::size_t i = 0; i < paths.size(); ++i) {
    auto& known = record.files[paths[i]];
    if (present[i] && std::find(known.begin(), known.end(), *present[i]) == known.end())
      known.push_back(*present[i]);
  }
  return save_record(files, place.record, record);
}

}  // namespace output
