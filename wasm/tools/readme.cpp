#include "tools/readme.h"

#include <array>
#include <sstream>
#include <string_view>

#include "core/stage.h"
#include "tools/citations.h"
#include "tools/typescript.h"

namespace callcore {
namespace {

constexpr std::array<std::string_view, 4> kStages{"ringing", "forwarding", "open", "ended"};
constexpr std::array<std::string_view, 4> kSignals{"forwarded", "opened", "refused", "ended"};

template <class T>
void printRow(std::ostream& out) {
  out << "| `" << Schema<T>::kType << "` |";
  std::apply(
      [&](const auto&... f) {
        const char* comma = " ";
        [[maybe_unused]] const auto one = [&]<class S, class M>(const Field<S, M>& field) {
          std::string type = Ts<M>::type();
          if (const auto bar = type.find('|'); bar != std::string::npos) type.insert(bar, "\\");
          out << comma << field.name << ": " << type;
          comma = ", ";
        };
        (one(f), ...);
      },
      Schema<T>::kFields);
  out << " | " << Schema<T>::kMeaning << " |\n";
}

template <class... Ms>
std::string messages(std::string_view heading, const std::variant<Ms...>* /*tag*/) {
  std::ostringstream out;
  out << "| " << heading << " | fields | meaning |\n|---|---|---|\n";
  (printRow<Ms>(out), ...);
  return out.str();
}

std::string stages() {
  std::ostringstream out;
  out << "| from | on | to |\n|---|---|---|\n";
  for (const StageRow& row : kStageTable) {
    out << "| " << kStages[std::size_t(row.from)] << " | " << kSignals[std::size_t(row.on)] << " | "
        << kStages[std::size_t(row.to)] << " |\n";
  }
  out << "\n```mermaid\nstateDiagram-v2\n  [*] --> ringing: offered\n";
  for (const StageRow& row : kStageTable) {
    out << "  " << kStages[std::size_t(row.from)] << " --> " << kStages[std::size_t(row.to)] << ": "
        << kSignals[std::size_t(row.on)] << '\n';
  }
  out << "  ended --> [*]\n```\n";
  return out.str();
}

bool fill(std::string& page, const std::string& marker, const std::string& text,
          std::string& amiss) {
  const std::string open = "<!-- " + marker + " -->\n";
  const std::string close = "<!-- /" + marker + " -->";
  const auto from = page.find(open);
  const auto to = page.find(close);
  if (from == std::string::npos || to == std::string::npos || to < from) {
    amiss = "it lacks the lines " + open + close;
    return false;
  }
  page.replace(from + open.size(), to - from - open.size(), text);
  return true;
}

}  // namespace

std::optional<std::string> withTables(std::string page, const std::string& tests,
                                      std::string& amiss) {
  const auto rules = citations(page, tests, amiss);
  const bool all =
      rules && fill(page, "rules", *rules, amiss) &&
      fill(page, "events", messages("event", static_cast<const Event*>(nullptr)), amiss) &&
      fill(page, "commands", messages("command", static_cast<const Action*>(nullptr)), amiss) &&
      fill(page, "stages", stages(), amiss);
  if (!all) return std::nullopt;
  return page;
}

}  // namespace callcore
