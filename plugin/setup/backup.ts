/**
 * The backup: the list of changes that is about to be made, what the admin answered, and what Twilio kept. From it all can be
 * put back, and an interrupted `apply` can be gone on with. It holds no credentials, but names of agents and routing rules.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Identity } from './account';
import type { Answered } from './invariant';
import type { Change } from './change';
import { Failure } from './failure';
import { isObject, type Json } from './json';

export interface Backup {
  readonly accountSid: string;
  readonly workspaceSid: string;
  /** `undone`: an undo has begun, so an `apply` is not to be gone on with. */
  readonly state: 'applied' | 'undone';
  readonly answered: Answered;
  readonly changes: readonly Change[];
}

const FORMAT = 'multi-call-setup backup 2';

/** The first write of a backup. @throws Failure, also when the file exists or lies in the clone */
export function writeBackup(file: string, backup: Backup, clone: string): void {
  const inClone = relative(clone, resolve(file));
  if (!inClone.startsWith('..') && !isAbsolute(inClone)) {
    throw new Failure(
      `--backup ${file}: choose a place outside the clone. The backup holds names and routing rules, which do not belong into a repository. Nothing was changed.`,
    );
  }
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw refused(file, error);
  }
  if (existsSync(file)) throw new Failure(`--backup ${file}: this file exists. Nothing was changed.`);
  write(file, backup);
}

/** Replaces it as a whole: at any moment there is a whole one. @throws Failure */
export function updateBackup(file: string, backup: Backup): void {
  write(file, backup);
}

/** Writes a second file, reads it back and compares; only then that takes the backup's place. */
function write(file: string, backup: Backup): void {
  const text = `${JSON.stringify({ format: FORMAT, ...backup }, null, 2)}\n`;
  const part = `${file}.part`;
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      writeFileSync(handle, text); // goes on until all is written, unlike writeSync
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (readFileSync(part, 'utf8') !== text) throw new Error('it does not read as it was written');
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw refused(file, error);
  }
}

function refused(file: string, error: unknown): Failure {
  return new Failure(`The backup ${file} could not be written: ${(error as Error).message}`);
}

/** @throws Failure when it is none, or one of another account or workspace */
export function readBackup(file: string, { accountSid, workspaceSid }: Identity): Backup {
  const backup = parse(file);
  const [own, other] =
    backup.accountSid === accountSid ? [workspaceSid, backup.workspaceSid] : [accountSid, backup.accountSid];
  if (own !== other) throw new Failure(`${file} is of ${other}, and these credentials are of ${own}.`);
  return backup;
}

function parse(file: string): Backup {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (!isObject(value) || value['format'] !== FORMAT) {
    throw new Failure(`${file} is not a backup of this version of multi-call-setup.`);
  }
  const { accountSid, workspaceSid, state, answered, changes } = value;
  const isWhole =
    typeof accountSid === 'string' &&
    typeof workspaceSid === 'string' &&
    (state === 'applied' || state === 'undone') &&
    isObject(answered) &&
    Array.isArray(answered['answers']) &&
    isObject(answered['configurations']) &&
    Array.isArray(changes) &&
    changes.every(isChange);
  if (!isWhole) throw new Failure(`${file} is damaged: nothing was changed.`);
  return value as unknown as Backup;
}

function isChange(value: Json): boolean {
  if (!isObject(value)) return false;
  const { kind, sid, path, edits, before, after } = value;
  const hasPath = Array.isArray(path) && path.length > 0 && path.every((key) => typeof key === 'string');
  if (kind === 'options') return hasPath;
  if (typeof sid !== 'string') return false;
  if (kind === 'override') return hasPath;
  if (kind === 'capacity') return [before, after].every(Number.isInteger);
  const isText = [before, after].every((each) => typeof each === 'string');
  return kind === 'workflow' && Array.isArray(edits) && isText;
}
