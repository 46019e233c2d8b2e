// `hooks` of postil.yaml: programs of others around a build, for Sass, Tailwind and the like.
#pragma once

#include "base/files.h"
#include "base/report.h"
#include "commands/pipeline.h"

namespace commands {

// Each runs its programs in the order written, in the site's folder, with POSTIL_ENVIRONMENT (the
// name) and POSTIL_DESTINATION (an absolute path) beside our own variables. The first that cannot
// be run, fails, or takes longer than `hooks.timeout` is an error at its line, and ends the run.

// Before anything but the configuration is read. When that has errors no program runs: a stage that
// follows reports them.
void run_pre_build(const base::Files& files, const Request& request, base::Report& report);
// After the site is written.
void run_post_build(const configuration::Hooks& hooks, const Request& request,
                    base::Report& report);

}  // namespace commands
