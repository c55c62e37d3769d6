// The core natively, as a filter: an event a line in, its reply a line out.
// tests/glue/differential.test.ts holds the WASM to the same text.
#include <iostream>
#include <string>

#include "boundary/core.h"

int main() {
  std::ios::sync_with_stdio(false);
  callcore::Core core;
  for (std::string event; std::getline(std::cin, event);) std::cout << core.dispatch(event) << '\n';
  return 0;
}
