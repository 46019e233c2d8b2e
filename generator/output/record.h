// The record of the files that Postil wrote to a destination: a text file `.postil/written/NAME`.
// It is not a cache: without it Postil treats every file of the destination as foreign.
//
//   postil written 2
//   destination DEVICE INODE BORN REAL-PATH
//   SIZE HASH PATH
//
// The second line identifies the folder that the files were written to (base::FolderIdentity). Then
// one line follows for each file, sorted by path: the size in bytes, the hash
// (base::wide_hash_name), and the path below the destination. While a build replaces files, a path
// has a line for the old bytes and a line for the new bytes. In paths `\\` is a backslash and
// `\xHH` a control character, so a file's name cannot add a line.
//
// The hash only compares bytes and needs no secret: whoever knows the bytes of a file can compute
// any hash of them. So equal bytes alone never make a file ours that is reached through a link.
//
// Format 1 had the header `postil written 1` and a plain path on each further line. It has neither
// the folder nor the bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace output {

using base::ByteSummary;
using base::summary_of;

struct Record {
  std::optional<base::FolderIdentity> destination;  // nothing in format 1
  // The possible bytes of each file, by path. The lists are empty in format 1.
  std::map<std::string, std::vector<ByteSummary>> files;
};

// A missing record gives an empty one. Errors: an unknown format, a damaged line, and a path that
// leads out of the destination. A record of format 1 must be sorted. If it is not, a file's name
// contained a line end, so the recorded files are unknown.
base::Result<Record> read_record(const base::Files& files, const std::string& path);
// Writes the file only if its text changes.
base::Status save_record(base::Files& files, const std::string& path, const Record& record);

}  // namespace output
