# Writes the header and the source that embed_files() promises. Bytes are written as integers, so any content is safe.
file(WRITE ${HEADER} "// Files compiled into the program; made by cmake/EmbedScript.cmake.
#pragma once
#include <span>
#include <string_view>
namespace ${NAMESPACE} {
struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};
// Sorted by name.
std::span<const EmbeddedFile> embedded_files();
}  // namespace ${NAMESPACE}
")
list(SORT FILES)
set(arrays "")
set(table "")
set(index 0)
foreach(name IN LISTS FILES)
  file(READ ${ROOT}/${name} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char file_${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", view(file_${index})},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${SOURCE} "// Made by cmake/EmbedScript.cmake.
#include \"${NAMESPACE}/embedded.h\"
#include <array>
namespace ${NAMESPACE} {
namespace {
${arrays}
template <unsigned long N>
std::string_view view(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N - 1};
}
}  // namespace
std::span<const EmbeddedFile> embedded_files() {
  static const std::array<EmbeddedFile, ${index}> files = {{
${table}  }};
  return files;
}
}  // namespace ${NAMESPACE}
")
