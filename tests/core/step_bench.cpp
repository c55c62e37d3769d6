// What a step costs beside 2, 10 and 50 calls, as medians. Built and run on demand:
//   cmake --build --preset release --target step_bench && build/release/tests/core/step_bench
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>
#include <vector>

#include "core/step.h"

namespace callcore {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 2001;  // Odd, so that one of them is in the middle.

class Agent {
 public:
  explicit Agent(std::uint32_t calls) {
    post(Configured{.maxCalls = 50});
    for (std::uint32_t n = 1; n <= calls; ++n) {
      post(TaskAccepted{.task = {n}});
      settle();
      post(CallOffered{.call = {n}, .line = kFlexLine, .sid = CallSid{n}, .forwardable = true});
      settle();
      post(CallOpened{.call = {n}, .sid = CallSid{n}});
      post(pictureOf(n, false));
      settle();
    }
    for (std::uint32_t n = 1; n < calls; ++n) post(pictureOf(n, true));
    settle();
  }

  void post(const Event& event) {
    Transition transition = step(std::move(state_), event);
    state_ = std::move(transition.state);
    todo_.insert(todo_.end(), transition.commands.begin(), transition.commands.end());
  }

  // Every command is done at once, and Flex shows what came of it.
  void settle() {
    while (!todo_.empty()) {
      const std::vector<Command> done = std::exchange(todo_, {});
      for (const Command& command : done) {
        if (const auto* hold = std::get_if<Hold>(&command.action)) {
          post(pictureOf(hold->task.value, true));
        } else if (const auto* unhold = std::get_if<Unhold>(&command.action)) {
          post(pictureOf(unhold->task.value, false));
        }
        post(CommandSucceeded{command.id});
      }
    }
  }

  [[nodiscard]] static PartiesChanged pictureOf(std::uint32_t n, bool held) {
    return {.task = {n}, .sid = CallSid{n}, .parties = {{.party = {n}, .held = held}}};
  }

 private:
  State state_;
  std::vector<Command> todo_;
};

// The median time of an act, in nanoseconds.
template <class Act>
double median(Act act) {
  std::vector<double> times;
  times.reserve(kRounds);
  for (int round = 0; round < kRounds; ++round) {
    const auto from = Clock::now();
    act(round);
    times.push_back(std::chrono::duration<double, std::nano>(Clock::now() - from).count());
  }
  std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
  return times[kRounds / 2];
}

struct Row {
  const char* name;
  double (*measure)(std::uint32_t calls);
};

double echo(std::uint32_t calls) {
  Agent agent(calls);
  const Event event = Agent::pictureOf(1, true);
  return median([&](int /*round*/) { agent.post(event); });
}

double mute(std::uint32_t calls) {
  Agent agent(calls);
  return median([&](int round) { agent.post(MuteRequested{{1}, round % 2 == 0}); });
}

double shown(std::uint32_t calls) {
  Agent agent(calls);
  return median([&](int round) { agent.post(TaskSelected{TaskSid{1U + round % 2}}); });
}

double switched(std::uint32_t calls) {
  Agent agent(calls);
  return median([&](int round) {
    agent.post(SwitchRequested{TaskSid{1U + round % 2}});
    agent.settle();
  });
}

constexpr std::array kRows{
    Row{"a picture that says nothing new", echo},
    Row{"a silent call muted", mute},
    Row{"a task selected", shown},
    Row{"a switch, with all its answers", switched},
};

}  // namespace
}  // namespace callcore

int main() {
  std::printf("%-34s %8s %8s %8s   50 : 2\n", "ns", "2 calls", "10 calls", "50 calls");
  for (const auto& row : callcore::kRows) {
    const double two = row.measure(2);
    const double ten = row.measure(10);
    const double fifty = row.measure(50);
    std::printf("%-34s %8.0f %8.0f %8.0f   %6.1f\n", row.name, two, ten, fifty, fifty / two);
  }
}
