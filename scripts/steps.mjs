// Every step of every verb: what it is for, what it is made from, which Debian packages it wants.
import { resolve } from 'node:path';
import { Failure } from './failure.mjs';
import { needPackages } from './packages.mjs';
import { openly, quietly } from './shell.mjs';
import { stamped } from './stamp.mjs';
import { cppSources, runClangTidy } from './cpp.mjs';
import { deploy } from './deploy.mjs';
import { buildOfficially, isOfficialInstalled, OFFICIAL_BUNDLE } from './flex-plugin-scripts.mjs';
import { counted } from './counted.mjs';
import { OLDEST, prepareFlex, withFlex } from './flex-versions.mjs';
import { fuzz, fuzzShortly, FUZZERS } from './fuzz.mjs';
import { checkGenerated, generate } from './generated.mjs';
import { matrix } from './matrix.mjs';

const WASM_PACKAGES = ['emscripten', 'nlohmann-json3-dev', 'cmake', 'ninja-build'];
const NATIVE_PACKAGES = [
  'clang',
  'libclang-rt-14-dev', // the sanitizers
  'nlohmann-json3-dev',
  'cmake',
  'ninja-build',
  'googletest',
  'libgtest-dev',
];
const CMAKE_FILES = ['CMakeLists.txt', 'CMakePresets.json'];
const PLUGIN_FILES = [
  'build/wasm/callcore.js',
  'js-glue/src',
  'plugin/src',
  'plugin/bundle.mjs',
  'plugin/build.mjs',
  'package-lock.json',
];
const MODEL = 'build/model/tests/model';
const TYPED_PARTS = ['js-glue', 'plugin', 'plugin/setup', 'web', 'tests'];
const FORMATTED = [
  'js-glue',
  'plugin',
  'web',
  'tests',
  'scripts',
  'wasm/embed.mjs',
  'eslint.config.js',
  'playwright.config.ts',
  'vitest.config.ts',
];

/** Builds one target, or all that the preset has. */
async function cmake(preset, target) {
  await quietly(`${preset}-configure`, 'cmake', ['--preset', preset]);
  const only = target === undefined ? [] : ['--target', target];
  await quietly(`${preset}-build`, 'cmake', ['--build', '--preset', preset, ...only]);
}

/** A check counts as one test: it passes or it fails. */
function check(title, { packages = [], run }) {
  return {
    title,
    packages,
    counts: true,
    async run({ tally }) {
      await run();
      tally.addPass();
    },
  };
}

/** Has stamps of its own. */
const anotherFlex = (version) => ({
  title: `install Flex UI ${version} apart, and bundle it`,
  run: () => prepareFlex(version),
});

/** No longer, so that `npm test` stays within half an hour. */
const MUTATION_SECONDS = '120';

/** The tag of tests of what depends most on Flex's version: its phone's state, the payloads of its actions, its teams view. */
const VERSIONS = '@versions';

/** The tag of tests beside which no other may run: sound that another page keeps waiting comes late, and is measured late. */
const ALONE = '@alone';

const browserTests = (report, args, env = process.env) =>
  openly('npx', ['playwright', 'test', '--reporter=list,junit', ...args], {
    env: { ...env, PLAYWRIGHT_JUNIT_OUTPUT_FILE: report },
  });

