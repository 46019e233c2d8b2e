#include "output/ownership.h"

#include <algorithm>
#include <set>

#include "output/output.h"

namespace output {
namespace {

// Whether a part of `path` after its first `from` bytes is a symbolic link.
bool has_link(const base::Files& files, const std::string& path, std::size_t from) {
  for (std::size_t slash = path.find('/', from); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    if (slash > from && files.is_link(path.substr(0, slash))) return true;
  }
  return files.is_link(path);
}

// Links on the way to the site's own folder are ignored, because the author chose that path.
bool is_reached_through_link(const base::Files& files, const std::string& path,
                             const std::string& site_folder) {
  const std::string site = base::join_path(site_folder, "");
  const bool is_below = !site_folder.empty() && path.starts_with(site);
  return has_link(files, path, is_below ? site.size() : 0);
}

base::Result<bool> is_empty(const base::Files& files, const std::string& folder) {
  TRY(const auto names, files.entries(folder));
  return std::all_of(names.begin(), names.end(),
                     [](const std::string& name) { return name == kStage; });
}

// Returns all parent folders of `paths`, outer folders first.
std::set<std::string> folders_of(const std::vector<std::string>& paths, const Record& record) {
  std::set<std::string> folders;
  const auto add = [&](const std::string& path) {
    for (std::string_view folder = base::parent_path(path); !folder.empty();
         folder = base::parent_path(folder)) {
      if (!folders.emplace(folder).second) return;
    }
  };
  for (const std::string& path : paths) add(path);
  for (const auto& [path, summaries] : record.files) add(path);
  return folders;
}

}  // namespace

base::Result<Ownership> Ownership::read(const base::Files& files, const Place& place,
                                        const std::vector<std::string>& outputs) {
  Ownership ownership(files, place);
  if (is_reached_through_link(files, place.record, place.site)) {
    return base::error_in(base::Kind::bad_record, place.record,
                          "this record is reached through a link",
                          "remove the link: records stay in the site's own folder");
  }
  TRY(ownership.record_, read_record(files, place.record));
  TRY_DONE(ownership.find_destination());
  ownership.find_linked_folders(outputs);
  return ownership;
}

base::Status Ownership::find_destination() {
  identity_ = files_->identity(place_.destination);
  if (!identity_) {
    record_ = {};
    is_recorded_ = true;
    return base::Done{};
  }
  const bool is_linked = is_reached_through_link(*files_, place_.destination, place_.site);
  is_recorded_ = record_.destination && record_.destination->is_same(*identity_);
  if (is_recorded_) {
    proof_ = Proof::name;
    return base::Done{};
  }
  TRY(const bool is_fresh, is_empty(*files_, place_.destination));
  if (is_fresh) {
    record_ = {};
    is_recorded_ = true;
  } else if (is_linked) {
    return base::error_in(
        base::Kind::bad_destination, place_.destination,
        "this folder is reached through a link, and its files are not known to be Postil's: " +
            identity_->real_path,
        "empty it once, or name the folder itself: -d " + identity_->real_path);
  } else if (!record_.destination) {
    proof_ = Proof::name;  // in format 1
  }
  return base::Done{};
}

void Ownership::find_linked_folders(const std::vector<std::string>& outputs) {
  for (const std::string& folder : folders_of(outputs, record_)) {
    if (files_->is_link(target(folder))) linked_folders_.push_back({folder, proof_through(folder)});
  }
}

// The link of the inner folder decides for a linked folder within another.
Ownership::Proof Ownership::proof_through(const std::string& linked) const {
  const std::string real = files_->real_path(target(linked));
  if (!is_recorded_ || real.empty()) return Proof::none;
  if (place_.symlinks == configuration::Symlinks::follow) return Proof::bytes;
  const std::string site = files_->real_path(place_.site);
  const bool is_in_site = !site.empty() && base::is_within(real, site);
  return is_in_site || base::is_within(real, identity_->real_path) ? Proof::bytes : Proof::none;
}

const Ownership::LinkedFolder* Ownership::linked_folder(std::string_view path) const {
  const auto found = std::find_if(
      linked_folders_.rbegin(), linked_folders_.rend(), [&](const LinkedFolder& linked) {
        return path.size() > linked.path.size() && base::is_within(path, linked.path);
      });
  return found == linked_folders_.rend() ? nullptr : &*found;
}

Ownership::Proof Ownership::proof(const std::string& path) const {
  if (!record_.files.contains(path)) return Proof::none;
  if (const LinkedFolder* linked = linked_folder(path)) return linked->proof;
  if (proof_ == Proof::name && files_->is_link(target(path))) return Proof::bytes;
  return proof_;
}

bool Ownership::has_recorded_bytes(const std::string& path, const ByteSummary& bytes) const {
  const auto& summaries = record_.files.at(path);
  return std::find(summaries.begin(), summaries.end(), bytes) != summaries.end();
}

bool Ownership::owns(const std::string& path) const {
  const Proof needed = proof(path);
  if (needed != Proof::bytes) return needed == Proof::name;
  if (files_->kind(target(path)) != base::EntryKind::file) return false;
  const auto bytes = files_->summarize(target(path));
  return bytes && has_recorded_bytes(path, *bytes);
}

bool Ownership::owns(const std::string& path, const ByteSummary& bytes) const {
  const Proof needed = proof(path);
  return needed == Proof::name || (needed == Proof::bytes && has_recorded_bytes(path, bytes));
}

std::optional<std::string> Ownership::barrier(const std::string& path) const {
  const LinkedFolder* linked = linked_folder(path);
  if (linked == nullptr || linked->proof != Proof::none) return std::nullopt;
  return linked->path;
}

std::string Ownership::target(const std::string& path) const {
  return base::join_path(place_.destination, path);
}

}  // namespace output
