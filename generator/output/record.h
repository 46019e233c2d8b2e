// The record of what Postil wrote to a destination: a text file, `.postil/written/NAME`. It is no
// cache: without it Postil takes no file of the destination for its own.
//
//   postil written 2
//   destination DEVICE INODE BORN REAL-PATH
//   SIZE HASH PATH
//
// The second line says which folder the files were written to (base::FolderIdentity). A line
// follows for each file, sorted by path: the size in bytes, the hash (base::wide_hash_name), and
// the path below the destination. While a build replaces files, a path has a line for the bytes
// before and one for the bytes after. In paths `\\` is a backslash and `\xHH` a control character,
// so that no name can add a line.
//
// The hash finds equal bytes and needs no secret: who knows the bytes of a file can name their hash
// with any function. So bytes alone never make a file ours that is reached through a link.
//
// Format 1 had the header `postil written 1` and a plain path on each further line. It knows
// neither the folder nor the bytes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace output {

// What tells the bytes of a file from others.
struct ByteSummary {
  std::uint64_t size = 0;
  std::string hash;

  bool operator==(const ByteSummary&) const = default;
};

ByteSummary summary_of(std::string_view bytes);

struct Record {
  std::optional<base::FolderIdentity> destination;  // nothing in format 1
  // By path. Each may have had any of the bytes; none are known in format 1.
  std::map<std::string, std::vector<ByteSummary>> files;
};

// A missing record is empty. Another format, a damaged line, and a path that leads out of the
// destination are errors. So is a record of format 1 that is not sorted: a name with a line end
// was written into it, and which files it means is not known.
base::Result<Record> read_record(const base::Files& files, const std::string& path);
// Writes only when the text would change.
base::Status save_record(base::Files& files, const std::string& path, const Record& record);

}  // namespace output
