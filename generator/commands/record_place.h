// Finds the record of what builds wrote: in the site's folder, or in the user's state folder when
// the site's folder cannot be written.
#pragma once

#include <string>

#include "base/files.h"
#include "base/result.h"
#include "commands/pipeline.h"

namespace commands {

struct RecordPlace {
  std::string present;       // where the record lies; as `next` when there is none yet
  std::string next;          // where a build keeps it
  bool is_in_state = false;  // whether `next` is in the user's state folder
};

// The record is `SITE/.postil/written/NAME`, see place_of(). When the site's folder cannot be
// written, it is STATE/postil/NAME, with a NAME that is made from the real paths of site and
// destination. A record in the state folder is newer than one in the site, because a build takes it
// back as soon as the site's folder can be written. Errors: the site's folder cannot be written,
// and there is no state folder.
base::Result<RecordPlace> record_place(const base::Files& files, const Request& request);

// Moves the record to its next place. One in a folder that cannot be written is copied.
base::Status move_record(base::Files& files, const RecordPlace& place);

}  // namespace commands
