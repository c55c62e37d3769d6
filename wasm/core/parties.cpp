#include "core/parties.h"

#include <algorithm>
#include <utility>

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

bool knowsCustomer(const Task& task) {
  return std::any_of(task.parties.begin(), task.parties.end(),
                     [](const Party& party) { return party.kind == PartyKind::customer; });
}

// Tasks that never get a call would pile up over a long day.
void forgetStrays(State& state) {
  if (state.tasks.size() <= kMostStrayTasks) return;  // As nearly always.
  const auto isStray = [&](const Task& task) {
    return callOf(state, task.id) == nullptr && !task.monitored && state.sought != task.id &&
           !hasClaim(state, task.id);
  };
  auto strays = std::count_if(state.tasks.begin(), state.tasks.end(), isStray);
  std::erase_if(state.tasks, [&](const Task& task) {
    return isStray(task) && strays-- > static_cast<std::ptrdiff_t>(kMostStrayTasks);
  });
}

}  // namespace

Ignored learnParties(State& state, const PartiesChanged& fact) {
  Task* task = findTask(state, fact.task);
  bool changed = false;
  if (task == nullptr) {
    if (!fact.sid && fact.parties.empty()) return kUnknownTask;
    task = &state.tasks.emplace_back(Task{.id = fact.task});
  }
  if (fact.sid) changed = std::exchange(task->sid, fact.sid) != fact.sid;
  const auto left = std::erase_if(task->parties, [&](const Party& party) {
    const bool gone = std::none_of(fact.parties.begin(), fact.parties.end(),
                                   [&](const PartyFact& f) { return f.party == party.id; });
    if (gone) retireParty(state, fact.task, party.id);
    return gone;
  });
  changed = left > 0 || changed;
  for (const PartyFact& f : fact.parties) {
    if (Party* party = findParty(*task, f.party)) {
      const Party before = *party;
      party->kind = f.kind;
      observe(state, fact.task, *party, f.held);
      changed = *party != before || changed;
    } else {
      join(*task, f);
      changed = true;
    }
  }
  if (knowsCustomer(*task)) task->customersHeld = false;
  if (task->sid) {
    Call* call = callWith(state, *task->sid);
    if (call != nullptr && !isLinked(*call, fact.task)) {
      link(state, *call, fact.task);
      changed = true;
    }
  }
  if (changed) forgetStrays(state);
  return learntIf(changed);
}

Ignored recallHold(State& state, const HoldRecalled& fact) {
  Task* task = findTask(state, fact.task);
  if (task == nullptr) task = &state.tasks.emplace_back(Task{.id = fact.task});
  if (findParty(*task, fact.party) != nullptr) return "this party is known";
  const auto end = task->recalled.end();
  if (std::find(task->recalled.begin(), end, fact.party) != end) return kNothingNew;
  task->recalled.push_back(fact.party);
  forgetStrays(state);
  return kLearnt;
}

bool learnHoldRequest(State& state, TaskSid id, std::optional<PartyId> party, bool held) {
  Task* task = findTask(state, id);
  bool changed = task == nullptr;
  if (task == nullptr) task = &state.tasks.emplace_back(Task{.id = id});
  if (party && findParty(*task, *party) == nullptr) {
    // The agent saw it before we heard of it; Flex's picture will say what it is.
    task->parties.push_back({.id = *party, .kind = PartyKind::external});
  }
  bool any = false;
  for (Party& one : task->parties) {
    if (party ? one.id != *party : one.kind != PartyKind::customer) continue;
    any = true;
    const Party before = one;
    one.held = held;
    one.heldBy = held ? HeldBy::agent : HeldBy::none;
    one.agentReleases = !held;
    distrust(one);
    changed = one != before || changed;
  }
  if (any) changed = !std::exchange(task->recheckDue, true) || changed;
  if (!party) {
    const bool ahead = held && !any;
    changed = std::exchange(task->customersHeld, ahead) != ahead || changed;
  }
  forgetStrays(state);
  return changed;
}

}  // namespace callcore
