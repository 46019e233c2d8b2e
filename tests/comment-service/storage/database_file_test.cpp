#include "storage/sqlite/database_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "storage/sqlite/service_lock.h"
#include "storage/sqlite/store.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;

namespace {

struct Database {
  Database() { open(); }

  void open() {
    auto opened = sqlite::open(path, random);
    REQUIRE(opened);
    store = *std::move(opened);
  }
  bool add(const std::string& id) const {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.body = "body of " + id;
    const auto added = store->add({comment, storage::NewThread::create});
    if (!added) {
      CHECK(added.fault().code == base::Code::unavailable);
      CHECK(added.fault().message.find(folder.file("")) == std::string::npos);
      fault = added.fault().detail;
    }
    return static_cast<bool>(added);
  }
  bool has(const std::string& id) const {
    const auto found = store->comment(id);
    return found && found->has_value();
  }

  support::TemporaryFolder folder;
  std::string path = folder.file("c.sqlite");
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
  mutable std::string fault;
};

void move_all(const std::string& from, const std::string& to) {
  for (const char* ending : {"", "-wal"}) fs::rename(from + ending, to + ending);
}

}  // namespace

TEST_CASE("nothing is acknowledged once a file of the database is taken away") {
  const auto empty = [](const std::string& path) { fs::resize_file(path, 0); };
  const auto remove = [](const std::string& path) { fs::remove(path); };
  const auto replace = [](const std::string& path) {
    fs::copy_file(path, path + ".copy");
    fs::rename(path + ".copy", path);
  };
  struct Loss {
    const char* file;
    std::function<void(const std::string&)> how;
    const char* said;
  };
  for (const Loss& loss : {Loss{"", remove, "removed"},
                           {"", replace, "replaced"},
                           {"", empty, "emptied"},
                           {"-wal", remove, "removed"},
                           {"-wal", replace, "replaced"},
                           {"-wal", empty, "emptied"},
                           {"-shm", remove, "removed"}}) {
    CAPTURE(loss.file);
    CAPTURE(loss.said);
    Database database;
    REQUIRE(database.add("a"));
    loss.how(database.path + loss.file);
    CHECK_FALSE(database.add("b"));
    CHECK(database.fault.starts_with(database.path + loss.file + " was " + loss.said));
    CHECK_FALSE(database.add("c"));
  }
}

TEST_CASE("a folder that is moved away takes its database along") {
  const support::TemporaryFolder folder;
  fs::create_directory(folder.file("a"));
  base::SystemRandom random;
  const auto store = *sqlite::open(folder.file("a/c.sqlite"), random);
  fs::rename(folder.file("a"), folder.file("b"));
  CHECK_FALSE(store->save_thread({.key = "/x/"}));
  CHECK_FALSE(fs::exists(folder.file("a")));
}

TEST_CASE("a link that is led to another database counts as replaced") {
  const support::TemporaryFolder folder;
  base::SystemRandom random;
  REQUIRE(sqlite::create_if_missing(folder.file("a")));
  REQUIRE(sqlite::create_if_missing(folder.file("b")));
  fs::create_symlink("a", folder.file("c"));
  const auto store = *sqlite::open(folder.file("c"), random);
  REQUIRE(store->save_thread({.key = "/x/"}));
  fs::remove(folder.file("c"));
  fs::create_symlink("b", folder.file("c"));
  CHECK_FALSE(store->save_thread({.key = "/x/"}));
}

TEST_CASE("what was acknowledged is in the files that were moved away") {
  Database database;
  REQUIRE(database.add("a"));
  CHECK(database.has("a"));
  move_all(database.path, database.folder.file("moved"));
  CHECK_FALSE(database.add("b"));
  // Reads go on with connections to the moved file. No new file takes the name.
  CHECK(database.has("a"));
  CHECK_FALSE(database.store->snapshot({0, "", 100}));
  CHECK_FALSE(fs::exists(database.path));
  database.store.reset();
  move_all(database.folder.file("moved"), database.path);
  database.open();
  CHECK(database.has("a"));
  CHECK(database.add("c"));
}

