// The files that a configuration is read from: postil.yaml, and over it the environment's overlay.
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

// A file and what stands in it. The block views into the text.
struct File {
  std::string name;  // "postil.yaml"
  std::shared_ptr<const std::string> text;
  yaml::Node root;

  yaml::Block block() const { return {name, *text, 0, text->size()}; }
};

// In the order of reading: the later wins. What cannot be read is reported and left out; so is a
// name that no environment has, and a requested overlay that is missing.
std::vector<File> read_files(const base::Files& files, const std::string& site,
                             const Environment& environment, base::Report& report);

}  // namespace configuration
