// Whatever event the core accepts can be written as a line of a scenario, and read again.
#include "notation.h"

#include <gtest/gtest.h>

namespace callcore {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

json defaults() {
  return {{"callOffered", {{"line", 0}, {"sid", nullptr}, {"forwardable", true}}},
          {"commandFailed", {{"reason", ""}, {"retryAfterMs", nullptr}, {"final", false}}},
          {"partiesChanged", {{"sid", nullptr}, {"parties", json::array()}}}};
}

// The line, which when it is read must give the event again.
std::string lineFor(const char* event) {
  std::string line = lineOf(ordered_json::parse(event), defaults());
  EXPECT_EQ(eventOf(line, defaults()), json::parse(event)) << line;
  return line;
}

TEST(Notation, LeavesOutWhatGoesWithoutSaying) {
  EXPECT_EQ(lineFor(R"({"type":"callOffered","call":3,"line":0,"sid":"CA3","forwardable":true})"),
            "callOffered call=3 sid=CA3");
  EXPECT_EQ(lineFor(R"({"type":"callOffered","call":3,"line":2,"sid":null,"forwardable":false})"),
            "callOffered call=3 line=2 forwardable=false");
  EXPECT_EQ(lineFor(R"({"type":"muteRequested","call":1,"muted":true})"),
            "muteRequested call=1 muted");
}

TEST(Notation, WritesPartiesShortWhereItCan) {
  EXPECT_EQ(lineFor(R"({"type":"partiesChanged","task":"WR1","sid":null,"parties":[
                {"party":"ada","kind":"customer","held":true},
                {"party":"bob","kind":"worker","held":false}]})"),
            "partiesChanged task=WR1 parties=ada:customer:held,bob:worker");
  EXPECT_EQ(lineFor(R"({"type":"partiesChanged","task":"WR1","sid":null,"parties":[
                {"party":"a:b, c","kind":"customer","held":false}]})"),
            R"(partiesChanged task=WR1 parties=)"
            R"([{"held":false,"kind":"customer","party":"a:b, c"}])");
}

TEST(Notation, QuotesWhatWouldBeReadAsSomethingElse) {
  EXPECT_EQ(lineFor(R"({"type":"commandFailed","command":2,"reason":"no \"such\" call \\",)"
                    R"("retryAfterMs":2500,"final":true})"),
            R"(commandFailed command=2 reason="no \"such\" call \\" retryAfterMs=2500 final)");
  for (const char* odd : {"12", "null", "true", "", "=", "a=b", "[1]", "\\\"", "\\n\\t", "a\\\\"}) {
    lineFor((R"({"type":"taskEnded","task":")" + std::string(odd) + "\"}").c_str());
  }
}

}  // namespace
}  // namespace callcore
