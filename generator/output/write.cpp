#include "output/write.h"

#include <algorithm>
#include <optional>

#include "output/written.h"

namespace output {
namespace {

using base::EntryKind;

enum class Change { none, added, changed, foreign, failed, unwritable };

// What one output means for the destination.
struct Step {
  Change change = Change::none;
  std::optional<base::Diagnostic> failure;
};

class Writer {
 public:
  Writer(base::Files& files, const Place& place, const std::vector<Output>& outputs)
      : files_(files),
        place_(place),
        outputs_(outputs),
        stage_(base::join_path(place.destination, ".postil-stage")) {}

  Written run(base::Threads threads, base::Report& report) {
    auto old = read_record(files_, place_.record);
    if (!old) {
      report.add(old.error());
      return {};
    }
    old_ = *std::move(old);
    for (const Output& output : outputs_) new_.insert(output.path);
    const bool existed = files_.kind(place_.destination) != EntryKind::missing;
    if (auto cleared = files_.remove_all(stage_); !cleared)
      report.add(cleared.error());  // of a build that was killed
    is_hopeless_ = report.has_errors();
    steps_ = base::parallel_map<Step>(outputs_, threads,
                                      [&](const Output& output) { return prepare(output); });
    report_steps(report);
    Written written;
    if (!report.has_errors()) {
      written = count();
      if (auto done = replace(); !done) report.add(done.error());
    }
    if (auto cleared = files_.remove_all(stage_); !cleared) report.add(cleared.error());
    written.is_partial = has_replaced_ && report.has_errors();
    if (!existed && report.has_errors()) {
      // The destination alone: the folders above it are not ours, however empty.
      const std::string above(base::parent_path(place_.destination));
      files_.remove_empty_folders(place_.destination, above);
    }
    return written;
  }

 private:
  std::string target(const std::string& path) const {
    return base::join_path(place_.destination, path);
  }

  // Compares with what is there and stages what differs.
  Step prepare(const Output& output) {
    auto bytes = output.bytes();
    if (!bytes) return {Change::failed, bytes.error()};
    const std::string path = target(output.path);
    Change change = Change::added;
    const EntryKind kind = files_.kind(path);
    if (kind == EntryKind::file) {
      auto present = files_.read(path);
      if (!present) return {Change::failed, present.error()};
      if (*present == *bytes) return {};
      if (old_.count(output.path) == 0) return {Change::foreign, {}};
      change = Change::changed;
    } else if (kind != EntryKind::missing && !only_ours(output.path)) {
      return {Change::foreign, {}};
    }
    if (is_hopeless_) return {change, {}};
    if (auto staged = files_.write(base::join_path(stage_, output.path), *bytes); !staged)
      return {Change::unwritable, staged.error()};
    return {change, {}};
  }

  // A folder stands where a file goes: it may only hold files that are ours and no longer made.
  bool only_ours(const std::string& path) const {
    auto names = files_.list(target(path));
    return names && std::all_of(names->begin(), names->end(), [&](const std::string& name) {
             return old_.count(path + '/' + name) > 0 && new_.count(path + '/' + name) == 0;
           });
  }

  void report_steps(base::Report& report) const {
    for (const Step& step : steps_) {
      if (step.change == Change::failed) report.add(*step.failure);
    }
    if (const auto first = find(Change::unwritable)) {
      report.add(base::error_in(target(outputs_[*first].path),
                                steps_[*first].failure->message + and_more(Change::unwritable)));
    }
    if (const auto first = find(Change::foreign)) {
      report.add(base::error_in(
          target(outputs_[*first].path),
          "Postil did not write this file and will not overwrite it" + and_more(Change::foreign),
          "move it away, or build to another folder; if Postil did write it, its record " +
              place_.record + " was lost: empty the destination once"));
    }
  }

  std::optional<std::size_t> find(Change change) const {
    const auto found = std::find_if(steps_.begin(), steps_.end(),
                                    [&](const Step& step) { return step.change == change; });
    if (found == steps_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - steps_.begin());
  }

  // One cause often stops every file: it is said once.
  std::string and_more(Change change) const {
    const auto total = std::count_if(steps_.begin(), steps_.end(),
                                     [&](const Step& step) { return step.change == change; });
    if (total < 2) return {};
    return " (and " + std::to_string(total - 1) + " more in " + place_.destination + ")";
  }

  Written count() const {
    Written written;
    written.removed = static_cast<std::size_t>(std::count_if(
        old_.begin(), old_.end(), [&](const std::string& path) { return new_.count(path) == 0; }));
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

  // Whether a file that is no longer made stands where a folder goes, or below where a file goes.
  bool in_the_way(const std::string& stale) const {
    const auto below = new_.lower_bound(stale + '/');
    if (below != new_.end() && below->compare(0, stale.size() + 1, stale + '/') == 0) return true;
    for (std::string_view folder = base::parent_path(stale); !folder.empty();
         folder = base::parent_path(folder)) {
      if (new_.count(std::string(folder)) > 0) return true;
    }
    return false;
  }

  base::Status replace() {
    Paths both = old_;
    both.insert(new_.begin(), new_.end());
    TRY_DONE(save_record(files_, place_.record, both));
    std::vector<std::string> stale;
    std::set_difference(old_.begin(), old_.end(), new_.begin(), new_.end(),
                        std::back_inserter(stale));
    const auto rest = std::stable_partition(
        stale.begin(), stale.end(), [&](const std::string& path) { return in_the_way(path); });
    for (auto path = stale.begin(); path != rest; ++path) TRY_DONE(remove(*path));
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].change == Change::none) continue;
      TRY_DONE(files_.rename(base::join_path(stage_, outputs_[i].path), target(outputs_[i].path)));
      has_replaced_ = true;
    }
    for (auto path = rest; path != stale.end(); ++path) TRY_DONE(remove(*path));
    return save_record(files_, place_.record, new_);
  }

  base::Files& files_;
  const Place& place_;
  const std::vector<Output>& outputs_;
  std::string stage_;
  Paths old_;
  Paths new_;
  std::vector<Step> steps_;
  bool is_hopeless_ = false;   // an earlier stage failed: nothing will be replaced
  bool has_replaced_ = false;  // the destination is no longer as it was
};

}  // namespace

Written write(base::Files& files, const Place& place, const std::vector<Output>& outputs,
              base::Threads threads, base::Report& report) {
  return Writer(files, place, outputs).run(threads, report);
}

}  // namespace output
