// What can happen in the world, by chance.
#include <gtest/gtest.h>

#include "core/lookup.h"
#include "world.h"

namespace callcore {
namespace {

constexpr std::size_t kMostCalls = 5;

}  // namespace

WorldCall* World::pickCall() {
  if (calls_.empty()) return nullptr;
  return &std::next(calls_.begin(), pick(static_cast<int>(calls_.size())))->second;
}

// The task of call n is task n; some have no call yet, or none any more.
TaskSid World::pickTask() {
  return TaskSid{1 + static_cast<std::uint32_t>(pick(static_cast<int>(lastCall_) + 2))};
}

void World::configure() {
  post(Configured{.maxCalls = 2 + pick(5),
                  .resumeOnEnd = oneIn(2) ? ResumeOnEnd::off : ResumeOnEnd::previous,
                  .multiPartyHold = oneIn(2) ? MultiPartyHold::parties : MultiPartyHold::agent});
}

// The page was loaded anew: the conferences of the first tasks are found as they were left.
void World::reload() {
  for (std::uint32_t task = 1; task <= 2; ++task) {
    for (std::uint32_t index = 0; index < 3; ++index) {
      if (oneIn(3)) continue;
      const PartyId party{task * 10 + index};
      const bool ours = oneIn(2);
      conferences_[TaskSid{task}][party] = {.held = true, .agentHeld = !ours, .recalled = ours};
      if (ours) post(HoldRecalled{.task = TaskSid{task}, .party = party});
    }
    observe(TaskSid{task});
  }
}

void World::dial() {
  if (!dialling_) {
    dialling_ = true;
    return post(DialStarted{});
  }
  if (oneIn(3)) {
    dialling_ = false;
    return post(DialFailed{});
  }
  if (!oneIn(3)) return offerCall(TaskKind::outbound);
}

void World::offerCall(TaskKind kind) {
  if (calls_.size() >= kMostCalls) return;
  const CallId id{++lastCall_};
  if (kind == TaskKind::outbound) dialling_ = false;
  if (kind == TaskKind::outbound || !oneIn(4)) {
    post(TaskAccepted{.task = TaskSid{id.value}, .kind = kind});
  }
  calls_[id] = {.id = id};
  // Each call has a CallSid of its own, as at Twilio, whether it is told at once or later. What two
  // that claim the same come to is a scenario's, and the text fuzzer's.
  const auto sid = oneIn(3) ? std::nullopt : std::optional(CallSid{id.value});
  post(CallOffered{.call = id, .line = kFlexLine, .sid = sid, .forwardable = !oneIn(8)});
}

void World::openCall(WorldCall& call) {
  if (call.open || !call.mayOpen) return;
  call.open = true;
  if (call.audible) {
    for (const auto& [id, other] : calls_) {
      EXPECT_FALSE(id != call.id && other.open && other.audible && !other.unmutedBehindUs)
          << "opened beside another (P1)";
    }
  }
  const CallId id = call.id;
  post(CallOpened{.call = id, .sid = CallSid{id.value}});
  if (call.line != kFlexLine && call.firstLegRings) {
    call.firstLegRings = false;
    post(CallEnded{.call = id, .line = kFlexLine, .reason = EndReason::cancelled});
  }
}

void World::endCall(CallId id, EndReason reason) {
  const LineId line = calls_[id].line;
  calls_.erase(id);
  conferences_.erase(TaskSid{id.value});
  post(CallEnded{.call = id, .line = line, .reason = reason});
  if (oneIn(2))
    post(CallEnded{.call = id, .line = line, .reason = reason});  // The SDK says it twice.
  if (oneIn(2)) post(TaskEnded{TaskSid{id.value}});
}

void World::endTask(TaskSid task) {
  const auto conference = conferences_.find(task);
  if (conference != conferences_.end()) {
    for (auto& [id, party] : conference->second)
      party.recalled = false;  // Forgotten with the task.
  }
  post(TaskEnded{task});
}

void World::failLine(LineId line) {
  for (auto call = calls_.begin(); call != calls_.end();) {
    WorldCall& one = call->second;
    const bool fallsBack = one.line == line && line != kFlexLine && !one.open && one.firstLegRings;
    if (line == kFlexLine && one.line != kFlexLine) one.firstLegRings = false;
    if (fallsBack) {
      one.line = kFlexLine;
      one.mayOpen = false;
      one.audible = true;
      one.audibleSince = state_.lastCommand;
    }
    if (one.line == line && !fallsBack)
      call = calls_.erase(call);
    else
      ++call;
  }
  post(LineFailed{.line = line});
}

void World::touchConference(TaskSid task) {
  const auto call = calls_.find(CallId{task.value});
  if (call == calls_.end() || !call->second.open) return;
  Parties& parties = conferences_[task];
  const PartyId id{task.value * 10 + static_cast<std::uint32_t>(pick(4))};
  if (!parties.contains(id)) {
    parties[id] = {};
  } else if (oneIn(6)) {
    parties.erase(id);
  } else {
    parties[id].held = !parties[id].held;  // Somebody else's doing.
    parties[id].agentHeld = parties[id].recalled = false;
  }
  observe(task);
}

// A customer goes without a name as long as Flex shows none (plugin/src/hooks/hold-request.ts). So
// one whom the core knows by name alone, from a request that came before the picture, has it again.
std::optional<PartyId> World::asFlexSays(TaskSid task, PartyId party) {
  if (party.value % 10 != 0 || !oneIn(2)) return party;
  Task* known = findTask(state_, task);
  const Party* one = known != nullptr ? findParty(*known, party) : nullptr;
  const bool named = one != nullptr && one->kind != PartyKind::customer;
  return named ? std::optional(party) : std::nullopt;
}

void World::agentActs(TaskSid task) {
  const PartyId party{task.value * 10 + static_cast<std::uint32_t>(pick(3))};
  const bool known = conferences_.contains(task) && conferences_[task].contains(party);
  switch (pick(4)) {
    case 0:
      post(SwitchRequested{task});
      break;
    case 1:
      post(TaskSelected{oneIn(4) ? std::nullopt : std::optional(task)});
      break;
    case 2:
      if (!known) break;
      post(HoldRequested{.task = task, .party = asFlexSays(task, party)});
      carryOutHold(task, party, true);
      conferences_[task][party] = {.held = true, .agentHeld = true};
      break;
    default:
      if (!known) break;
      post(UnholdRequested{.task = task, .party = asFlexSays(task, party)});
      carryOutHold(task, party, false);
      break;
  }
}

void World::sayNonsense() {
  const CallId call{static_cast<std::uint32_t>(pick(9))};
  const TaskSid task{static_cast<std::uint32_t>(pick(9))};
  const LineId line{static_cast<std::uint32_t>(pick(4))};
  switch (pick(8)) {
    case 0:
      return post(CommandFailed{.command = {state_.lastCommand.value + 1}});
    case 1:
      return post(MonitoringFailed{.task = task});
    case 2:
      return post(UnholdRequested{.task = TaskSid{100}, .party = {}});
    case 3:
      return post(CallOffered{.call = call, .line = LineId{line.value + 1}});
    case 4:
      return post(ShownObserved{call});
    case 5:
      dialling_ = false;
      return post(DialFailed{});
    case 6:
      return post(HoldRecalled{.task = task, .party = {7}});
    default:
      return post(PartiesChanged{.task = task, .sid = {}, .parties = {{.party = {7}}}});
  }
}

void World::happen() {
  if (!todo_.empty() && !oneIn(3)) {
    const auto index = static_cast<std::size_t>(pick(static_cast<int>(todo_.size())));
    const bool forward = std::holds_alternative<OpenLine>(todo_[index].action);
    return answer(index, (hostile_ || forward) && oneIn(5));
  }
  WorldCall* call = pickCall();
  switch (pick(12)) {
    case 0:
    case 1:
      return oneIn(5) ? dial() : offerCall(TaskKind::voice);
    case 2:
    case 3:
      if (call != nullptr) openCall(*call);
      return;
    case 4:
      if (call != nullptr && oneIn(3)) endCall(call->id, static_cast<EndReason>(pick(5)));
      return;
    case 5:
      if (!oneIn(8)) return;
      return failLine(LineId{static_cast<std::uint32_t>(pick(4))});
    case 6:
      if (oneIn(2)) return post(TaskAcceptFailed{.task = pickTask()});
      if (oneIn(6)) return post(MonitoringStarted{pickTask()});
      if (oneIn(6)) return post(MonitoringFailed{.task = pickTask()});
      return post(
          TaskAccepted{.task = pickTask(), .kind = oneIn(5) ? TaskKind::other : TaskKind::voice});
    case 7:
      if (call == nullptr) return;
      call->agentMuted = oneIn(2);
      if (oneIn(2) || !call->open) return post(MuteRequested{call->id, call->agentMuted});
      call->microphoneMuted = call->agentMuted;
      if (!call->agentMuted && !call->audible) {
        call->audible = true;
        call->unmutedBehindUs = true;
      }
      if (!call->agentMuted) call->audibleSince = state_.lastCommand;
      return post(MuteObserved{call->id, call->agentMuted});
    case 8:
      if (oneIn(2)) return agentActs(pickTask());
      if (call != nullptr && call->open) shown_ = call->id;
      if (oneIn(3)) shown_.reset();
      return post(ShownObserved{shown_});
    case 9:
      if (hostile_) return sayNonsense();
      if (oneIn(6)) return endTask(pickTask());
      if (oneIn(8)) return configure();
      return;
    case 10:
      if (late_.empty()) return;
      {
        const PartiesChanged fact = late_.front();
        late_.pop_front();
        return post(fact);
      }
    default:
      return touchConference(pickTask());
  }
}

}  // namespace callcore
