// A session with the core as text, to be read and reviewed by people. See wasm/README.md for the
// notation.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace callcore {

// An event in, a reply out; both JSON. See boundary/core.h.
using Dispatch = std::function<std::string(std::string_view)>;

// Replays the `> ` lines of a script, keeps its comments, and writes what the core answers now.
[[nodiscard]] std::string replay(std::istream& script, const std::string& defaultsJson);

// The same, of another core than ours: what the tests of the model break on purpose.
[[nodiscard]] std::string replay(std::istream& script, const std::string& defaultsJson,
                                 const Dispatch& dispatch);

}  // namespace callcore
