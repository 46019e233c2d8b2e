// The requests of a build to the comment service: the snapshot of all comments, and the manifest of
// all pages. Each failure is a diagnostic that tells people what to do.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "comments/access.h"
#include "network/http_client.h"

namespace comments {

// Sends a request; network::send_request does it over the network.
using Transport = std::function<network::HttpAnswer(const network::HttpRequest&)>;

// first: fragments as the live page shows them, with a link to more comments when there are many.
// whole: fragments with all comments (the service must know the parameter "whole").
enum class Fragments { first, whole };

// Which threads a snapshot must have.
struct SnapshotRange {
  std::int64_t since = 0;  // `sequence` of the snapshot that is there already; 0: all threads
  std::string epoch;       // its `epoch`; the service sends all threads if it is another one
  Fragments fragments = Fragments::first;
};

// Returns the snapshot as the service sent it (NDJSON). Only its end line proves that it is whole;
// the caller must look for it.
base::Result<std::string> fetch_snapshot(const Access& access, const SnapshotRange& range,
                                         const Transport& transport);

// How a manifest changed the threads of the service.
struct ManifestChanges {
  std::int64_t added = 0;
  std::int64_t moved = 0;
  std::int64_t unlisted = 0;
};

// Sends the manifest. `json` is the body of PUT /api/v1/manifest.
base::Result<ManifestChanges> put_manifest(const Access& access, const std::string& json,
                                           const Transport& transport);

}  // namespace comments
