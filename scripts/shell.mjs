// Runs programs for the steps: quietly into a log, or with their output shown.
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Failure } from './failure.mjs';

const LOG_LINES_SHOWN = 60;

/** Starts a program and waits for its end. @returns its exit code, or the signal that ended it */
function ended(command, child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new Failure(
          error.code === 'ENOENT'
            ? `The program "${command}" is not installed.`
            : `${command}: ${error.message}`,
        ),
      ),
    );
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

/** Runs a program; its output goes to build/logs/NAME.log and is shown only when it fails. */
export async function quietly(name, command, args, options = {}) {
  const log = join('build', 'logs', `${name}.log`);
  const file = createWriteStream(log);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(file, { end: false });
  let status;
  try {
    status = await ended(command, child);
  } finally {
    file.end();
    await finished(file);
  }
  if (status === 0) return;
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
  throw new Failure(`${tail}\n(${command} ended with ${status}; the whole output is in ${log})`);
}

/** Runs a program with its output shown as it comes. */
export async function openly(command, args, options = {}) {
  const status = await ended(
    command,
    spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }),
  );
  if (status !== 0) throw new Failure(`${command} ended with ${status}.`);
}