export const steps = {
  packages: { run: ({ wanted }) => needPackages([...wanted].sort()) },

  npm: stamped('npm', {
    title: 'install the npm packages of the lockfile',
    inputs: ['package-lock.json'],
    outputs: ['node_modules/.package-lock.json'],
    run: () => quietly('npm', 'npm', ['ci', '--no-audit', '--no-fund']),
  }),

  wasm: stamped('wasm', {
    title: 'compile the core to WebAssembly',
    packages: WASM_PACKAGES,
    inputs: [...CMAKE_FILES, 'wasm'],
    outputs: ['build/wasm/callcore.js'],
    run: () => cmake('wasm'),
  }),

  plugin: stamped('plugin', {
    title: 'bundle the plugin',
    inputs: PLUGIN_FILES,
    outputs: ['plugin/build/plugin-multi-call.js'],
    run: () => openly('node', ['plugin/build.mjs']),
  }),

  template: {
    title: "make the folder for Twilio's flex-project-template",
    run: () => openly('node', ['plugin/template/build.mjs']),
  },

  'flex-plugin-scripts': {
    title: "build the plugin with Twilio's own tools, installed apart",
    run: buildOfficially,
  },

  deploy: {
    title: 'what would be uploaded, and by which command',
    run: ({ args }) => deploy(args, steps.plugin.isCurrent()),
  },

  flex: process.env.FLEX_UI
    ? anotherFlex(process.env.FLEX_UI)
    : stamped('flex', {
        title: 'bundle Flex UI for the browser',
        // With the page's ears, which share the simulator's tones; Flex itself is bundled anew only when it has to be.
        inputs: ['web/flex', 'web/simulator/media', 'package-lock.json'],
        outputs: ['build/flex/flex.js'],
        run: () => quietly('flex', 'node', ['web/flex/build.mjs']),
      }),

  'flex-oldest': anotherFlex(OLDEST),

  page: stamped('page', {
    title: 'bundle the demo page',
    inputs: ['web/demo', 'web/flex', 'web/simulator', 'package-lock.json'],
    outputs: ['build/demo/panel.js'],
    run: () => quietly('page', 'node', ['web/demo/build.mjs']),
  }),

  demo: {
    title: 'start the simulator; Ctrl-C stops it',
    run: () => openly('node', ['--import', 'tsx', 'web/demo/main.ts'], { stdio: 'inherit' }),
  },

  generate: {
    title: 'write what is generated from the schema',
    packages: NATIVE_PACKAGES,
    run: generate,
  },

  generated: check('compare what is generated with what is committed', {
    packages: NATIVE_PACKAGES,
    run: checkGenerated,
  }),

  'clang-format': check('check the C++ format', {
    packages: ['clang-format'],
    run: () => quietly('clang-format', 'clang-format', ['--dry-run', '--Werror', ...cppSources()]),
  }),

  'clang-tidy': check('lint the C++', {
    packages: [...NATIVE_PACKAGES, 'clang-tidy'],
    run: () => runClangTidy(),
  }),

  prettier: check('check the TypeScript format', {
    run: () => quietly('prettier', 'npx', ['prettier', '--check', ...FORMATTED]),
  }),

  eslint: check('lint the TypeScript', {
    run: () => quietly('eslint', 'npx', ['eslint', '--max-warnings', '0', '.']),
  }),

  types: check('check the types', {
    async run() {
      for (const part of TYPED_PARTS) {
        await quietly(`types-${part.replace('/', '-')}`, 'npx', ['tsc', '-p', part]);
      }
    },
  }),

  'core-tests': counted(
    'core-tests',
    'test the core natively, under the address and undefined-behaviour sanitizers',
    {
      packages: NATIVE_PACKAGES,
      async run(report) {
        await cmake('native');
        await openly('ctest', [
          '--preset',
          'native',
          '--output-junit',
          `${process.cwd()}/${report}`,
          '--progress',
        ]);
      },
    },
  ),

  'model-tests': counted('model-tests', 'visit every reachable state of up to three calls', {
    packages: NATIVE_PACKAGES,
    async run(report) {
      await cmake('model');
      await openly(`${MODEL}/model_tests`, [`--gtest_output=xml:${report}`, '--gtest_brief=1']);
    },
  }),

  prove: {
    title: 'visit every reachable state of up to four calls',
    packages: NATIVE_PACKAGES,
    async run({ args }) {
      await cmake('model');
      await openly(`${MODEL}/prove`, args);
    },
  },

  'fuzz-shortly': {
    title: 'fuzz the core for 20 s each: texts, and worlds of chance',
    packages: NATIVE_PACKAGES,
    counts: true,
    async run({ tally }) {
      await cmake('fuzz');
      for (const name of FUZZERS) {
        await fuzzShortly(name);
        tally.addPass();
      }
    },
  },

  fuzz: {
    title: 'fuzz the core; Ctrl-C stops it',
    packages: NATIVE_PACKAGES,
    async run({ args }) {
      await cmake('fuzz');
      await fuzz(args);
    },
  },

  replay: {
    title: 'play a journal through the core',
    packages: NATIVE_PACKAGES,
    async run({ args: [file, ...rest] }) {
      if (file === undefined) throw new Failure('Use: npm run replay FILE [CORE]');
      await cmake('native', 'replay');
      await openly('build/native/tests/replay/replay', [resolve(process.env.INIT_CWD ?? '.', file), ...rest]);
    },
  },

  mutate: {
    title: "put mutants into the core, and see which of them the core's tests kill",
    packages: [...NATIVE_PACKAGES, 'lld'],
    run: ({ args }) => openly('node', ['--import', 'tsx', 'tests/mutation/main.ts', ...args]),
  },

  'mutate-ts': {
    title: 'put mutants into the glue and the plugin, and see which of them the unit tests kill',
    run: ({ args }) => openly('node', ['tests/mutation/typescript.mjs', ...args]),
  },

  // The whole takes 40 minutes on two cores. What is on main has been mutated, so that CI has nothing to do here.
  'mutants-of-change': check(`mutate the lines that differ from main, for ${MUTATION_SECONDS} s at most`, {
    run: () =>
      openly('timeout', ['-k', '5', MUTATION_SECONDS, 'node', 'tests/mutation/typescript.mjs', '--changed']),
  }),

  'unit-tests': counted('unit-tests', 'test the glue, the plugin and the simulator under node', {
    packages: ['chromium'],
    run: (report) =>
      openly('npx', [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=junit',
        `--outputFile.junit=${report}`,
      ]),
  }),

  'coverage-cpp': {
    title: 'build the core with g++ and run its tests, counting lines and branches',
    packages: [...NATIVE_PACKAGES, 'g++', 'gcovr'],
    async run() {
      await cmake('coverage');
      await quietly('coverage-tests', 'ctest', ['--preset', 'coverage']);
      await openly('gcovr', [
        ...['--root', '.', '--filter', 'wasm/', '--exclude', 'wasm/tools/', '--exclude-throw-branches'],
        'build/coverage/wasm', // not the tests' own objects, whose copies of inline functions gcovr 5.2 cannot merge
      ]);
    },
  },

  'coverage-ts': {
    title: "run the unit tests under V8's own coverage",
    packages: ['chromium'],
    run: () => openly('npx', ['vitest', 'run', '--coverage', '--reporter=dot']),
  },

  'browser-tests': counted('browser-tests', 'test the whole in Chromium: real Flex, real audio', {
    packages: ['chromium'],
    run: (report) => browserTests(report, ['--grep-invert', ALONE]),
  }),

  'alone-tests': counted('alone-tests', 'test in Chromium what needs the machine for itself', {
    packages: ['chromium'],
    run: (report) => browserTests(report, ['--grep', ALONE, '--workers', '1']),
  }),

  'oldest-tests': counted('oldest-tests', `test what a version of Flex may differ in on ${OLDEST}`, {
    packages: ['chromium'],
    run: (report) => browserTests(report, ['--grep', VERSIONS], withFlex(OLDEST)),
  }),

  // Left out of a clean clone, and so of CI: 2,000 packages and 900 MB took 6 minutes to install, each build 2.4 minutes
  // (measured on two cores that had other work). Once they are installed, each `npm test` builds with them.
  'official-tests': {
    ...counted(
      'official-tests',
      "test the core of it with the bundle of Twilio's own builder, which is what ships",
      {
        packages: ['chromium'],
        async run(report) {
          await buildOfficially();
          await browserTests(report, ['--grep', VERSIONS], { ...process.env, PLUGIN: OFFICIAL_BUNDLE });
        },
      },
    ),
    leftOut: ({ args }) =>
      isOfficialInstalled() || args.includes('--official')
        ? null
        : "Twilio's builder is not installed; npm test -- --official installs it (900 MB)",
  },

  matrix: {
    title: 'the browser tests on each version of Flex UI',
    packages: ['chromium'],
    run: ({ args, tally }) => matrix(args, tally),
  },

  bench: {
    title: 'measure',
    packages: ['chromium'],
    run: ({ args }) => openly('node', ['--import', 'tsx', 'tests/browser/bench/main.ts', ...args]),
  },

  screenshots: {
    title: 'take pictures of what an agent and a supervisor see, into build/screenshots',
    packages: ['chromium'],
    run: () => openly('node', ['--import', 'tsx', 'tests/browser/screenshots/main.ts']),
  },

  soak: {
    title: 'an agent with several calls and all kinds of faults, cycle after cycle; Ctrl-C stops it',
    packages: ['chromium'],
    run: ({ args }) => openly('node', ['--import', 'tsx', 'tests/browser/soak/main.ts', ...args]),
  },
};
