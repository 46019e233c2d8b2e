// A build without comments, with the signature of the other commands.
#pragma once

#include "commands/build.h"

inline int plain_build(base::Files& files, const commands::Request& request,
                       const commands::Console& console) {
  return commands::build(files, request, {}, console);
}
