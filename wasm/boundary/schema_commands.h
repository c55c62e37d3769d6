// The commands that JavaScript gets, a row for each.
#pragma once

#include "boundary/schema_field.h"
#include "core/command.h"

namespace callcore {

template <>
struct Schema<Silence> {
  static constexpr std::string_view kType = "silence";
  static constexpr std::string_view kMeaning =
      "cut both directions locally, now, also of a call that has yet to open";
  static constexpr auto kFields = fields(Field{"call", &Silence::call});
};
template <>
struct Schema<Open> {
  static constexpr std::string_view kType = "open";
  static constexpr std::string_view kMeaning = "let it sound, the microphone as the agent left it";
  static constexpr auto kFields = fields(Field{"call", &Open::call}, Field{"muted", &Open::muted});
};
template <>
struct Schema<Hold> {
  static constexpr std::string_view kType = "hold";
  static constexpr std::string_view kMeaning = "put a party on hold at Twilio, `afterMs` from now";
  static constexpr auto kFields = fields(Field{"task", &Hold::task}, Field{"party", &Hold::party},
                                         Field{"afterMs", &Hold::afterMs});
};
template <>
struct Schema<Unhold> {
  static constexpr std::string_view kType = "unhold";
  static constexpr std::string_view kMeaning =
      "take a party off hold at Twilio, `afterMs` from now";
  static constexpr auto kFields =
      fields(Field{"task", &Unhold::task}, Field{"party", &Unhold::party},
             Field{"afterMs", &Unhold::afterMs});
};
template <>
struct Schema<Recheck> {
  static constexpr std::string_view kType = "recheck";
  static constexpr std::string_view kMeaning =
      "after `afterMs` post `partiesChanged` as Flex has it then, and only then answer";
  static constexpr auto kFields =
      fields(Field{"task", &Recheck::task}, Field{"afterMs", &Recheck::afterMs});
};
template <>
struct Schema<Show> {
  static constexpr std::string_view kType = "show";
  static constexpr std::string_view kMeaning =
      "make this Flex's active call, or leave it with none";
  static constexpr auto kFields = fields(Field{"call", &Show::call});
};
template <>
struct Schema<Deliver> {
  static constexpr std::string_view kType = "deliver";
  static constexpr std::string_view kMeaning =
      "hand the offered call to Flex's own listener, as if we were not there";
  static constexpr auto kFields = fields(Field{"call", &Deliver::call});
};
template <>
struct Schema<OpenLine> {
  static constexpr std::string_view kType = "openLine";
  static constexpr std::string_view kMeaning =
      "make a Device and take the call over, silenced from the first sample";
  static constexpr auto kFields =
      fields(Field{"line", &OpenLine::line}, Field{"call", &OpenLine::call});
};
template <>
struct Schema<CloseLine> {
  static constexpr std::string_view kType = "closeLine";
  static constexpr std::string_view kMeaning = "destroy the Device";
  static constexpr auto kFields = fields(Field{"line", &CloseLine::line});
};
template <>
struct Schema<HangUp> {
  static constexpr std::string_view kType = "hangUp";
  static constexpr std::string_view kMeaning =
      "end this call: reject a leg that rings, disconnect any other";
  static constexpr auto kFields = fields(Field{"call", &HangUp::call});
};
template <>
struct Schema<Tell> {
  static constexpr std::string_view kType = "tell";
  static constexpr std::string_view kMeaning = "say it to the agent in words";
  static constexpr auto kFields =
      fields(Field{"notice", &Tell::notice}, Field{"call", &Tell::call}, Field{"task", &Tell::task},
             Field{"party", &Tell::party}, Field{"reason", &Tell::reason});
};

}  // namespace callcore
