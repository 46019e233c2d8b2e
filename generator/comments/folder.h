// A folder with the comments of a site, one thread a file, made to be kept in git: equal comments
// give equal bytes, and a new comment changes one file.
//
//   postil-comments.json         {"format": 1, "frozen": false, "accepts": "listed"}
//   posts-hello-1f3c9d2a.json    a thread, see thread_file_text()
#pragma once

#include <cstddef>
#include <string>

#include "base/files.h"
#include "base/parallel.h"
#include "comments/snapshot.h"

namespace comments {

// Whether a service still takes comments. The pages of a frozen site have no form and no script.
enum class Service { live, frozen };

struct Folder {
  Snapshot snapshot;  // without sequence and epoch
  Service service = Service::live;
};

// Whether `path` is a folder with a postil-comments.json.
bool is_folder(const base::Files& files, const std::string& path);

// Whether `path` is such a folder, and of a frozen site.
bool is_frozen(const base::Files& files, const std::string& path);

// Errors: no postil-comments.json, a format of a later version, a file that is no thread, a thread
// in two files.
base::Result<Folder> read_folder(const base::Files& files, const std::string& path,
                                 base::Threads threads);

struct FolderChanges {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
};

// Writes only files whose bytes change. Removes the file of a thread that is gone; other files are
// never touched. Errors: a folder that has other files but no postil-comments.json; unwritable
// files.
base::Result<FolderChanges> write_folder(base::Files& files, const std::string& path,
                                         const Folder& folder);

}  // namespace comments
