// Mutants are where one would put them by hand, and change only what they say.
import { expect, test } from 'vitest';
import { diffOf, mutantsOf, mutated } from './mutants';

/** The lines as each mutant has them. */
const variants = (line: string): string[] => mutantsOf(line).map((mutant) => mutated(line, mutant));

test('conditions are turned round, and so are words for true and false', () => {
  expect(variants('  return a == b && !c;')).toEqual([
    '  return a != b && !c;',
    '  return a == b || !c;',
    '  return a == b && c;',
  ]);
  expect(variants('  return a < 10 || a >= b;')).toEqual([
    '  return a <= 10 || a >= b;',
    '  return a < 11 || a >= b;',
    '  return a < 10 && a >= b;',
    '  return a < 10 || a > b;',
  ]);
  expect(variants('  const bool live = false;')).toEqual(['  const bool live = true;']);
});

test('a condition with nothing to swap is negated', () => {
  expect(variants('  if (find(state, call)) return;')).toEqual([
    '  if (!(find(state, call))) return;',
    '  if (find(state, call)) ;',
  ]);
});

test('statements are dropped whole, those round a lambda and those within one, and declarations are not', () => {
  const code = `  std::erase_if(calls, [&](const Call& call) {
    count(call);
    return call.ended;
  });
  const Call* first = find(Id{calls});
  out.emplace_back(Show{first});
`;
  expect(mutantsOf(code).map((mutant) => diffOf(code, mutant))).toEqual([
    `-  std::erase_if(calls, [&](const Call& call) {
-    count(call);
-    return call.ended;
-  });
+  ;`,
    '-    count(call);\n+    ;',
    '-  out.emplace_back(Show{first});\n+  ;',
  ]);
});

test('templates, names, comments and texts are left alone', () => {
  expect(variants('#include <vector>  // 1 < 2 && true')).toEqual([]);
  expect(variants('  std::vector<std::uint8_t>&& all;')).toEqual([]);
  expect(variants('  const auto text = "a == 1";')).toEqual([]);
});

test('each knows its line', () => {
  expect(mutantsOf('a;\n\n  b = 1;\n').map(({ line }) => line)).toEqual([1, 3, 3]);
});
