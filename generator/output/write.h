// Brings the destination to what the outputs say, touching only files that Postil wrote before.
#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"
#include "base/report.h"
#include "output/output.h"

namespace output {

struct Place {
  std::string destination;  // the folder written to
  std::string record;       // the file that lists what was written there, see written.h
};

struct Written {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  // An error came after the first change of step 3: files of the destination are new, others may be
  // old.
  bool is_partial = false;
};

// Order of the steps, so that a failure leaves the old site and a kill leaves each file old or new:
//   1. make all bytes and, unless `report` holds an error already, stage what differs below
//   DESTINATION/.postil-stage/;
//   2. stop here, removing the stage, when `report` holds an error, from before or from here;
//   3. save the record of old ∪ new paths; rename the staged files into place; remove what is ours
//   and no longer made;
//   4. save the record of the new paths.
// A file in the way that Postil did not write, and that differs, is an error.
Written write(base::Files& files, const Place& place, const std::vector<Output>& outputs,
              base::Threads threads, base::Report& report);

}  // namespace output
