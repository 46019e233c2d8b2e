// `postil-comments policy test`, `dry-run`, `explain`, `apply` and `show`.
#pragma once

#include <string>

namespace commands {

// Each prints what it found on standard output, mistakes of the file with their places on standard
// error, and gives the exit status: 0, or 1 when the file is broken, a test fails, or the database
// cannot be read.

// Runs the tests of the file.
int test_policy(const std::string& file);

// Replays every stored comment under the file, and changes nothing.
int dry_run_policy(const std::string& file, const std::string& database);

// What each rule found in a stored comment; by the active policy when `file` is empty.
int explain_policy(const std::string& comment, const std::string& file,
                   const std::string& database);

// Makes the file the active policy of every process that uses the database. Never one that is
// broken or fails its own tests.
int apply_policy(const std::string& file, const std::string& database);

// Prints the active policy's file.
int show_policy(const std::string& database);

}  // namespace commands
