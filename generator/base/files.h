// The only door to the disk. Paths are UTF-8 with "/" and are taken as they are (relative ones: to
// the working folder).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

// Ends with its last copy.
using Hold = std::shared_ptr<void>;

enum class EntryKind { missing, file, folder, other };

// Which folder of the disk a path leads to.
struct FolderIdentity {
  std::string real_path;     // absolute, without symbolic links
  std::uint64_t device = 0;  // of the file system
  std::uint64_t inode = 0;
  std::int64_t born = 0;  // nanoseconds since 1970; 0 when the file system does not tell

  // Inode numbers are used again: two folders of different age are two, whatever their number.
  bool is_same(const FolderIdentity& other) const {
    return real_path == other.real_path && device == other.device && inode == other.inode &&
           (born == other.born || born == 0 || other.born == 0);
  }
};

// A symbolic link below a folder.
struct Link {
  std::string path;    // relative to that folder
  std::string target;  // the real path of what it leads to; empty when there is nothing
};

class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  virtual EntryKind kind(const std::string& path) const = 0;
  virtual Result<std::string> read(const std::string& path) const = 0;
  // All files below `folder`, as paths relative to it, sorted by bytes. A missing folder holds
  // none. Symbolic links are followed; a link back to a folder above it is an error.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
  // The names of what lies directly in `folder`, hidden ones too, in no order. A missing folder
  // holds none.
  virtual Result<std::vector<std::string>> entries(const std::string& folder) const = 0;
  // Whether the last part of `path` is a symbolic link, also one that leads to nothing.
  virtual bool is_link(const std::string& path) const = 0;
  // Absolute and without symbolic links; empty when the path leads to nothing.
  virtual std::string real_path(const std::string& path) const = 0;
  // Nothing when `folder` is no folder.
  virtual std::optional<FolderIdentity> identity(const std::string& folder) const = 0;
  // The symbolic links below `folder`, sorted by path. A link to a folder is followed only if its
  // real path is one of `within` or lies below one. What cannot be listed is left out.
  virtual std::vector<Link> links(const std::string& folder,
                                  const std::vector<std::string>& within) const = 0;

  // Creates the folders above, too. The bytes are complete on disk or the file is as before.
  virtual Status write(const std::string& path, std::string_view bytes) = 0;
  // Replaces an existing file in one step.
  virtual Status rename(const std::string& from, const std::string& to) = 0;
  // A missing file is no error.
  virtual Status remove(const std::string& path) = 0;
  // Removes the folder if it is empty, and then the empty ones above it, up to (not including)
  // `stop`.
  virtual void remove_empty_folders(const std::string& folder, const std::string& stop) = 0;
  // Removes a folder that we made ourselves, with all in it.
  virtual Status remove_all(const std::string& folder) = 0;
  // Creates the folder if it is missing, waits while another holds it, in this process or another,
  // and holds it. On a file system without locks nobody waits.
  virtual Result<Hold> hold(const std::string& folder) = 0;
};

// Whether `path` is `folder` or lies below it; both are real paths.
bool is_within(std::string_view path, std::string_view folder);

// a + "/" + b, without doubling the slash; an empty `a` gives b.
std::string join_path(std::string_view a, std::string_view b);
// "a/b" of "a/b/c.md"; "" when there is none.
std::string_view parent_path(std::string_view path);
// "c.md" of "a/b/c.md".
std::string_view file_name(std::string_view path);
// "c" of "c.md"; a name that begins with its only dot is all stem.
std::string_view stem(std::string_view name);
// ".md" of "c.md"; "" when there is none.
std::string_view extension(std::string_view name);

}  // namespace base
