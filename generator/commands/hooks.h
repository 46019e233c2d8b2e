// Runs the `hooks` of postil.yaml: external programs before and after a build (Sass, Tailwind, …).
#pragma once

#include "base/files.h"
#include "base/report.h"
#include "commands/pipeline.h"

namespace commands {

// Both functions run their programs in the written order, in the site's folder. The environment
// also has POSTIL_ENVIRONMENT (the name) and POSTIL_DESTINATION (an absolute path). The first
// program that cannot start, fails, or exceeds `hooks.timeout` is an error at its line and stops
// the run.

// Runs before anything but the configuration is read. No program runs if the configuration has
// errors; a later stage reports them.
void run_pre_build(const base::Files& files, const Request& request, base::Report& report);
// Runs after the site is written.
void run_post_build(const configuration::Hooks& hooks, const Request& request,
                    base::Report& report);

}  // namespace commands
