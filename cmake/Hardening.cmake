# Hardening of both programs, as Debian's guide recommends it for programs that read untrusted input. The compiler of Debian makes
# position-independent executables by itself. Sanitizers and fuzzers have stronger checks, which do not work with _FORTIFY_SOURCE.
if(NOT POSTIL_SANITIZE AND NOT POSTIL_FUZZ)
  add_compile_options(-fstack-protector-strong)
  add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
  # _FORTIFY_SOURCE needs optimisation; the coverage preset has none. It is undefined first, because some compilers define it
  # themselves and a second definition is a warning.
  string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
  if("${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}" MATCHES "-O[123s]")
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  endif()
endif()
