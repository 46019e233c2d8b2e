#include "commands/record_place.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "base/hash.h"
#include "commands/destination.h"

namespace commands {
namespace {

namespace fs = std::filesystem;

// Links are resolved as far as the path exists.
std::string real_path_of(const std::string& path) {
  std::error_code code;
  const fs::path whole = fs::absolute(path).lexically_normal();
  const fs::path real = fs::weakly_canonical(whole, code);
  return (code ? whole : real).string();
}

// Whether files can be made in the folder. A missing folder would be made in the one above it.
bool is_writable(const base::Files& files, std::string folder) {
  while (!folder.empty() && folder != "/" && files.kind(folder) == base::EntryKind::missing)
    folder = base::parent_path(folder);
  if (folder.empty()) folder = ".";
  return ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) == 0;
}

std::string state_record(const Request& request) {
  if (request.state_folder.empty()) return {};
  const std::string name = base::wide_hash_name(real_path_of(request.folder + "/") + '\0' +
                                                real_path_of(place_of(request).destination));
  return base::join_path(real_path_of(request.state_folder), "postil/" + name);
}

}  // namespace

base::Result<RecordPlace> record_place(const base::Files& files, const Request& request) {
  const std::string own = place_of(request).record;
  const std::string state = state_record(request);
  const bool has_state = !state.empty() && files.kind(state) == base::EntryKind::file;
  const std::string folder(base::parent_path(own));
  if (files.kind(request.folder) == base::EntryKind::missing || is_writable(files, folder))
    return RecordPlace{has_state ? state : own, own};
  const std::string purpose = " for the record of the files that Postil writes";
  if (state.empty()) {
    return base::error_in(
        base::Kind::unwritable_file, folder,
        "this folder" + purpose + " cannot be written, and there is no other",
        "set XDG_STATE_HOME or HOME to an absolute path: the record then lies there");
  }
  if (!is_writable(files, std::string(base::parent_path(state)))) {
    return base::error_in(base::Kind::unwritable_file, std::string(base::parent_path(state)),
                          "neither this folder" + purpose + " can be written nor " + folder,
                          "set XDG_STATE_HOME to the path of a folder that can be written");
  }
  const bool has_own = files.kind(own) == base::EntryKind::file;
  return RecordPlace{has_own && !has_state ? own : state, state, true};
}

base::Status move_record(base::Files& files, const RecordPlace& place) {
  if (place.present == place.next) return base::Done{};
  TRY(const std::string text, files.read(place.present));
  TRY_DONE(files.write(place.next, text));
  if (place.is_in_state) return base::Done{};
  TRY_DONE(files.remove(place.present));
  const std::string folder(base::parent_path(place.present));
  files.remove_empty_folders(folder, std::string(base::parent_path(folder)));
  return base::Done{};
}

}  // namespace commands
