// The files of a database on the disk: creates them, and notices that they were taken away.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/result.h"
#include "storage/sqlite/connection.h"

namespace sqlite {

// The path without symbolic links, also of a file that does not exist yet. SQLite keeps the log
// beside this one.
std::string real_path(const std::string& path);

// The text for the operator about an error number of the system: path, reason, way out.
std::string system_error(const std::string& path, int error);

// Creates an empty database if `path` leads to no file. The file has its content before it has its
// name, and only its owner may read it. Faults, unavailable: the file is empty, which no database
// of this program ever is; its log is there without it; it cannot be created.
base::Result<void> create_if_missing(const std::string& path);

// Remembers which files were opened. A commit into a file that has been removed, moved away or
// replaced reports success, and is lost when the process ends.
class DatabaseFiles {
 public:
  // A connection to `path` must be open and have written, so that the log exists.
  static base::Result<DatabaseFiles> opened(const std::string& path, Commits commits);

  // Fault, unavailable, with the reason in its detail: `path` leads to another file or to none, the
  // log or its index was removed, or a file is shorter than what was committed. Costs three system
  // calls.
  base::Result<void> check() const;

 private:
  struct File {
    std::string path;
    dev_t device;
    ino_t number;
  };
  static base::Result<File> identify(const std::string& path);
  // Returns the size of the file.
  static base::Result<off_t> find(const File& file);

  DatabaseFiles(Commits commits, File database, File log, File index);

  Commits commits_;
  File database_;
  File log_;
  File index_;
};

}  // namespace sqlite
