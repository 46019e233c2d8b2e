// Decides which files of a destination are ours. Only those may be overwritten or removed.
//
// A file is ours if the record names it, and either the destination is the recorded folder or the
// file still has the recorded bytes. The bytes identify the files of a site that was moved, copied
// or restored. Stricter rules apply to symbolic links, because a checkout can bring both links and
// a record:
//   - a destination that is reached through a link must be the recorded folder, or empty;
//   - below a linked folder, and for a file that is a link, the destination must be the recorded
//     folder and the file must have the recorded bytes;
//   - a linked folder that leads out of the site and of the destination is used only with
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
  std::string record;       // the record of the destination, see record.h
  std::string site = {};    // the site's folder
  configuration::Symlinks symlinks = configuration::Symlinks::inside;
};

class Ownership {
 public:
  // Reads the record. If the destination is missing or empty, its record counts as empty. `outputs`
  // are the paths to be written. Errors: the record cannot be read or is reached through a link;
  // the destination is reached through a link and is neither the recorded folder nor empty.
  static base::Result<Ownership> read(const base::Files& files, const Place& place,
                                      const std::vector<std::string>& outputs);

  // Whether the file at `path` in the destination is ours. May read the file.
  bool owns(const std::string& path) const;
  // The same for a file whose bytes are already known.
  bool owns(const std::string& path, const ByteSummary& bytes) const;
  // Returns the linked folder that prevents writing `path`; nothing if the path may be written.
  std::optional<std::string> barrier(const std::string& path) const;

  const Record& record() const { return record_; }
  // Identity of the present destination; nothing if it is missing.
  const std::optional<base::FolderIdentity>& identity() const { return identity_; }

 private:
  // The evidence that makes a recorded file ours.
  enum class Proof { none, bytes, name };
  struct LinkedFolder {
    std::string path;  // in the destination
    Proof proof = Proof::none;
  };

  Ownership(const base::Files& files, const Place& place) : files_(&files), place_(place) {}
  base::Status find_destination();
  void find_linked_folders(const std::vector<std::string>& outputs);
  Proof proof_through(const std::string& linked) const;
  const LinkedFolder* linked_folder(std::string_view path) const;
  Proof proof(const std::string& path) const;
  bool has_recorded_bytes(const std::string& path, const ByteSummary& bytes) const;
  std::string target(const std::string& path) const;

  const base::Files* files_;
  Place place_;
  Record record_;
  std::optional<base::FolderIdentity> identity_;
  bool is_recorded_ = false;    // the destination is the recorded folder, or was empty
  Proof proof_ = Proof::bytes;  // for paths without a link
  std::vector<LinkedFolder> linked_folders_;  // inner folders last
};

}  // namespace output
