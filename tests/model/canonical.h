// One form for all Nodes that differ in names only: nothing the core or its surroundings do depends
// on which names are used.
#pragma once

#include "surroundings.h"

namespace callcore::model {

// Renames calls, tasks, parties, lines and commands, orders what has no order, forgets what
// nothing can come of. What this relies on of the core:
// - names are only compared for equality, but that a new CallId exceeds `lastCall`;
// - the order of tasks, of parties and of pending commands decides nothing but the order of the
//   commands of one step;
// - pauses (`afterMs`, `holdPause`) are for the executor, and nothing is decided by them.
void makeCanonical(Node& node);

}  // namespace callcore::model