TEST_CASE("a database that was moved without its log is whole again beside it") {
  Database database;
  REQUIRE(database.add("a"));
  CHECK(database.has("a"));
  fs::rename(database.path, database.folder.file("moved"));
  CHECK_FALSE(database.add("b"));
  database.store.reset();
  CHECK(fs::file_size(database.path + "-wal") > 0);
  CHECK_FALSE(sqlite::create_if_missing(database.path));
  fs::rename(database.folder.file("moved"), database.path);
  database.open();
  CHECK(database.has("a"));
}

TEST_CASE("a database that is closed in order is one file") {
  Database database;
  REQUIRE(database.add("a"));
  CHECK(database.has("a"));
  CHECK(fs::file_size(database.path + "-wal") > 0);
  database.store.reset();
  CHECK_FALSE(fs::exists(database.path + "-wal"));
  CHECK_FALSE(fs::exists(database.path + "-shm"));
  database.open();
  CHECK(database.has("a"));
}

TEST_CASE("files that come back do not make a lost database good while it is in use") {
  Database database;
  REQUIRE(database.add("a"));
  fs::copy_file(database.path, database.folder.file("copy"));
  fs::resize_file(database.path, 0);
  CHECK_FALSE(database.add("b"));
  fs::copy_file(database.folder.file("copy"), database.path, fs::copy_options::overwrite_existing);
  CHECK_FALSE(database.add("c"));
}

TEST_CASE("an emptied database is not a new one") {
  Database database;
  REQUIRE(database.add("a"));
  fs::resize_file(database.path, 0);
  CHECK_FALSE(database.add("b"));
  database.store.reset();
  CHECK(fs::file_size(database.path) == 0);
  for (int i = 0; i < 2; ++i) {
    const auto opened = sqlite::open(database.path, database.random);
    REQUIRE_FALSE(opened);
    CHECK(opened.fault().detail.find("is empty") != std::string::npos);
    fs::remove(database.path + "-wal");
  }
  CHECK(fs::file_size(database.path) == 0);
  CHECK_FALSE(sqlite::ServiceLock::take(database.path));
}

