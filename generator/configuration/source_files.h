// Reads the files of a configuration: postil.yaml and the overlay of the environment.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/report.h"
#include "configuration/configuration.h"
#include "yaml/node.h"

namespace configuration {

// A file and its parsed content. block() is a view into the text.
struct SourceFile {
  std::string name;  // "postil.yaml"
  std::shared_ptr<const std::string> text;
  yaml::Node root;

  yaml::Block block() const { return {name, *text, 0, text->size()}; }
};

// Returns the files in merge order: a later file overrides an earlier one. Reports and leaves out
// unreadable files, invalid environment names and a missing overlay that was requested.
std::vector<SourceFile> read_source_files(const base::Files& files, const std::string& site,
                                          const Environment& environment, base::Report& report);

}  // namespace configuration
