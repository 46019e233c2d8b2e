// Writes the outputs to the destination. Touches only files that Postil wrote before.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "output/output.h"
#include "output/ownership.h"

namespace output {

struct WriteResult {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  // An error occurred after step 3 made its first change: the destination has a mix of new and old
  // files.
  bool is_partial = false;
};

// Waits while another build writes to the destination.
//
// After a failure the old site is intact, and after a kill each file is either old or new. To
// achieve this, the steps are:
//   1. make all bytes; unless `report` already fails, stage the files that differ in
//   DESTINATION/.postil-stage/;
//   2. if `report` has failed by then, or has an error by now, remove the stage and stop;
//   3. save a record of the old and the new files with their bytes; rename the staged files into
//   place; remove our files that are no longer made;
//   4. save the record of the new files.
// It is an error if a different file that is not ours (see ownership.h) has the path of an output.
// A recorded file that is no longer made and not ours is kept, with a warning.
WriteResult write(base::Files& files, const Place& place, const std::vector<Output>& outputs,
                  base::Threads threads, base::Report& report);

// Adds the current bytes of our files to the record, because programs that ran after the build may
// have changed them. The files then stay ours when the site is moved or copied. Does nothing
// without a record.
base::Status add_present_bytes(base::Files& files, const Place& place, base::Threads threads);

}  // namespace output
