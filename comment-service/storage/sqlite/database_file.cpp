#include "storage/sqlite/database_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sqlite {
namespace {

base::Fault refused(std::string detail) {
  return {base::Code::unavailable, "the database cannot be opened", std::move(detail)};
}

base::Fault refused(const std::string& path, int error) {
  return refused(system_error(path, error));
}

base::Fault taken_away(const std::string& path, std::string_view how) {
  std::string detail = path;
  detail.append(" was ").append(how).append(
      " while it was in use. Nothing more is stored: put the file back, and restart the service");
  return {base::Code::unavailable, "the data cannot be reached just now", std::move(detail)};
}

std::string log_of(const std::string& database) { return database + "-wal"; }

// Something else than a file in the place of a log keeps SQLite from opening the database, and it
// does not say so.
base::Result<void> check_logs(const std::string& path) {
  const std::string target = real_path(path);
  for (const char* ending : {"-wal", "-shm", "-journal"}) {
    struct stat found {};
    if (::stat((target + ending).c_str(), &found) == 0 && !S_ISREG(found.st_mode)) {
      return refused(target + ending +
                     ": this must be a file of the database, and is not a file; remove it");
    }
  }
  return {};
}

// SQLite would create the file readable by everybody, but it contains e-mail addresses and the
// secret.
base::Result<void> create_private(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return refused(path, errno);
  ::close(file);
  return {};
}

// Makes a complete database under another name. Opening writes its first page.
base::Result<void> create(const std::string& path) {
  const std::string unfinished = path + "-new-" + std::to_string(::getpid());
  ::unlink(unfinished.c_str());
  base::Result<void> made = create_private(unfinished);
  if (made) {
    const base::Result<Connection> first = Connection::open(unfinished);
    if (!first) made = first.fault();
  }
  // When two processes create the database at the same time, the first one's remains.
  if (made && ::renameat2(AT_FDCWD, unfinished.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) &&
      errno != EEXIST)
    made = refused(path, errno);
  ::unlink(unfinished.c_str());
  return made;
}

}  // namespace

std::string system_error(const std::string& path, int error) {
  std::string text = path + ": " + std::strerror(error);
  if (error == EACCES || error == EPERM || error == EROFS)
    text += "; let the program's user read and write the file and its folder";
  if (error == ENOENT) text += "; make the folder first";
  if (error == ENOTDIR) text += "; a file is in the place of a folder of this path";
  if (error == ELOOP) text += "; let the link lead to a file";
  if (error == ENAMETOOLONG) text += "; choose a shorter one";
  if (error == ENOSPC || error == EDQUOT) text += "; make room on the disk";
  return text;
}

std::string real_path(const std::string& path) {
  namespace fs = std::filesystem;
  constexpr int kMostLinks = 40;  // as in Linux
  std::error_code failed;
  fs::path target = path;
  for (int i = 0; i < kMostLinks && fs::is_symlink(target, failed); ++i)
    target = target.parent_path() / fs::read_symlink(target, failed);
  const fs::path real = fs::weakly_canonical(target, failed);
  return failed ? path : real.string();
}

base::Result<void> create_if_missing(const std::string& path) {
  if (path.empty()) return refused("the name is empty; name a file with --database");
  struct stat found {};
  if (::stat(path.c_str(), &found) == 0) {
    if (S_ISDIR(found.st_mode))
      return refused(path + ": this is a folder; name a file in it with --database");
    if (!S_ISREG(found.st_mode))
      return refused(path + ": this is no regular file; name another with --database");
    if (found.st_size > 0) return check_logs(path);
    return refused(path +
                   ": the file is empty. Put a copy of the database in its place, or remove it "
                   "and its log (\"-wal\") to begin a new one");
  }
  if (errno != ENOENT) return refused(path, errno);
  const std::string target = real_path(path);
  if (::stat(log_of(target).c_str(), &found) == 0 && found.st_size > 0)
    return refused(log_of(target) +
                   ": this is the log of a database that is not there. Put the database back "
                   "beside it, or remove the log to begin a new one");
  return create(target);
}

DatabaseFiles::DatabaseFiles(Commits commits, File database, File log, File index)
    : commits_(commits),
      database_(std::move(database)),
      log_(std::move(log)),
      index_(std::move(index)) {}

base::Result<DatabaseFiles::File> DatabaseFiles::identify(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return taken_away(path, "removed");
  return File{path, found.st_dev, found.st_ino};
}

base::Result<off_t> DatabaseFiles::find(const File& file) {
  struct stat found {};
  if (::stat(file.path.c_str(), &found) != 0) return taken_away(file.path, "removed or moved");
  if (found.st_dev != file.device || found.st_ino != file.number)
    return taken_away(file.path, "replaced");
  return found.st_size;
}

base::Result<DatabaseFiles> DatabaseFiles::opened(const std::string& path, Commits commits) {
  const std::string target = real_path(path);
  TRY(File database, identify(path));
  TRY(File log, identify(log_of(target)));
  TRY(File index, identify(target + "-shm"));
  return DatabaseFiles(commits, std::move(database), std::move(log), std::move(index));
}

base::Result<void> DatabaseFiles::check() const {
  const Commits::Sizes least = commits_.least_sizes();
  TRY(const off_t database, find(database_));
  TRY(const off_t log, find(log_));
  TRY_DONE(find(index_));
  const bool is_shorter = database == 0 || database < least.database || log < least.log;
  // Another process may have copied the log and shortened it since the sizes were read.
  if (!is_shorter || (database > 0 && commits_.least_sizes() != least)) return {};
  return taken_away(log < least.log ? log_.path : database_.path, "emptied or shortened");
}

}  // namespace sqlite
