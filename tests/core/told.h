// A snapshot as JavaScript puts it together (js-glue/src/wire.ts): calls that are as they were are
// only named.
#pragma once

#include <nlohmann/json.hpp>

namespace callcore {

inline nlohmann::json renewed(const nlohmann::json& last, nlohmann::json told) {
  for (nlohmann::json& call : told["calls"]) {
    if (call.is_object()) continue;
    const nlohmann::json id = call;
    for (const nlohmann::json& known : last["calls"]) {
      if (known["call"] == id) call = known;
    }
  }
  return told;
}

}  // namespace callcore
