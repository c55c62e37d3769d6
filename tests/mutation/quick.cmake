# Makes a mutant quick to build and to run: all headers are read beforehand, and what only surrounds the core, built
# once, is made fast. Given to CMake as CMAKE_PROJECT_callcore_INCLUDE.
function(make_mutants_quick)
  file(GLOB headers ${CMAKE_SOURCE_DIR}/wasm/core/*.h)
  target_precompile_headers(core PRIVATE
    <algorithm> <array> <optional> <utility> <variant> <vector> ${headers})
  target_precompile_headers(boundary PRIVATE <nlohmann/json.hpp>)
  target_precompile_headers(transcripts PRIVATE <nlohmann/json.hpp>)
  target_precompile_headers(core_tests PRIVATE <gtest/gtest.h> <nlohmann/json.hpp>)
  target_compile_options(boundary PRIVATE -O1)
  target_compile_options(transcripts PRIVATE -O1)
endfunction()
cmake_language(DEFER CALL make_mutants_quick)
