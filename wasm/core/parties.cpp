#include "core/parties.h"

#include <algorithm>

#include "core/claims.h"
#include "core/limits.h"
#include "core/lookup.h"
#include "core/trust.h"

namespace callcore {
namespace {

// A party that Flex had not shown before. Who it was that held it, we were not told, unless it is
// recalled: so it was the agent.
void join(Task& task, const PartyFact& fact) {
  const bool recalled = std::erase(task.recalled, fact.party) > 0;
  Party party{.id = fact.party, .kind = fact.kind, .held = fact.held, .seen = fact.held};
  const bool agents = task.customersHeld && party.kind == PartyKind::customer;
  if (!party.held && agents) {
    party.held = true;
    distrust(party);
    task.recheckDue = true;
  }
  if (party.held) party.heldBy = recalled && !agents ? HeldBy::policy : HeldBy::agent;
  task.parties.push_back(party);
}

// Tasks that never get a call would pile up over a long day.
void forgetStrays(State& state) {
  const auto isStray = [&](const Task& task) {
    return callOf(state, task.id) == nullptr && !task.monitored &&
           std::find(state.claims.begin(), state.claims.end(), Claim{task.id}) ==
               state.claims.end();
  };
  auto strays = std::count_if(state.tasks.begin(), state.tasks.end(), isStray);
  std::erase_if(state.tasks, [&](const Task& task) {
    return isStray(task) && strays-- > static_cast<std::ptrdiff_t>(kMostStrayTasks);
  });
}

}  // namespace

bool learnParties(State& state, const PartiesChanged& fact) {
  Task* task = findTask(state, fact.task);
  if (task == nullptr) {
    if (!fact.sid && fact.parties.empty()) return false;
    task = &state.tasks.emplace_back(Task{.id = fact.task});
  }
  if (fact.sid) task->sid = fact.sid;
  std::erase_if(task->parties, [&](const Party& party) {
    const bool left = std::none_of(fact.parties.begin(), fact.parties.end(),
                                   [&](const PartyFact& f) { return f.party == party.id; });
    if (left) retireParty(state, fact.task, party.id);
    return left;
  });
  for (const PartyFact& f : fact.parties) {
    if (Party* party = findParty(*task, f.party)) {
      party->kind = f.kind;
      observe(state, fact.task, *party, f.held);
    } else {
      join(*task, f);
    }
  }
  if (task->sid) {
    const auto call = std::find_if(state.calls.begin(), state.calls.end(),
                                   [&](const Call& c) { return c.sid == task->sid; });
    if (call != state.calls.end()) link(state, *call, fact.task);
  }
  forgetStrays(state);
  return true;
}

bool recallHold(State& state, const HoldRecalled& fact) {
  Task* task = findTask(state, fact.task);
  if (task == nullptr) task = &state.tasks.emplace_back(Task{.id = fact.task});
  if (findParty(*task, fact.party) != nullptr) return false;
  std::erase(task->recalled, fact.party);
  task->recalled.push_back(fact.party);
  forgetStrays(state);
  return true;
}

void learnHoldRequest(State& state, TaskSid id, std::optional<PartyId> party, bool held) {
  Task* task = findTask(state, id);
  if (task == nullptr) task = &state.tasks.emplace_back(Task{.id = id});
  if (party && findParty(*task, *party) == nullptr) {
    // The agent saw it before we heard of it; Flex's picture will say what it is.
    task->parties.push_back(
        {.id = *party, .kind = PartyKind::external, .held = !held, .seen = !held});
  }
  bool any = false;
  for (Party& one : task->parties) {
    if (party ? one.id != *party : one.kind != PartyKind::customer) continue;
    any = true;
    one.held = held;
    one.heldBy = held ? HeldBy::agent : HeldBy::none;
    one.failures = 0;
    one.gaveUp = false;
    distrust(one);
  }
  task->recheckDue = task->recheckDue || any;
  task->customersHeld = held && !any;
  forgetStrays(state);
}

}  // namespace callcore
