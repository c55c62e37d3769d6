#include "report.h"

#include <iomanip>
#include <ostream>
#include <sstream>

#include "boundary/codec.h"
#include "script.h"
#include "transcript.h"

namespace callcore::model {

void report(std::ostream& out, const Bounds& bounds, const Figures& figures) {
  out << bounds.name << ": " << +bounds.calls << " calls; " << bounds.covers << "\n  "
      << figures.states << " states, " << figures.atRest << " of them at rest, "
      << figures.transitions << " transitions, depth " << figures.depth << ", at most "
      << figures.longestSettling << " answers from rest; " << figures.words * 8 / figures.states
      << " bytes a state, " << figures.mostWords * 8 << " at most; " << std::fixed
      << std::setprecision(1) << figures.seconds << " s, "
      << static_cast<double>(figures.bytes) / (1 << 20) << " MiB; "
      << (figures.exhausted ? "every reachable state"
                            : "not every reachable state: a limit was met")
      << std::endl;  // Seen at once: the next may take minutes.
}

std::string complaint(const Figures& figures, const Step& step) {
  std::istringstream script(scriptOf(figures.way));
  Strings strings;
  State state;
  const auto dispatch = [&](std::string_view json) {
    Event event;
    if (const auto refusal = readEvent(json, strings, event)) return writeReply(*refusal);
    Transition transition = step(state, event);
    state = transition.state;
    return writeReply(transition, snapshotOf(state), Snapshot{}, strings);
  };
  return "# " + figures.broken + "\n\n" + replay(script, defaultsJson(), dispatch);
}

}  // namespace callcore::model
