// Visits every state that can be reached, breadth first, and checks every promise in each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bounds.h"
#include "play.h"
#include "seen.h"

namespace callcore::model {

struct Figures {
  std::uint64_t states = 0;
  std::uint64_t transitions = 0;  // Moves played, whether they led to a new state or not.
  std::uint64_t atRest = 0;
  std::uint64_t words = 0;       // Of all states, packed.
  std::uint64_t mostWords = 0;   // Of the largest state.
  unsigned depth = 0;            // Moves on the longest of the shortest ways.
  unsigned longestSettling = 0;  // Answers until rest, from the state farthest from it.
  double seconds = 0;
  std::size_t bytes = 0;   // Of all states, and of the widest two levels.
  bool exhausted = false;  // Nothing new was left to find; else a limit was met.
  std::string broken;      // The promise, if one was.
  std::vector<Event> way;  // A shortest way there.
};

// As many as every machine has.
inline constexpr unsigned kThreads = 2;

// With one thread the way is the same each time.
[[nodiscard]] Figures explore(const Bounds& bounds, const Step& step, unsigned threads = 1);

}  // namespace callcore::model
