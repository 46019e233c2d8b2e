// JSON between the service and the program that builds the site.
#pragma once

#include <string>
#include <string_view>

#include "http/services.h"
#include "usecases/read_thread.h"

namespace http {

// The threads of a manifest: keys normalised, each a path of the sites, none twice. Faults:
// bad_request with `errors`.
base::Result<std::vector<storage::ManifestThread>> decode_manifest(std::string_view body,
                                                                   const Services& services);
std::string encode_manifest_outcome(const storage::ManifestOutcome& outcome);

// Lines of the snapshot (newline-delimited JSON), with their line break: a thread is one line, the
// parts of a long one follow each other in it. `fragment` is that of the first part.
std::string encode_snapshot_part(const storage::ThreadPart& part,
                                 const usecases::PublicThread& shown, const std::string& fragment);
// The last line: without it the snapshot was cut off.
std::string encode_snapshot_end(const storage::SnapshotEnd& end, std::int64_t threads);

}  // namespace http
