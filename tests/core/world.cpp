#include "world.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/claims.h"
#include "core/lookup.h"
#include "core/shown.h"
#include "core/snapshot.h"
#include "print.h"

namespace callcore {
namespace {

constexpr std::size_t kMostCalls = 5;
constexpr int kMostMoves = 5000;

}  // namespace

World::World(unsigned seed, bool hostile) : random_(seed), hostile_(hostile) {
  post(Configured{.maxCalls = 2 + pick(5),
                  .resumeOnEnd = oneIn(2) ? ResumeOnEnd::off : ResumeOnEnd::previous});
}

WorldCall* World::pickCall() {
  if (calls_.empty()) return nullptr;
  return &std::next(calls_.begin(), pick(static_cast<int>(calls_.size())))->second;
}

// The task of call n is task n; some have no call yet, or none any more.
TaskSid World::pickTask() {
  return TaskSid{1 + static_cast<std::uint32_t>(pick(static_cast<int>(lastCall_) + 2))};
}

void World::post(const Event& event) {
  trace("> ", event);
  const Transition transition = step(state_, event);
  const Transition again = step(state_, event);
  ASSERT_EQ(transition.state, again.state) << "not deterministic";
  ASSERT_EQ(transition.commands, again.commands) << "not deterministic";
  if (!transition.ignored.empty()) {
    ASSERT_EQ(transition.state, state_) << "ignored, yet changed (P26)";
    ASSERT_TRUE(transition.commands.empty()) << "ignored, yet asked for something (P26)";
  }
  const State before = state_;
  state_ = transition.state;
  expectLiveKept(event, before);
  State copy = state_;
  ASSERT_TRUE(reconcile(copy).empty()) << "a step leaves nothing to be done";
  for (const Command& command : transition.commands) {
    trace(("  " + std::to_string(command.id.value) + " ").c_str(), command.action);
    todo_.push_back(command);
    expectPlain(command);
    obey(command);
  }
}

// P3, P19: what is no wish of the agent's moves the live call nowhere, but that it may end.
void World::expectLiveKept(const Event& event, const State& before) const {
  const auto was = liveCall(before);
  const auto is = liveCall(state_);
  if (was == is) return;
  EXPECT_FALSE(
      std::holds_alternative<TaskSelected>(event) || std::holds_alternative<HoldRequested>(event) ||
      std::holds_alternative<MuteRequested>(event) || std::holds_alternative<MuteObserved>(event) ||
      std::holds_alternative<ShownObserved>(event) ||
      std::holds_alternative<CommandSucceeded>(event) || std::holds_alternative<Configured>(event))
      << "the live call moved by itself (P3)";
  const bool ended = was && std::none_of(state_.calls.begin(), state_.calls.end(),
                                         [&](const Call& call) { return call.id == *was; });
  const bool previous = state_.options.resumeOnEnd == ResumeOnEnd::previous;
  if (ended && !previous) EXPECT_EQ(is, std::nullopt) << "another became live by itself (P19)";
}

// P6: while one call is all there has been, and none is being accepted.
void World::expectPlain(const Command& command) const {
  if (state_.calls.size() != 1 || state_.several || accepting(state_)) return;
  EXPECT_FALSE(std::holds_alternative<Silence>(command.action) ||
               std::holds_alternative<Hold>(command.action) ||
               std::holds_alternative<Show>(command.action) ||
               std::holds_alternative<OpenLine>(command.action))
      << "a lone call is touched (P6)";
}

// What an executor does at once, before the next event. Holds take their time.
void World::obey(const Command& command) {
  const auto callOfCommand = [&](CallId id) -> WorldCall& {
    EXPECT_TRUE(calls_.contains(id)) << "a command for an ended call";
    return calls_[id];
  };
  if (const auto* silence = std::get_if<Silence>(&command.action)) {
    callOfCommand(silence->call);
  } else if (const auto* open = std::get_if<Open>(&command.action)) {
    WorldCall& call = callOfCommand(open->call);
    EXPECT_TRUE(call.open) << "only an open call is opened";
    if (!call.audible) {
      for (const auto& [id, other] : calls_) {
        EXPECT_FALSE(id != call.id && other.open && other.audible) << "two calls at once (P1, P2)";
      }
    }
    EXPECT_EQ(open->muted, call.agentMuted) << "the agent's own mute is lost (P4)";
    call.audible = true;
    call.unmutedBehindUs = false;
    call.audibleSince = command.id;
    call.microphoneMuted = open->muted;
  } else if (const auto* deliver = std::get_if<Deliver>(&command.action)) {
    callOfCommand(deliver->call).mayOpen = true;
  } else if (const auto* line = std::get_if<OpenLine>(&command.action)) {
    WorldCall& call = callOfCommand(line->call);
    EXPECT_TRUE(open_.insert(line->line).second) << "a line is opened once";
    call.line = line->line;
    call.mayOpen = true;
    call.audible = false;
  } else if (const auto* close = std::get_if<CloseLine>(&command.action)) {
    EXPECT_TRUE(open_.contains(close->line)) << "only a line that was opened is closed";
    EXPECT_TRUE(closed_.insert(close->line).second) << "a line is closed once (P20)";
  } else if (const auto* show = std::get_if<Show>(&command.action)) {
    if (show->call) EXPECT_TRUE(callOfCommand(*show->call).open) << "shown, and not open (P17)";
    shown_ = show->call;
  } else if (const auto* unhold = std::get_if<Unhold>(&command.action)) {
    const WorldParty& party = conferences_[unhold->task][unhold->party];
    EXPECT_FALSE(party.held && party.agentHeld) << "the agent's own hold is released (P12)";
  }
}

void World::carryOutHold(TaskSid task, PartyId party, bool held) {
  const auto conference = conferences_.find(task);
  if (conference == conferences_.end() || !conference->second.contains(party)) return;
  WorldParty& truth = conference->second[party];
  truth.held = held;
  if (!held) truth.agentHeld = false;
  observe(task);
}

void World::answer(std::size_t index, bool refuse) {
  const Command command = todo_[index];
  todo_.erase(todo_.begin() + static_cast<std::ptrdiff_t>(index));
  if (const auto* line = std::get_if<OpenLine>(&command.action)) {
    const auto call = calls_.find(line->call);
    if (call != calls_.end() && call->second.line == line->line && !call->second.open) {
      if (!refuse) {
        openCall(call->second);
      } else if (call->second.firstLegRings) {
        call->second.line = kFlexLine;
        call->second.mayOpen = false;
        call->second.audible = true;
        call->second.audibleSince = state_.lastCommand;
      } else {
        calls_.erase(call);
      }
    }
  } else if (const auto* hold = std::get_if<Hold>(&command.action)) {
    if (!refuse) carryOutHold(hold->task, hold->party, true);
  } else if (const auto* unhold = std::get_if<Unhold>(&command.action)) {
    if (!refuse) carryOutHold(unhold->task, unhold->party, false);
  } else if (const auto* recheck = std::get_if<Recheck>(&command.action)) {
    std::erase_if(late_, [&](const PartiesChanged& fact) { return fact.task == recheck->task; });
    post(pictureOf(recheck->task));
  } else if (const auto* silence = std::get_if<Silence>(&command.action)) {
    const auto call = calls_.find(silence->call);
    if (!refuse && call != calls_.end() && command.id > call->second.audibleSince) {
      call->second.audible = false;
    }
  }
  if (hostile_ && oneIn(20)) return;  // Lost.
  if (refuse) {
    const Millis pause{static_cast<std::uint32_t>(pick(4)) * 1000};
    post(CommandFailed{.command = command.id,
                       .reason = Reason::reported,
                       .retryAfterMs = oneIn(2) ? std::optional(pause) : std::nullopt,
                       .final = oneIn(5)});
  } else {
    post(CommandSucceeded{command.id});
  }
  if (hostile_ && oneIn(10)) post(CommandSucceeded{command.id});  // Doubled.
}

PartiesChanged World::pictureOf(TaskSid task) const {
  PartiesChanged picture{.task = task, .sid = CallSid{task.value}, .parties = {}};
  const auto conference = conferences_.find(task);
  if (conference == conferences_.end()) return picture;
  for (const auto& [id, party] : conference->second) {
    picture.parties.push_back({.party = id,
                               .kind = id.value % 10 == 0 ? PartyKind::customer : PartyKind::worker,
                               .held = party.held});
  }
  return picture;
}

void World::observe(TaskSid task) { late_.push_back(pictureOf(task)); }

void World::offerCall() {
  if (calls_.size() >= kMostCalls) return;
  const CallId id{++lastCall_};
  if (!oneIn(4)) post(TaskAccepted{.task = TaskSid{id.value}});
  calls_[id] = {.id = id};
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
  const PartyId id{task.value * 10 + static_cast<std::uint32_t>(pick(3))};
  if (!parties.contains(id)) {
    parties[id] = {};
  } else if (oneIn(6)) {
    parties.erase(id);
  } else {
    parties[id].held = !parties[id].held;  // Somebody else's doing.
    parties[id].agentHeld = false;
  }
  observe(task);
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
      if (party.value % 10 == 0 && oneIn(2))
        post(HoldRequested{.task = task, .party = {}});
      else
        post(HoldRequested{.task = task, .party = party});
      carryOutHold(task, party, true);
      conferences_[task][party].agentHeld = true;
      break;
    default:
      if (!known) break;
      if (party.value % 10 == 0 && oneIn(2))
        post(UnholdRequested{.task = task, .party = {}});
      else
        post(UnholdRequested{.task = task, .party = party});
      carryOutHold(task, party, false);
      break;
  }
}

