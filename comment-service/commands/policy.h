// `postil-comments policy test`, `dry-run`, `explain`, `apply` and `show`.
#pragma once

#include <string>

namespace commands {

// Each command prints its result on standard output, and errors of the file with their places on
// standard error. Returns 0, or 1 when the file has errors, a test fails, or the database cannot be
// read.

// Runs the tests of the file.
int test_policy(const std::string& file);

// Replays every stored comment under the file, without changing anything.
int dry_run_policy(const std::string& file, const std::string& database);

// Prints the finding of each rule for a stored comment. An empty `file` means the active policy.
int explain_policy(const std::string& comment, const std::string& file,
                   const std::string& database);

// Activates the file for every process that uses the database. Refuses a file that has errors or
// fails its own tests.
int apply_policy(const std::string& file, const std::string& database);

// Prints the file of the active policy.
int show_policy(const std::string& database);

}  // namespace commands
