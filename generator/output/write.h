// Brings the destination to what the outputs say, touching only files that Postil wrote before.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "output/output.h"
#include "output/ownership.h"

namespace output {

struct Written {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  // An error came after the first change of step 3: files of the destination are new, others may be
  // old.
  bool is_partial = false;
};

// While another build writes to the destination, this one waits.
//
// Order of the steps, so that a failure leaves the old site and a kill leaves each file old or new:
//   1. make all bytes and, unless `report` holds an error already, stage what differs below
//   DESTINATION/.postil-stage/;
//   2. stop here, removing the stage, when `report` holds an error, from before or from here;
//   3. save a record of the old and the new files with their bytes; rename the staged files into
//   place; remove what is ours and no longer made;
//   4. save the record of the new files.
// A file in the way that is not ours (see ownership.h), and that differs, is an error. A file that
// the record names, that is not ours and no longer made, stays with a warning.
Written write(base::Files& files, const Place& place, const std::vector<Output>& outputs,
              base::Threads threads, base::Report& report);

// Programs that ran after the build may have changed files. Their bytes of now are added to the
// record, so that the files stay ours when the site is moved or copied. A missing record is left
// missing.
base::Status add_present_bytes(base::Files& files, const Place& place, base::Threads threads);

}  // namespace output
