// `npm run deploy`: what would go to an account, and what takes it there. The upload itself is left to the Twilio CLI, which has the
// credentials, puts the files among the account's assets and registers the version with Flex.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Failure } from './failure.mjs';

const BUNDLE = 'plugin/build/plugin-multi-call.js';
const FILES = [BUNDLE, `${BUNDLE}.map`];
/** Of Twilio's assets, for each file. */
const MOST_BYTES = 10 * 1024 * 1024;

/** @param {readonly string[]} args `--dry-run` and nothing else @param {boolean} isCurrent whether the bundle is of the present sources */
export function deploy(args, isCurrent) {
  const other = args.find((word) => word !== '--dry-run');
  if (other !== undefined) throw new Failure(`Use: npm run deploy -- --dry-run (and not "${other}")`);
  const lacking = FILES.filter((file) => !existsSync(file));
  if (lacking.length > 0) throw new Failure(`${lacking.join(' and ')} is not there yet: npm run build`);
  if (!isCurrent) throw new Failure(`${BUNDLE} is older than its sources: npm run build`);
  const { name, version, description } = described();
  console.log(`  ${name} ${version}: ${description}\n`);
  for (const file of FILES) console.log(`  ${file.padEnd(42)} ${sizes(file)}`);
  console.log(needed(version));
  if (!args.includes('--dry-run')) {
    throw new Failure('Nothing was uploaded: the Twilio CLI does that, with the commands above.');
  }
  console.log('  Nothing was uploaded.');
}

/** The version is baked into the bundle, and so is the name by which Flex gives the plugin its watched copy of itself. */
function described() {
  const { version, description } = JSON.parse(readFileSync('package.json', 'utf8'));
  const text = readFileSync(BUNDLE, 'utf8');
  const name = 'plugin-multi-call';
  for (const word of [version, name]) {
    if (!text.includes(`"${word}"`)) throw new Failure(`${BUNDLE} does not say ${word}: npm run build`);
  }
  return { name, version, description };
}

function sizes(file) {
  const bytes = readFileSync(file);
  if (bytes.length >= MOST_BYTES) throw new Failure(`${file} is larger than the 10 MB that Twilio takes.`);
  const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
  const made = statSync(file).mtime.toISOString().slice(0, 16).replace('T', ' ');
  return `${kilobytes(bytes.length).padStart(10)}, ${kilobytes(gzipSync(bytes).length)} zipped, of ${made} UTC`;
}

const needed = (version) => `
  To upload it:
    1. npm install -g twilio-cli && twilio plugins:install @twilio-labs/plugin-flex
    2. twilio login        an API key of the account; the same credentials serve multi-call-setup
    3. npm run build:flex-plugin-scripts
    4. cd build/flex-plugin-scripts && twilio flex:plugins:deploy --version ${version} --changelog "multi-call ${version}"
       builds it once more with Twilio's own tools and uploads that
    5. twilio flex:plugins:release --plugin plugin-multi-call@${version} --name "multi-call ${version}"
       from here on agents get it, with the next reload of their Flex
`;
