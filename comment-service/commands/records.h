// The commands `block`, `thread` and `audit`. All return the exit status.
#pragma once

#include <string>

namespace commands {

int list_blocks(const std::string& database);
// Prints the block's id.
int add_block(const std::string& database, const std::string& kind, const std::string& value);
int remove_block(const std::string& database, const std::string& id);

enum class ThreadAccess { open, close };
// `path` is the path of the page.
int set_thread_access(const std::string& database, const std::string& path, ThreadAccess access);
int move_thread(const std::string& database, const std::string& from, const std::string& to);

struct AuditArguments {
  std::string database = "comments.sqlite";
  std::string cursor = {};
  std::size_t limit = 50;
};
int show_audit(const AuditArguments& arguments);

}  // namespace commands
