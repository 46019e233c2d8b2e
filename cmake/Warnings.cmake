# The compile options of all our own targets: link `postil-options` PRIVATE.
add_library(postil-options INTERFACE)
target_compile_options(postil-options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Wdouble-promotion -Wformat=2
  # Plain structs have defaults for what a designated initialiser leaves out (style.md).
  -Wno-missing-field-initializers)
# g++ 12 reports null dereferences and uninitialised values inside libstdc++ (std::regex, std::variant) when a sanitizer has rewritten
# it, and uninitialised values in a variant that was moved from when it inlines more (-O2). The dev preset keeps both warnings.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  if(POSTIL_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(postil-options INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(NOT POSTIL_SANITIZE)
    target_compile_options(postil-options INTERFACE -Wnull-dereference)
  endif()
endif()
if(POSTIL_WERROR)
  target_compile_options(postil-options INTERFACE -Werror)
endif()
target_compile_definitions(postil-options INTERFACE POSTIL_VERSION="${PROJECT_VERSION}")
target_link_libraries(postil-options INTERFACE Threads::Threads)
if(POSTIL_SANITIZE)
  add_compile_options(-fsanitize=${POSTIL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${POSTIL_SANITIZE})
endif()
if(POSTIL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
