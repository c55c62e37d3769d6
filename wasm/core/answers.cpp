#include "core/answers.h"

#include "core/claims.h"
#include "core/hang_up.h"
#include "core/hold.h"
#include "core/lines.h"
#include "core/lookup.h"
#include "core/policy.h"
#include "core/shown.h"
#include "core/trust.h"

namespace callcore {
namespace {

// Something of a call was given up.
Tell ofCall(Notice notice, const Call& call) {
  return {.notice = notice,
          .call = call.id,
          .task = call.task,
          .party = {},
          .reason = Reason::reported};
}

// Something of a party was given up.
Tell ofParty(Notice notice, TaskSid task, PartyId party) {
  return {.notice = notice, .call = {}, .task = task, .party = party, .reason = Reason::reported};
}

}  // namespace

void Succeeded::operator()(const Silence& c) const {
  if (Call* call = findCall(state, c.call)) silenced(*call);
}
void Succeeded::operator()(const Open& c) const {
  if (Call* call = findCall(state, c.call)) opened(*call);
}
void Succeeded::operator()(const Hold& c) const { holdSucceeded(state, c.task, c.party, true); }
void Succeeded::operator()(const Unhold& c) const { holdSucceeded(state, c.task, c.party, false); }
void Succeeded::operator()(const Recheck& c) const { recheckSucceeded(state, c.task, tells); }

// Believed when given out; what comes of it comes as an event.
void Succeeded::operator()(const Show& /*c*/) const {}
void Succeeded::operator()(const Deliver& /*c*/) const {}
void Succeeded::operator()(const OpenLine& /*c*/) const {}
void Succeeded::operator()(const CloseLine& /*c*/) const {}
void Succeeded::operator()(const Tell& /*c*/) const {}
void Succeeded::operator()(const HangUp& /*c*/) const {}

void Failed::operator()(const Silence& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr || !silenceFailed(*call)) return;
  tells.emplace_back(ofCall(Notice::silenceFailed, *call));
}

void Failed::operator()(const Open& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr || !openFailed(*call)) return;
  tells.emplace_back(ofCall(Notice::openFailed, *call));
}

void Failed::operator()(const Hold& c) const {
  if (!holdFailed(state, c.task, c.party, true, why)) return;
  tells.emplace_back(ofParty(Notice::holdFailed, c.task, c.party));
}

void Failed::operator()(const Unhold& c) const {
  if (!holdFailed(state, c.task, c.party, false, why)) return;
  tells.emplace_back(ofParty(Notice::unholdFailed, c.task, c.party));
}

void Failed::operator()(const Recheck& c) const { recheckFailed(state, c.task, why.final, tells); }

void Failed::operator()(const Show& /*c*/) const { showFailed(state); }

void Failed::operator()(const Deliver& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr || !deliverFailed(*call)) return;
  tells.emplace_back(ofCall(Notice::deliverFailed, *call));
}

void Failed::operator()(const OpenLine& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr || call->stage != Stage::forwarding) return;
  // What is ended at once is no call that the agent could still take (P30).
  const bool ends = isUnwanted(state, *call) && isCertain(*call);
  if (!ends) tells.emplace_back(ofCall(Notice::forwardFailed, *call));
  refuseForward(state, *call);
}

void Failed::operator()(const CloseLine& /*c*/) const {}
void Failed::operator()(const Tell& /*c*/) const {}

void Failed::operator()(const HangUp& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr) return;
  hangUpFailed(state, *call);
  tells.emplace_back(ofCall(Notice::hangUpFailed, *call));
}

}  // namespace callcore
