// The only access to the disk. Paths are UTF-8 with "/"; relative paths start at the working
// directory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

// A lock on a folder. The last copy releases it.
using Hold = std::shared_ptr<void>;

enum class EntryKind { missing, file, folder, other };

// Identifies a folder on the disk.
struct FolderIdentity {
  std::string real_path;     // absolute, without symbolic links
  std::uint64_t device = 0;  // number of the file system
  std::uint64_t inode = 0;
  std::int64_t born = 0;  // creation time in nanoseconds since 1970; 0: unknown

  // Inode numbers are reused, so folders with different creation times are different.
  bool is_same(const FolderIdentity& other) const {
    return real_path == other.real_path && device == other.device && inode == other.inode &&
           (born == other.born || born == 0 || other.born == 0);
  }
};

// A symbolic link below a folder, or an entry that is neither a file nor a folder.
struct Link {
  std::string path;    // relative to that folder
  std::string target;  // the real path of its target; empty for a dangling link, and for no link
  bool is_special = false;  // it is, or leads to, a pipe, a socket or a device
};

// A fingerprint of the bytes of a file.
struct ByteSummary {
  std::uint64_t size = 0;
  std::string hash;  // base::wide_hash_name

  bool operator==(const ByteSummary&) const = default;
};
ByteSummary summary_of(std::string_view bytes);

class Files {
 public:
  // The most that is held in memory: the libraries that parse texts count bytes in 31 bits.
  static constexpr std::uint64_t kMostBytes = 0x7fffffff;
  static constexpr std::size_t kDeepestFolder = 250;

  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  virtual EntryKind kind(const std::string& path) const = 0;
  // Errors: a pipe, a socket, a device, a file without an end (as below /proc), more than
  // kMostBytes. Never waits for another program.
  virtual Result<std::string> read(const std::string& path) const = 0;
  // Returns the number of bytes of a file.
  virtual Result<std::uint64_t> size(const std::string& path) const;
  // Returns at most `size` bytes of a file of any size, from the byte `offset` on.
  virtual Result<std::string> read_part(const std::string& path, std::uint64_t offset,
                                        std::size_t size) const;
  // Returns the fingerprint of a file of any size. The file is read in pieces.
  virtual Result<ByteSummary> summarize(const std::string& path) const;
  // Copies a file of any size in pieces, with the guarantees of `write`. Returns the fingerprint of
  // the copied bytes.
  virtual Result<ByteSummary> copy(const std::string& from, const std::string& to);
  // Returns all files below `folder`, as paths relative to it, sorted by bytes. A missing folder
  // gives an empty list. Symbolic links are followed; a link to a folder above itself is an error.
  // So are folders nested more than kDeepestFolder deep.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
  // Returns the names of all entries directly in `folder`, hidden ones included, in no order. A
  // missing folder gives an empty list.
  virtual Result<std::vector<std::string>> entries(const std::string& folder) const = 0;
  // Whether the last part of `path` is a symbolic link, dangling links included.
  virtual bool is_link(const std::string& path) const = 0;
  // Returns the absolute path without symbolic links. Empty when the target does not exist.
  virtual std::string real_path(const std::string& path) const = 0;
  // Returns nothing when `folder` is not a folder.
  virtual std::optional<FolderIdentity> identity(const std::string& folder) const = 0;
  // Returns the symbolic links and the special entries below `folder`, sorted by path. Follows a
  // link to a folder only if its real path is in `within` or below a path in it. Leaves out folders
  // that cannot be listed.
  virtual std::vector<Link> links(const std::string& folder,
                                  const std::vector<std::string>& within) const = 0;

  // Writes atomically: after a failure the old file is unchanged. Creates missing parent folders.
  virtual Status write(const std::string& path, std::string_view bytes) = 0;
  // Moves a file and replaces an existing one atomically.
  virtual Status rename(const std::string& from, const std::string& to) = 0;
  // Removes a file. A missing file is not an error.
  virtual Status remove(const std::string& path) = 0;
  // Removes the folder if it is empty, then each empty folder above it, but never `stop`.
  virtual void remove_empty_folders(const std::string& folder, const std::string& stop) = 0;
  // Removes a folder with its contents. Only for folders that the program created.
  virtual Status remove_all(const std::string& folder) = 0;
  // Locks the folder and creates it if it is missing. Waits while any process or thread holds the
  // lock. A file system without locks gives a lock at once.
  virtual Result<Hold> hold(const std::string& folder) = 0;
};

// Whether `path` is `folder` or is below it. Both must be real paths.
bool is_within(std::string_view path, std::string_view folder);

// Returns a + "/" + b without doubling the slash; returns b when `a` is empty.
std::string join_path(std::string_view a, std::string_view b);
// "a/b" for "a/b/c.md"; "" when the path has no folder.
std::string_view parent_path(std::string_view path);
// "c.md" for "a/b/c.md".
std::string_view file_name(std::string_view path);
// "c" for "c.md". A name whose only dot is its first character is all stem.
std::string_view stem(std::string_view name);
// ".md" for "c.md"; "" when the name has no extension.
std::string_view extension(std::string_view name);

}  // namespace base
