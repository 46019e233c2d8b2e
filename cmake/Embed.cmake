# embed_files(TARGET NAMESPACE ROOT FILE...) compiles files into TARGET.
# The generated "NAMESPACE/embedded.h" declares `std::span<const NAMESPACE::EmbeddedFile> embedded_files()`, sorted by name; names are relative to ROOT.
function(embed_files target namespace root)
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(header ${directory}/${namespace}/embedded.h)
  set(source ${directory}/${namespace}/embedded.cpp)
  list(TRANSFORM ARGN PREPEND ${root}/ OUTPUT_VARIABLE inputs)
  add_custom_command(OUTPUT ${header} ${source}
    COMMAND ${CMAKE_COMMAND} -DNAMESPACE=${namespace} -DROOT=${root} "-DFILES=${ARGN}" -DHEADER=${header} -DSOURCE=${source}
            -P ${PROJECT_SOURCE_DIR}/cmake/EmbedScript.cmake
    DEPENDS ${inputs} ${PROJECT_SOURCE_DIR}/cmake/EmbedScript.cmake
    COMMENT "Embedding ${namespace} files" VERBATIM)
  # A rule belongs to the folder that states it: the target may be another folder's, so it needs a name to wait for.
  add_custom_target(embed-${target}-${namespace} DEPENDS ${header} ${source})
  add_dependencies(${target} embed-${target}-${namespace})
  target_sources(${target} PRIVATE ${source} ${header})
  target_include_directories(${target} PRIVATE ${directory})
endfunction()
