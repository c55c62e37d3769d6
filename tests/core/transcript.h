// A session with the core as text, to be read and reviewed by people. See wasm/README.md for the
// notation.
#pragma once

#include <iosfwd>
#include <string>

namespace callcore {

// Replays the `> ` lines of a script, keeps its comments, and writes what the core answers now.
[[nodiscard]] std::string replay(std::istream& script, const std::string& defaultsJson);

}  // namespace callcore
