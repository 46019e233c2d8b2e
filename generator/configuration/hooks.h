// `hooks: {pre_build: [[argv…]], post_build: …, timeout: SECONDS}` of postil.yaml.
#pragma once

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// A list of commands, each a list of its words. A text is an error: no shell would read it.
void read_pre_build(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_post_build(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_timeout(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);

}  // namespace configuration
