// Converts threads and snapshots to JSON and back: the lines of GET /api/v1/snapshot, and the files
// of a folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/parallel.h"
#include "base/result.h"
#include "comments/snapshot.h"

namespace comments {

// Parses the newline-delimited JSON of GET /api/v1/snapshot: one line for each thread, then the end
// line. Ignores unknown members; those that older services do not send may be missing. Errors: a
// line that is not JSON or has a wrong type, a thread that stands there twice, a missing end line,
// a wrong number of threads.
base::Result<Snapshot> parse_snapshot(const std::string& file, std::string_view text,
                                      base::Threads threads);

// Does the same with an answer of the service. Errors name the service and never quote the answer,
// which could have the token in it.
base::Result<Snapshot> parse_answer(const std::string& service, std::string_view text,
                                    base::Threads threads);

// The inverse of parse_snapshot(). Threads are sorted by key, so equal snapshots have equal bytes.
std::string snapshot_text(const Snapshot& snapshot, base::Threads threads);

// "any" and "listed", as the end line and the index of a folder have it. Nothing for other texts: a
// service of a later version may know more.
std::string_view name_of(Accepts accepts);
std::optional<Accepts> accepts_named(std::string_view name);

// Parses one thread. Its fragment may also be a list of lines. Errors: as above.
base::Result<Thread> parse_thread(const std::string& file, std::string_view text);
// A thread as a file in which a change touches few lines: the fragment is a list of its lines.
std::string thread_file_text(const Thread& thread);

}  // namespace comments
