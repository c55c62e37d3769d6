// Whatever text comes in, an answer goes out: an event is read whole, and anything else is refused
// by the name of what is amiss, with nothing changed.
#include "boundary/codec.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "boundary/core.h"

namespace callcore {
namespace {

using nlohmann::json;

std::string ringing() {
  return R"({"type":"callOffered","call":1,"line":0,"sid":"CA1","forwardable":true})";
}

// The error of a refused text; an empty field and message if it was not refused.
Refusal refusalOf(const std::string& text) {
  Core core;
  static_cast<void>(core.dispatch(ringing()));
  const State before = core.state();
  const json reply = json::parse(core.dispatch(text));
  if (!reply.contains("error")) return {};
  EXPECT_EQ(core.state(), before) << "refused, yet changed";
  EXPECT_EQ(reply.size(), 1U);
  return {.field = reply["error"]["field"], .message = reply["error"]["message"]};
}

void expectRefused(const std::string& text, const std::string& field, const std::string& message) {
  SCOPED_TRACE(text.substr(0, 120));
  const Refusal refusal = refusalOf(text);
  EXPECT_EQ(refusal.field, field);
  EXPECT_NE(refusal.message.find(message), std::string::npos) << refusal.message;
}

TEST(Codec, RefusesWhatIsNotAnEvent) {
  expectRefused("", "", "not JSON");
  expectRefused("hello", "", "not JSON");
  expectRefused("{", "", "not JSON");
  expectRefused("{} {}", "", "not JSON");
  expectRefused("[]", "", "expected an object");
  expectRefused("null", "", "expected an object");
  expectRefused("{}", "type", "expected the name of an event");
  expectRefused(R"({"type":1})", "type", "expected the name of an event");
  expectRefused(R"({"type":"callWaiting"})", "type", "unknown event callWaiting");
  expectRefused("\xef\xbb\xbf", "", "not JSON");
}

TEST(Codec, NamesTheFieldThatIsAmiss) {
  expectRefused(R"({"type":"muteRequested","call":1})", "muted", "missing");
  expectRefused(R"({"type":"muteRequested","call":"1","muted":true})", "call", "whole number");
  expectRefused(R"({"type":"muteRequested","call":1,"muted":"yes"})", "muted", "a boolean");
  expectRefused(R"({"type":"muteRequested","call":null,"muted":true})", "call", "whole number");
  expectRefused(R"({"type":"taskEnded","task":7})", "task", "text of 1 to 256");
  expectRefused(R"({"type":"taskEnded","task":""})", "task", "text of 1 to 256");
  expectRefused(R"({"type":"taskAccepted","task":"WR1","kind":"fax"})", "kind",
                "one of voice other");
  expectRefused(R"({"type":"partiesChanged","task":"WR1","sid":null,"parties":{}})", "parties",
                "a list");
  expectRefused(R"({"type":"partiesChanged","task":"WR1","sid":null,"parties":[1]})", "parties[0]",
                "an object");
  expectRefused(
      R"({"type":"partiesChanged","task":"WR1","sid":null,"parties":[
          {"party":"a","kind":"customer","held":true},
          {"party":"b","kind":"worker","held":false},
          {"party":"c","kind":"worker","held":1}]})",
      "parties[2].held", "a boolean");
  expectRefused(
      R"({"type":"partiesChanged","task":"WR1","sid":null,"parties":[{"kind":"customer","held":true}]})",
      "parties[0].party", "missing");
}

TEST(Codec, RefusesNumbersOutOfRange) {
  for (const char* number : {"-1", "1.5", "4294967296", "1e300", "-1e300"}) {
    const std::string text =
        std::string(R"({"type":"muteRequested","muted":true,"call":)") + number + "}";
    expectRefused(text, "call", "whole number");
  }
  EXPECT_EQ(refusalOf(R"({"type":"muteRequested","muted":true,"call":1e999})").field, "call");
  EXPECT_EQ(refusalOf(R"({"type":"muteRequested","muted":true,"call":1e0})").field, "");
  const auto failed = [](const char* pause) {
    return std::string(R"({"type":"commandFailed","command":1,"reason":"","final":false,)") +
           R"("retryAfterMs":)" + pause + "}";
  };
  EXPECT_EQ(refusalOf(failed("-1")).field, "retryAfterMs");
  EXPECT_EQ(refusalOf(failed("0.5")).field, "");
  EXPECT_EQ(refusalOf(failed("1e300")).field, "");
}

