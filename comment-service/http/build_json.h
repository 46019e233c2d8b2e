// JSON for the program that builds the site.
#pragma once

#include <string>
#include <string_view>

#include "http/services.h"
#include "usecases/read_thread.h"

namespace http {

// Decodes the threads of a manifest. Keys are normalised; each must be a path of the sites and may
// occur only once. Faults: bad_request with `errors`.
base::Result<std::vector<domain::ManifestPage>> decode_manifest(std::string_view body,
                                                                const Services& services);
std::string encode_manifest_outcome(const storage::ManifestOutcome& outcome);

// A piece of the snapshot (newline-delimited JSON), with line breaks. Each thread is one line; the
// parts of a long thread are joined in that line. `fragment` is the fragment of the first part; it
// is empty if the thread has moved.
std::string encode_snapshot_part(const storage::ThreadPart& part,
                                 const usecases::PublicThread& shown, const std::string& fragment);
// The last line. Without it, the client knows that the snapshot was cut off.
std::string encode_snapshot_end(const storage::SnapshotEnd& end, std::int64_t threads,
                                usecases::EmptyThread empty_thread);

}  // namespace http