void World::sayNonsense() {
  const CallId call{static_cast<std::uint32_t>(pick(9))};
  const TaskSid task{static_cast<std::uint32_t>(pick(9))};
  const LineId line{static_cast<std::uint32_t>(pick(4))};
  switch (pick(6)) {
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
      return offerCall();
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
      if (oneIn(6)) return post(TaskEnded{pickTask()});
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

bool World::settle() {
  for (int i = 0; i < kMostMoves; ++i) {
    if (!late_.empty() && (todo_.empty() || oneIn(2))) {
      const PartiesChanged fact = late_.front();
      late_.pop_front();
      post(fact);
    } else if (!todo_.empty()) {
      answer(static_cast<std::size_t>(pick(static_cast<int>(todo_.size()))), false);
    } else {
      return true;
    }
  }
  return false;
}

void World::expectAtRest() const {
  const Snapshot snapshot = snapshotOf(state_);
  EXPECT_EQ(snapshot.calls.size(), calls_.size());
  EXPECT_TRUE(state_.pending.empty()) << "every command was answered";
  for (const CallView& view : snapshot.calls) {
    const WorldCall& call = calls_.at(view.call);
    EXPECT_EQ(view.line, call.line);
    EXPECT_EQ(view.agentMuted, call.agentMuted) << "the agent's own mute is lost (P4, P5)";
    if (!call.open) continue;
    EXPECT_EQ(call.audible, view.live) << "heard if and only if live (P1)";
    if (view.live) EXPECT_EQ(call.microphoneMuted, call.agentMuted) << "(P4)";
    for (const PartyView& party : view.parties) {
      if (!view.task || !conferences_.contains(*view.task)) continue;
      const WorldParty& truth = conferences_.at(*view.task).at(party.party);
      EXPECT_EQ(party.held, truth.held) << "what is believed is so";
      const bool ours = !findTask(state_, *view.task)->monitored;
      if (ours && !view.live && !party.holdFailed) EXPECT_TRUE(truth.held) << "(P11)";
      if (ours && view.live && truth.held) EXPECT_EQ(party.heldBy, HeldBy::agent) << "(P12)";
    }
  }
  if (state_.several && state_.showTries < 3) EXPECT_EQ(shown_, callToShow(state_)) << "(P17)";
  for (const LineId line : open_) {
    const bool used = std::any_of(calls_.begin(), calls_.end(),
                                  [&](const auto& entry) { return entry.second.line == line; });
    EXPECT_NE(used, closed_.contains(line)) << "a line is there as long as its call (P20)";
  }
}

}  // namespace callcore
