// Bytes to Core::dispatch, each line a text. Whatever they are, the core answers every text, in
// JSON, and one that it refuses changes nothing.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "boundary/core.h"
#include "told.h"

namespace {

using callcore::Core;
using callcore::renewed;
using callcore::State;
using nlohmann::json;

void require(bool so, const char* what, std::string_view text, const std::string& reply) {
  if (so) return;
  std::fprintf(stderr, "%s\n  asked: %.*s\n  answered: %s\n", what, static_cast<int>(text.size()),
               text.data(), reply.c_str());
  std::abort();
}

class Asker {
 public:
  void ask(std::string_view text) {
    const State before = core_.state();
    const std::string said = core_.dispatch(text);
    const json reply = json::parse(said, nullptr, /*allow_exceptions=*/false);
    require(reply.is_object(), "a reply is JSON", text, said);
    if (reply.contains("error")) {
      require(core_.state() == before, "a refused text changes nothing", text, said);
      require(namesWhatIsAmiss(reply, text), "a refusal names the field", text, said);
    } else {
      require(isAnswer(reply), "an answer has commands, and a snapshot only when that is news",
              text, said);
    }
  }

 private:
  static bool namesWhatIsAmiss(const json& reply, std::string_view text) {
    const json& error = reply["error"];
    if (reply.size() != 1 || !error.is_object() || error.size() != 2) return false;
    if (!error["field"].is_string() || !error["message"].is_string()) return false;
    if (error["field"] != "") return error["message"] != "";
    // Only what is no JSON object has no field that could be named; or all names around are empty.
    return error["message"] == "nested too deep" ||
           (error["message"] != "" && !json::parse(text, nullptr, false).is_object());
  }

  bool isAnswer(const json& reply) {
    if (!reply.contains("commands") || !reply["commands"].is_array()) return false;
    for (const json& command : reply["commands"]) {
      if (command["id"] != ++lastCommand_ || !command["type"].is_string()) return false;
    }
    if (reply.contains("ignored") && !reply["commands"].empty()) return false;
    if (!reply.contains("snapshot")) return true;
    const json last = std::exchange(snapshot_, renewed(snapshot_, reply["snapshot"]));
    const auto isWhole = [](const json& call) { return call.is_object(); };
    return snapshot_ != last &&
           std::all_of(snapshot_["calls"].begin(), snapshot_["calls"].end(), isWhole);
  }

  Core core_;
  std::uint32_t lastCommand_ = 0;
  json snapshot_ = {{"calls", json::array()}};  // As last heard.
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(bytes), size);
  Asker asker;
  for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    asker.ask(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  asker.ask(rest);
  return 0;
}
