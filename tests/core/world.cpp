#include "world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "core/lookup.h"
#include "print.h"

namespace callcore {
namespace {

constexpr int kMostMoves = 5000;

PartyKind kindOf(PartyId id) {
  switch (id.value % 10) {
    case 0:
      return PartyKind::customer;
    case 3:
      return PartyKind::own;
    default:
      return PartyKind::worker;
  }
}

}  // namespace

World::World(Chance chance, bool hostile) : chance_(std::move(chance)), hostile_(hostile) {
  configure();
  if (oneIn(4)) reload();
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
  } else {
    ASSERT_FALSE(transition.state == state_) << "not ignored, yet nothing is new (P26)";
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
    EXPECT_LE(state_.calls.size(), state_.options.maxCalls) << "more calls than allowed (P25)";
    call.line = line->line;
    call.mayOpen = true;
    call.audible = false;
  } else if (const auto* close = std::get_if<CloseLine>(&command.action)) {
    EXPECT_TRUE(open_.contains(close->line)) << "only a line that was opened is closed";
    EXPECT_TRUE(closed_.insert(close->line).second) << "a line is closed once (P20)";
  } else if (const auto* show = std::get_if<Show>(&command.action)) {
    if (show->call) {
      EXPECT_TRUE(callOfCommand(*show->call).open) << "shown, and not open (P17)";
    }
    shown_ = show->call;
  } else if (const auto* hold = std::get_if<Hold>(&command.action)) {
    const Task* task = findTask(state_, hold->task);
    EXPECT_FALSE(task != nullptr && task->monitored) << "a colleague's parties are held (P21)";
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
  if (!held) truth.agentHeld = truth.recalled = false;
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
    picture.parties.push_back({.party = id, .kind = kindOf(id), .held = party.held});
  }
  return picture;
}

void World::observe(TaskSid task) { late_.push_back(pictureOf(task)); }

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

}  // namespace callcore
