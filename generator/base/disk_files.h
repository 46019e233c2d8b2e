// Files on the real disk.
#pragma once

#include <memory>

#include "base/files.h"

namespace base {

std::unique_ptr<Files> disk_files();

}  // namespace base