TEST_CASE("a database has its content before its name") {
  const support::TemporaryFolder folder;
  fs::create_symlink("target", folder.file("link"));
  REQUIRE(sqlite::create_if_missing(folder.file("link")));
  CHECK(fs::file_size(folder.file("target")) > 0);
  struct stat status {};
  REQUIRE(::stat(folder.file("target").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600);
  // Only the link, the database and no unfinished one.
  CHECK(std::distance(fs::directory_iterator(folder.file("")), fs::directory_iterator()) == 2);
}

TEST_CASE("what an earlier process of the same number left unfinished is no obstacle") {
  const support::TemporaryFolder folder;
  const std::string unfinished = folder.file("c.sqlite-new-" + std::to_string(::getpid()));
  std::ofstream(unfinished) << "half a database";
  REQUIRE(sqlite::create_if_missing(folder.file("c.sqlite")));
  CHECK(fs::file_size(folder.file("c.sqlite")) == 4096);
  CHECK_FALSE(fs::exists(unfinished));
}

TEST_CASE("the path of a database is without links, also before the database is there") {
  const support::TemporaryFolder folder;
  const std::string real = fs::canonical(folder.file("")).string() + "/";
  fs::create_directory(folder.file("sub"));
  std::ofstream(folder.file("file")) << "x";
  fs::create_symlink("file", folder.file("to file"));
  fs::create_symlink("../to file", folder.file("sub/to link"));
  fs::create_symlink("sub/none", folder.file("to none"));
  fs::create_symlink("../to none", folder.file("sub/to none"));
  fs::create_symlink("sub", folder.file("to sub"));
  for (const auto& [name, leads_to] :
       {std::pair("file", "file"), std::pair("none", "none"), std::pair("to file", "file"),
        std::pair("sub/to link", "file"), std::pair("to none", "sub/none"),
        std::pair("sub/to none", "sub/none"), std::pair("to sub/new", "sub/new"),
        std::pair("to sub/../file", "file")}) {
    CHECK_MESSAGE(sqlite::real_path(folder.file(name)) == real + leads_to, name);
  }
  fs::create_symlink("loop", folder.file("loop"));
  CHECK(sqlite::real_path(folder.file("loop")) == folder.file("loop"));
}

TEST_CASE("an error of the system is told with the way out") {
  const std::string may = "; let the program's user read and write the file and its folder";
  CHECK(sqlite::system_error("p", EACCES) == "p: Permission denied" + may);
  CHECK(sqlite::system_error("p", EPERM) == "p: Operation not permitted" + may);
  CHECK(sqlite::system_error("p", EROFS) == "p: Read-only file system" + may);
  CHECK(sqlite::system_error("p", ENOENT) == "p: No such file or directory; make the folder first");
  CHECK(sqlite::system_error("p", ENOTDIR) ==
        "p: Not a directory; a file is in the place of a folder of this path");
  CHECK(sqlite::system_error("p", ENAMETOOLONG) == "p: File name too long; choose a shorter one");
  CHECK(sqlite::system_error("p", ENOSPC) == "p: No space left on device; make room on the disk");
  CHECK(sqlite::system_error("p", EIO) == "p: Input/output error");
}

TEST_CASE("a file that cannot be a database, and a log without one, are told whole") {
  const support::TemporaryFolder folder;
  const auto told = [&](const std::string& name) {
    const auto made = sqlite::create_if_missing(folder.file(name));
    REQUIRE_FALSE(made);
    CHECK(made.fault().code == base::Code::unavailable);
    CHECK(made.fault().message == "the database cannot be opened");
    return made.fault().detail;
  };
  const std::string path = folder.file("c.sqlite");
  CHECK(told("none/c.sqlite") == folder.file("none/c.sqlite-new-" + std::to_string(::getpid())) +
                                     ": No such file or directory; make the folder first");
  std::ofstream(path + "-wal") << "x";
  CHECK(told("c.sqlite") == path +
                                "-wal: this is the log of a database that is not there. Put the "
                                "database back beside it, or remove the log to begin a new one");
  std::ofstream(path).flush();
  CHECK(told("c.sqlite") == path +
                                ": the file is empty. Put a copy of the database in its place, or "
                                "remove it and its log (\"-wal\") to begin a new one");
  // A single byte is not nothing: SQLite judges it.
  std::ofstream(path) << "x";
  CHECK(sqlite::create_if_missing(path));
  std::ofstream(folder.file("d.sqlite-wal")).flush();
  // An empty log belongs to nobody.
  CHECK(sqlite::create_if_missing(folder.file("d.sqlite")));
  CHECK(told("c.sqlite/x") == folder.file("c.sqlite/x") +
                                  ": Not a directory; a file is in the place of a folder of this "
                                  "path");
  CHECK(sqlite::create_if_missing("").fault().detail ==
        "the name is empty; name a file with --database");
  const std::string log = folder.file("e.sqlite");
  REQUIRE(sqlite::create_if_missing(log));
  for (const char* ending : {"-wal", "-shm", "-journal"}) {
    fs::remove(log + ending);
    fs::create_directory(log + ending);
    CHECK(told("e.sqlite") ==
          log + ending + ": this must be a file of the database, and is not a file; remove it");
    fs::remove(log + ending);
  }
  CHECK(sqlite::create_if_missing(log));
}

TEST_CASE("a name that SQLite takes for something else is the name of a file") {
  const support::TemporaryFolder folder;
  base::SystemRandom random;
  const fs::path before = fs::current_path();
  fs::current_path(folder.file(""));
  for (const char* name : {":memory:", "file:c.sqlite?mode=memory", ":"}) {
    CHECK_MESSAGE(sqlite::open(name, random), name);
    CHECK_MESSAGE(fs::file_size(name) > 0, name);
  }
  CHECK_FALSE(sqlite::ServiceLock::take(""));
  CHECK_FALSE(fs::exists("-serve"));
  fs::current_path(before);
}

TEST_CASE("a lock belongs to the database, whatever its name") {
  Database database;
  const auto lock = sqlite::ServiceLock::take(database.path);
  REQUIRE(lock);
  CHECK(lock->is_in_place());
  database.store.reset();
  const std::string moved = database.folder.file("moved");
  fs::rename(database.path, moved);
  CHECK_FALSE(lock->is_in_place());
  const auto second = sqlite::ServiceLock::take(moved);
  REQUIRE_FALSE(second);
  CHECK(second.fault().code == base::Code::conflict);
  // The name stays locked, too: the service may still write its log there.
  CHECK_FALSE(sqlite::ServiceLock::take(database.path));
}

TEST_CASE("what cannot be the database is said with a way out, and without SQL") {
  const support::TemporaryFolder folder;
  base::SystemRandom random;
  const auto said = [&](const std::string& name) {
    const auto opened = sqlite::open(folder.file(name), random);
    REQUIRE_FALSE(opened);
    std::string text = opened.fault().message + ": " + opened.fault().detail;
    for (const char* word : {"CREATE", "PRAGMA", "SELECT"})
      CHECK(text.find(word) == std::string::npos);
    CHECK(text.find('\n') == std::string::npos);
    return text;
  };
  CHECK(said("").ends_with("this is a folder; name a file in it with --database"));
  CHECK(said("none/c.sqlite").ends_with("No such file or directory; make the folder first"));
  std::ofstream(folder.file("text")) << std::string(5000, 'x');
  CHECK(said("text").ends_with("file is not a database; name another file with --database"));
  ::mkfifo(folder.file("pipe").c_str(), 0600);
  CHECK(said("pipe").ends_with("this is no regular file; name another with --database"));
  fs::create_symlink(folder.file("loop"), folder.file("loop"));
  CHECK(said("loop").ends_with("Too many levels of symbolic links; let the link lead to a file"));
  CHECK(said(std::string(300, 'a')).ends_with("File name too long; choose a shorter one"));
  for (const auto& [version, tables] : std::vector<std::pair<std::string, std::string>>{
           {"0", "CREATE TABLE comments(id, text)"},
           {"3", "CREATE TABLE comments(id, text)"},
           {"0",
            "CREATE TABLE threads(id, uri); CREATE TABLE comments(id, text); "
            "CREATE TABLE preferences(key)"},
           {"5", "CREATE TABLE threads(id); CREATE TABLE meta(name)"}}) {
    const std::string other = "other" + version + std::to_string(tables.size());
    REQUIRE(sqlite::create_if_missing(folder.file(other)));
    {
      auto connection = *sqlite::Connection::open(folder.file(other));
      REQUIRE(connection.execute(tables + "; PRAGMA user_version = " + version));
    }
    CHECK(said(other) == "this is the database of another program; name another with --database: " +
                             folder.file(other));
  }
  CHECK_FALSE(sqlite::ServiceLock::take(folder.file("")));
}

TEST_CASE("a database that may only be read is named before anything is served") {
  const support::TemporaryFolder folder;
  const std::string path = folder.file("c.sqlite");
  {
    base::SystemRandom random;
    REQUIRE(sqlite::open(path, random));
  }
  ::chmod(path.c_str(), 0444);
  ::chmod(folder.file("").c_str(), 0555);
  // The superuser can write everything, so a child process runs as an unprivileged user.
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    [[maybe_unused]] const int changed = ::setuid(nobody);
    base::SystemRandom random;
    const auto opened = sqlite::open(path, random);
    const bool named = !opened && opened.fault().code == base::Code::unavailable &&
                       opened.fault().message.find(path) == std::string::npos;
    ::_exit(named ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  ::chmod(folder.file("").c_str(), 0755);
}
