// `hooks: {pre_build: [[argv…]], post_build: …, timeout: SECONDS}` of postil.yaml.
#pragma once

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// The value is a list of commands, and each command is a list of arguments. A string is an error,
// because no shell would split it.
void read_pre_build(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_post_build(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_timeout(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);

}  // namespace configuration
