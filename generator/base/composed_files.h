// Shows the files of a disk under names in NFC, so that a name has one form in the whole program.
#pragma once

#include <memory>
#include <string>

#include "base/files.h"

namespace base {

// A view of `files`, which must outlive it. Lists give names in NFC, and a name is found in
// whatever form the disk has it. When two names in one folder differ in their form only, the one
// that is not in NFC keeps its own: the caller can report both. Writing through the view is an
// error.
std::unique_ptr<const Files> composed_files(const Files& files);

// The path in the form that the disk has, for programs that open it; `path` itself when the disk
// has it in no form.
std::string path_on_disk(const Files& files, const std::string& path);

}  // namespace base
