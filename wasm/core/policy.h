// Who is heard: at most one call, and that only when every other is known to be silent (P1, P2).
#pragma once

#include <vector>

#include "core/state.h"

namespace callcore {

// The commands that move the calls from how they sound to how they should. Silence goes out at
// once; a call is opened only when every other one has acknowledged its silence. `live`: the live
// call, nullptr if there is none.
void reconcileAudio(State& state, Call* live, std::vector<Action>& out);

// The same when nothing has changed but how one call sounds.
void reconcileAudioOf(State& state, Call& call, Call* live, std::vector<Action>& out);

// The Voice SDK opened a call: is it to be live? (P3)
void heardOf(State& state, Call& call);

// The agent's mute button (P4, P5). Whether that is new.
bool rememberMute(Call& call, bool muted);

// The microphone changed behind our back. On a silenced call that breaks the silence (P1).
// Whether that is new.
bool observeMute(State& state, Call& call, bool muted);

// Outcomes of silence and open.
void silenced(Call& call);
void opened(Call& call);
// True when it is given up, which the agent is to be told.
[[nodiscard]] bool silenceFailed(Call& call);
[[nodiscard]] bool openFailed(Call& call);

}  // namespace callcore
