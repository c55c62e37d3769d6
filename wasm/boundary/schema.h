// What crosses to JavaScript, said once: events, commands, and here the snapshot. The codec,
// protocol.ts and the README's tables are folds over these rows (read.cpp, write.cpp, tools/).
#pragma once

#include "boundary/schema_commands.h"
#include "boundary/schema_events.h"
#include "boundary/schema_field.h"
#include "boundary/words.h"
#include "core/snapshot.h"

namespace callcore {

template <>
struct Schema<PartyView> {
  static constexpr std::string_view kName = "PartyView";
  static constexpr auto kFields = fields(
      Field{"party", &PartyView::party}, Field{"kind", &PartyView::kind},
      Field{"held", &PartyView::held}, Field{"heldBy", &PartyView::heldBy},
      Field{"holdFailed", &PartyView::holdFailed}, Field{"unholdFailed", &PartyView::unholdFailed});
};
template <>
struct Schema<CallView> {
  static constexpr std::string_view kName = "CallView";
  static constexpr auto kFields = fields(
      Field{"call", &CallView::call}, Field{"line", &CallView::line}, Field{"sid", &CallView::sid},
      Field{"task", &CallView::task}, Field{"stage", &CallView::stage},
      Field{"silenced", &CallView::silenced}, Field{"agentMuted", &CallView::agentMuted},
      Field{"live", &CallView::live}, Field{"givenUp", &CallView::givenUp},
      Field{"recheckGivenUp", &CallView::recheckGivenUp}, Field{"parties", &CallView::parties});
};
template <>
struct Schema<Snapshot> {
  static constexpr std::string_view kName = "Snapshot";
  static constexpr auto kFields =
      fields(Field{"live", &Snapshot::live}, Field{"shown", &Snapshot::shown},
             Field{"accepting", &Snapshot::accepting}, Field{"hangingUp", &Snapshot::hangingUp},
             Field{"dialling", &Snapshot::dialling}, Field{"showGivenUp", &Snapshot::showGivenUp},
             Field{"calls", &Snapshot::calls});
};

}  // namespace callcore
