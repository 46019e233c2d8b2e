// Which files of a destination are ours: only those may be overwritten or removed.
//
// A file is ours when the record names it, and either the destination is the recorded folder or
// the file still has the recorded bytes. The second finds the files of a site that was moved,
// copied, or restored. Symbolic links narrow this, because a checkout can bring links and a record:
//   - a destination that is reached through a link must be the recorded folder, or empty;
//   - below a linked folder, and where a file is a link, the destination must be the recorded
//     folder and the file must have the recorded bytes;
//   - a linked folder that leads out of the site and of the destination counts only with
//     `symlinks: follow`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "configuration/configuration.h"
#include "output/record.h"

namespace output {

struct Place {
  std::string destination;  // the folder written to
  std::string record;       // the file that lists what was written there, see record.h
  std::string site = {};    // the site's folder
  configuration::Symlinks symlinks = configuration::Symlinks::inside;
};

class Ownership {
 public:
  // Reads the record. The record of a destination that is missing or empty counts as empty.
  // `outputs` are the paths about to be written. Errors: a record that cannot be read or lies
  // behind a link, and a destination behind a link that is neither the recorded folder nor empty.
  static base::Result<Ownership> read(const base::Files& files, const Place& place,
                                      const std::vector<std::string>& outputs);

  // Whether the file at `path` below the destination is ours. May read the file.
  bool owns(const std::string& path) const;
  // The same for a file whose bytes were read already.
  bool owns(const std::string& path, std::string_view bytes) const;
  // The linked folder that keeps `path` from being written; nothing when it may be written.
  std::optional<std::string> barrier(const std::string& path) const;

  const Record& record() const { return record_; }
  // Of the destination as it is now; nothing when it is missing.
  const std::optional<base::FolderIdentity>& identity() const { return identity_; }

 private:
  // What makes a recorded file ours.
  enum class Proof { none, bytes, name };
  struct LinkedFolder {
    std::string path;  // below the destination
    Proof proof = Proof::none;
  };

  Ownership(const base::Files& files, const Place& place) : files_(&files), place_(place) {}
  base::Status find_destination();
  void find_linked_folders(const std::vector<std::string>& outputs);
  Proof proof_through(const std::string& linked) const;
  const LinkedFolder* linked_folder(std::string_view path) const;
  Proof proof(const std::string& path) const;
  bool has_recorded_bytes(const std::string& path, std::string_view bytes) const;
  std::string target(const std::string& path) const;

  const base::Files* files_;
  Place place_;
  Record record_;
  std::optional<base::FolderIdentity> identity_;
  bool is_recorded_ = false;    // the destination is the recorded folder, or was empty
  Proof proof_ = Proof::bytes;  // where no link is on the way
  std::vector<LinkedFolder> linked_folders_;  // the inner ones last
};

}  // namespace output
