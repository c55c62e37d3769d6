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

constexpr int kRounds = 1001;  // Odd, so that one of them is in the middle.
constexpr int kActs = 10;      // In a round: what the clock costs falls on all of them.

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

// What the agent or the world does in one round, between the first of the calls and the last.
struct Row {
  const char* name;
  void (*act)(Agent& agent, std::uint32_t call, bool odd);
};

constexpr std::array kRows{
    Row{"a picture that says nothing new",
        [](Agent& agent, std::uint32_t /*call*/, bool /*odd*/) {
          agent.post(Agent::pictureOf(1, true));
        }},
    Row{"a silent call muted",
        [](Agent& agent, std::uint32_t /*call*/, bool odd) {
          agent.post(MuteRequested{{1}, odd});
        }},
    Row{"a task selected", [](Agent& agent, std::uint32_t call,
                              bool /*odd*/) { agent.post(TaskSelected{TaskSid{call}}); }},
    Row{"a switch, with all its answers",
        [](Agent& agent, std::uint32_t call, bool /*odd*/) {
          agent.post(SwitchRequested{TaskSid{call}});
          agent.settle();
        }},
};

constexpr std::array<std::uint32_t, 3> kCalls{2, 10, 50};

// The median times of a row in nanoseconds, beside each number of calls. They take turns, so that
// whatever else the machine does falls on all alike.
std::array<double, kCalls.size()> medians(const Row& row) {
  std::array<double, kCalls.size()> medians{};
  std::array<std::vector<double>, kCalls.size()> times;
  std::array<Agent, kCalls.size()> agents{Agent(kCalls[0]), Agent(kCalls[1]), Agent(kCalls[2])};
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < kCalls.size(); ++i) {
      const auto from = Clock::now();
      for (int act = 0; act < kActs; ++act) {
        const bool odd = act % 2 != 0;
        row.act(agents[i], odd ? 1 : kCalls[i], odd);
      }
      const std::chrono::duration<double, std::nano> took = Clock::now() - from;
      times[i].push_back(took.count() / kActs);
    }
  }
  for (std::size_t i = 0; i < kCalls.size(); ++i) {
    std::nth_element(times[i].begin(), times[i].begin() + kRounds / 2, times[i].end());
    medians[i] = times[i][kRounds / 2];
  }
  return medians;
}

}  // namespace
}  // namespace callcore

int main() {
  std::printf("%-34s %8s %8s %8s   50 : 2\n", "ns", "2 calls", "10 calls", "50 calls");
  for (const auto& row : callcore::kRows) {
    const auto [two, ten, fifty] = callcore::medians(row);
    std::printf("%-34s %8.0f %8.0f %8.0f   %6.1f\n", row.name, two, ten, fifty, fifty / two);
  }
}
