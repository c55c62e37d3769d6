// Runs programs for the steps: quietly into a log, or with their output shown.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

const LOG_LINES_SHOWN = 60;

function start(command, args, options) {
  const result = spawnSync(command, args, { maxBuffer: 256 * 1024 * 1024, ...options });
  if (result.error?.code === 'ENOENT') throw new Failure(`The program "${command}" is not installed.`);
  if (result.error) throw new Failure(`${command}: ${result.error.message}`);
  return result;
}

/** Runs a program; its output goes to build/logs/NAME.log and is shown only when it fails. */
export function quietly(name, command, args, options = {}) {
  const result = start(command, args, { encoding: 'utf8', ...options });
  const output = `${result.stdout}${result.stderr}`;
  const log = join('build', 'logs', `${name}.log`);
  writeFileSync(log, output);
  if (result.status === 0) return output;
  const tail = output.trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
  throw new Failure(
    `${tail}\n(${command} ended with ${result.status ?? result.signal}; the whole output is in ${log})`,
  );
}

/** Runs a program with its output shown as it comes. */
export function openly(command, args, options = {}) {
  const result = start(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (result.status !== 0) throw new Failure(`${command} ended with ${result.status ?? result.signal}.`);
}
