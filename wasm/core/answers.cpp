#include "core/answers.h"

#include "core/hold.h"
#include "core/lines.h"
#include "core/lookup.h"
#include "core/policy.h"
#include "core/shown.h"
#include "core/trust.h"

namespace callcore {

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

void Failed::operator()(const Silence& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr || !silenceFailed(*call)) return;
  tells.emplace_back(Tell{.notice = Notice::silenceFailed,
                          .call = c.call,
                          .task = call->task,
                          .party = {},
                          .reason = Reason::reported});
}

void Failed::operator()(const Open& c) const {
  if (Call* call = findCall(state, c.call)) openFailed(*call);
}

void Failed::operator()(const Hold& c) const {
  if (!holdFailed(state, c.task, c.party, true, why)) return;
  tells.emplace_back(Tell{.notice = Notice::holdFailed,
                          .call = {},
                          .task = c.task,
                          .party = c.party,
                          .reason = Reason::reported});
}

void Failed::operator()(const Unhold& c) const {
  if (!holdFailed(state, c.task, c.party, false, why)) return;
  tells.emplace_back(Tell{.notice = Notice::unholdFailed,
                          .call = {},
                          .task = c.task,
                          .party = c.party,
                          .reason = Reason::reported});
}

void Failed::operator()(const Recheck& c) const { recheckFailed(state, c.task, why.final, tells); }

void Failed::operator()(const Show& /*c*/) const { showFailed(state); }

void Failed::operator()(const Deliver& c) const {
  if (Call* call = findCall(state, c.call)) deliverFailed(*call);
}

void Failed::operator()(const OpenLine& c) const {
  Call* call = findCall(state, c.call);
  if (call == nullptr || call->stage != Stage::forwarding) return;
  tells.emplace_back(Tell{.notice = Notice::forwardFailed,
                          .call = c.call,
                          .task = call->task,
                          .party = {},
                          .reason = Reason::reported});
  refuseForward(state, *call);
}

void Failed::operator()(const CloseLine& /*c*/) const {}
void Failed::operator()(const Tell& /*c*/) const {}

}  // namespace callcore
