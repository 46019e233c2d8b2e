#include "base/read_file.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace base {
namespace {

std::string reason(int error) {
  if (error == ENOENT) return "there is no such file";
  if (error == EACCES) return "the program's user may not read this file";
  return std::generic_category().message(error);
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const auto fault = [&path](const std::string& message) {
    return Fault{Code::bad_request, path + ": " + message};
  };
  if (path.empty()) return Fault{Code::bad_request, "the name of the file is empty"};
  std::error_code ignored;
  // Container engines make a folder of a file that is to be mounted and is missing.
  if (std::filesystem::is_directory(path, ignored)) return fault("this is a folder; name a file");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return fault(reason(errno));
  std::ostringstream text;
  text << file.rdbuf();
  // Nothing is written for an empty file, which sets the stream's failbit.
  if (file.bad() || text.bad()) return fault("the file cannot be read to its end");
  return text.str();
}

}  // namespace base
