// What the core promises, whatever happens.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/claims.h"
#include "core/lookup.h"
#include "core/shown.h"
#include "core/snapshot.h"
#include "world.h"

namespace callcore {

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
  EXPECT_FALSE(std::holds_alternative<DialStarted>(event) && is) << "live beside a dialling (P29)";
  const bool ended = was && std::none_of(state_.calls.begin(), state_.calls.end(),
                                         [&](const Call& call) { return call.id == *was; });
  const bool previous = state_.options.resumeOnEnd == ResumeOnEnd::previous;
  if (ended && !previous) {
    EXPECT_EQ(is, std::nullopt) << "another became live by itself (P19)";
  }
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

// A call that is not live is left by each of its parties' holds, or by the agent's own leg (P11,
// P16).
void World::expectAway(const CallView& view) const {
  int talking = 0;
  int failed = 0;
  bool ownHeld = false;
  for (const PartyView& party : view.parties) {
    if (party.holdFailed) ++failed;
    if (party.kind == PartyKind::own) {
      ownHeld = party.held;
      EXPECT_FALSE(party.heldBy == HeldBy::policy &&
                   state_.options.multiPartyHold == MultiPartyHold::parties)
          << "(P16)";
    } else if (!party.held) {
      ++talking;
    }
  }
  if (talking - failed <= 0) return;
  EXPECT_EQ(state_.options.multiPartyHold, MultiPartyHold::agent) << "(P11)";
  EXPECT_TRUE(ownHeld && talking >= 2) << "(P16)";
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
    if (view.live) {
      EXPECT_EQ(call.microphoneMuted, call.agentMuted) << "(P4)";
    }
    const Task* task = view.task ? findTask(state_, *view.task) : nullptr;
    const bool ours = task != nullptr && !task->monitored;
    for (const PartyView& party : view.parties) {
      if (!view.task || !conferences_.contains(*view.task)) continue;
      const WorldParty& truth = conferences_.at(*view.task).at(party.party);
      EXPECT_EQ(party.held, truth.held) << "what is believed is so";
      if (ours && view.live && truth.held) {
        EXPECT_EQ(party.heldBy, HeldBy::agent) << "(P12)";
        EXPECT_FALSE(truth.recalled) << "(P27)";
      }
    }
    if (ours && !view.live) expectAway(view);
  }
  if (state_.several && state_.showTries < 3) {
    EXPECT_EQ(shown_, callToShow(state_)) << "(P17)";
  }
  for (const LineId line : open_) {
    const bool used = std::any_of(calls_.begin(), calls_.end(),
                                  [&](const auto& entry) { return entry.second.line == line; });
    EXPECT_NE(used, closed_.contains(line)) << "a line is there as long as its call (P20)";
  }
}

}  // namespace callcore
