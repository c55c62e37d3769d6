// Two functions of libc that nlohmann's lexer calls, in the sizes we need. musl's own do their
// arithmetic in 128-bit soft float and weigh 17 KB, a sixth of the whole module. Only linked into
// the module that ships, by the linker's --wrap.
#include <cctype>
#include <cstdarg>
#include <cstddef>

// The lexer has checked the grammar already. Off by a rounding from the nearest double, which is
// all the same to us: every number of the protocol is whole, or is rounded up to milliseconds.
extern "C" double __wrap_strtod(const char* text, char** end) {
  const char* at = text;
  const bool negative = *at == '-';
  if (negative) ++at;
  double value = 0;
  int exponent = 0;
  for (; std::isdigit(*at) != 0; ++at) value = value * 10 + (*at - '0');
  if (*at == '.') {
    for (++at; std::isdigit(*at) != 0; ++at, --exponent) value = value * 10 + (*at - '0');
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool down = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int power = 0;
    for (; std::isdigit(*at) != 0; ++at) {
      if (power < 10000) power = power * 10 + (*at - '0');
    }
    exponent += down ? -power : power;
  }
  for (; exponent > 0 && value != 0 && value < 1e308; --exponent) value *= 10;
  for (; exponent < 0 && value != 0; ++exponent) value /= 10;
  if (end != nullptr) *end = const_cast<char*>(at);
  return negative ? -value : value;
}

// Called only to quote a control character in an error message that we do not use.
extern "C" int __wrap_snprintf(char* out, std::size_t size, const char* /*format*/, ...) {
  if (size > 0) *out = '\0';
  return 0;
}
