#include "tools/typescript.h"

#include <sstream>

namespace callcore {
namespace {

template <class T>
void printFields(std::ostream& out, std::string_view before) {
  std::apply(
      [&](const auto&... f) {
        [[maybe_unused]] const auto one = [&]<class S, class M>(const Field<S, M>& field) {
          out << before << field.name << ": " << Ts<M>::type();
        };
        (one(f), ...);
      },
      Schema<T>::kFields);
}

template <class T>
void printMessage(std::ostream& out, std::string_view id) {
  out << "\n  /** " << Schema<T>::kMeaning << " */\n  | { type: '" << Schema<T>::kType << "'" << id;
  printFields<T>(out, "; ");
  out << " }";
}

template <class... Ms>
void printUnion(std::ostream& out, std::string_view name, std::string_view id,
                const std::variant<Ms...>* /*tag*/) {
  out << "\nexport type " << name << " =";
  (printMessage<Ms>(out, id), ...);
  out << ";\n";
}

template <class T>
void printInterface(std::ostream& out) {
  out << "\nexport interface " << Schema<T>::kName << " {\n";
  std::ostringstream body;
  printFields<T>(body, ";\n  ");
  out << body.str().substr(2) << ";\n}\n";
}

template <class Enum>
void printEnum(std::ostream& out) {
  out << "export type " << Words<Enum>::kName << " =";
  const char* bar = " ";
  for (const std::string_view word : Words<Enum>::kWords) {
    out << bar << '\'' << word << '\'';
    bar = " | ";
  }
  out << ";\n";
}

void printBrand(std::ostream& out, std::string_view name, std::string_view base) {
  out << "export type " << name << " = " << base << " & { readonly __brand: '" << name << "' };\n";
}

}  // namespace

std::string protocolTs() {
  std::ostringstream out;
  out << "// @generated from wasm/boundary/schema.h by `npm run generate`. Do not edit.\n\n";
  for (const char* name : {"CallId", "LineId", "CommandId"}) printBrand(out, name, "number");
  for (const char* name : {"CallSid", "TaskSid", "PartyId"}) printBrand(out, name, "string");
  out << '\n';
  printEnum<ResumeOnEnd>(out);
  printEnum<MultiPartyHold>(out);
  printEnum<EndReason>(out);
  printEnum<TaskKind>(out);
  printEnum<PartyKind>(out);
  printEnum<Notice>(out);
  printEnum<HeldBy>(out);
  printEnum<Stage>(out);
  printEnum<GivenUp>(out);
  printInterface<PartyFact>(out);
  out << "\n/** What the world tells the core: each has already happened. */";
  printUnion(out, "Event", "", static_cast<const Event*>(nullptr));
  out << "\n/** What the core asks of the world: each is answered exactly once. */";
  printUnion(out, "Command", "; id: CommandId", static_cast<const Action*>(nullptr));
  printInterface<PartyView>(out);
  printInterface<CallView>(out);
  printInterface<Snapshot>(out);
  out << "\n/** A snapshot as it crosses: a call that is as it was told last is only named. */\n"
         "export interface SnapshotTold extends Omit<Snapshot, 'calls'> {\n"
         "  calls: readonly (CallView | CallId)[];\n"
         "}\n"
         "\n/** What the core says to an event. */\n"
         "export interface Answer {\n"
         "  commands: readonly Command[];\n"
         "  /** Why the event changed nothing: it was late, doubled or unknown. That is normal. "
         "*/\n"
         "  ignored?: string;\n"
         "  /** Absent when nothing in it has changed; at first there is nothing. */\n"
         "  snapshot?: SnapshotTold;\n"
         "}\n"
         "\n/** What the core says to text that is no event: `field` is a path such as "
         "`parties[2].held`. */\n"
         "export interface Refusal {\n"
         "  error: { field: string; message: string };\n"
         "}\n"
         "\nexport type Reply = Answer | Refusal;\n";
  return out.str();
}

}  // namespace callcore
