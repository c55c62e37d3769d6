// One form for all Nodes that differ in names only: nothing the core or its surroundings do depends
// on which names are used.
#pragma once

#include <cstdint>

#include "surroundings.h"

namespace callcore::model {

// Renames calls, tasks, parties, lines and commands, orders what has no order, forgets what
// nothing can come of. What this relies on of the core:
// - names are only compared for equality, but that a new CallId exceeds `lastCall`, and that lines
//   are in the order of their calls;
// - the order of open calls decides nothing but the order of the commands of one step, either
//   (symmetry_test.cpp);
// - the order of tasks, of parties and of pending commands decides nothing but the order of the
//   commands of one step;
// - the pauses of commands (`afterMs`) are for the executor, and nothing is decided by them.
enum class Order : std::uint8_t { free, ofArrival };  // Of open calls.
void makeCanonical(Node& node, Order order = Order::free);

// Drops what is over, and of which the core says nothing any more.
void forgetSlots(Node& node);

}  // namespace callcore::model