TEST(Codec, RefusesBrokenText) {
  expectRefused(R"({"type":"taskEnded","task":"\ud800"})", "task", "not JSON");
  expectRefused(R"({"type":"taskEnded","task":"\udc00x"})", "task", "not JSON");
  expectRefused("{\"type\":\"taskEnded\",\"task\":\"\xff\"}", "task", "not JSON");
  std::string raw = R"({"type":"taskEnded","task":"a?b"})";
  raw[raw.find('?')] = '\0';
  expectRefused(raw, "task", "not JSON");
  expectRefused(R"({"type":"taskEnded","task":"a\u0000b"})", "task", "without control characters");
  expectRefused(R"({"type":"taskEnded","task":")" + std::string(257, 'x') + "\"}", "task",
                "text of 1 to 256 bytes");
}

TEST(Codec, RefusesTextThatIsTooLargeOrTooDeep) {
  expectRefused(std::string(2 << 20, ' '), "", "larger than 1 MiB");
  EXPECT_EQ(refusalOf(std::string(500000, '[')).message, "nested too deep");
  std::string deep = R"({"type":"taskEnded","task":"WR1","more":)";
  for (int i = 0; i < 100000; ++i) deep += R"({"a":)";
  EXPECT_EQ(refusalOf(deep).message, "nested too deep");
}

TEST(Codec, PassesOverWhatItDoesNotKnow) {
  EXPECT_EQ(refusalOf(R"({"type":"callOpened","call":1,"sid":null,"later":[{"a":[1,2.5,null]}]})")
                .message,
            "");
}

TEST(Codec, TakesTheLastOfTwoFieldsOfOneName) {
  Core core;
  static_cast<void>(core.dispatch(ringing()));
  static_cast<void>(core.dispatch(R"({"type":"muteRequested","call":9,"call":1,"muted":true})"));
  EXPECT_TRUE(core.state().calls.front().agentMuted);
}

TEST(Codec, GivesBackTextAsItCame) {
  Core core;
  const std::string name = "W\"R\\1 \xc3\xa9 \xe2\x82\xac \xf0\x9f\x93\x9e";
  const json accepted{{"type", "taskAccepted"}, {"task", name}, {"kind", "voice"}};
  const json reply = json::parse(core.dispatch(accepted.dump()));
  EXPECT_EQ(reply["snapshot"]["accepting"][0], name);
}

// A reason is for people: it is cut, between two characters, and may hold anything.
TEST(Codec, CutsALongReasonBetweenTwoCharacters) {
  Core core;
  static_cast<void>(core.dispatch(ringing()));
  static_cast<void>(
      core.dispatch(R"({"type":"callOffered","call":2,"line":0,"sid":"CA2","forwardable":true})"));
  std::string reason = "tab\tnul" + std::string(1, '\0') + "x";
  while (reason.size() < 600) reason += "\xe2\x82\xac";
  // The openLine of call 2.
  const json failed{{"type", "commandFailed"},
                    {"command", 3},
                    {"reason", reason},
                    {"retryAfterMs", nullptr},
                    {"final", false}};
  const json reply = json::parse(core.dispatch(failed.dump()));
  const std::string told = reply["commands"].back()["reason"];
  EXPECT_EQ(reply["commands"].back()["type"], "tell");
  EXPECT_LE(told.size(), kLongestReason);
  EXPECT_GT(told.size(), kLongestReason - 4);
  EXPECT_EQ(reason.compare(0, told.size(), told), 0);
}

// No text at all makes it stumble: true events with their bytes changed by chance.
TEST(Codec, AnswersAnyBytes) {
  std::mt19937 random(7);
  const std::string event =
      R"({"type":"partiesChanged","task":"WR1","sid":"CA1","parties":[{"party":"a","kind":"customer","held":true}]})";
  Core core;
  for (int i = 0; i < 20000; ++i) {
    std::string text = event;
    for (unsigned changes = random() % 4; changes > 0; --changes) {
      text[random() % text.size()] = static_cast<char>(random());
    }
    if (random() % 8 == 0) text.resize(random() % text.size());
    EXPECT_TRUE(json::parse(core.dispatch(text), nullptr, false).is_object());
  }
}

}  // namespace
}  // namespace callcore
