/** The backup: the list of changes that is about to be made, from which what was can be put back. It holds no secrets. */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Change } from './change';
import { Failure } from './failure';
import { isObject, type Json } from './json';

export interface Backup {
  readonly accountSid: string;
  readonly workspaceSid: string;
  readonly changes: readonly Change[];
}

const FORMAT = 'multi-call-setup backup 1';

/** Writes it for its owner alone, and returns only when it is on the disk. @throws Failure, also when the file exists */
export function writeBackup(file: string, backup: Backup): void {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${JSON.stringify({ format: FORMAT, ...backup }, null, 2)}\n`);
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    throw new Failure(`The backup could not be written, so nothing was changed: ${(error as Error).message}`);
  }
}

/** @throws Failure when it is none, or one of another account */
export function readBackup(file: string, accountSid: string): Backup {
  const backup = parse(file);
  if (backup.accountSid !== accountSid) {
    throw new Failure(
      `${file} is of the account ${backup.accountSid}, and these credentials are of ${accountSid}.`,
    );
  }
  return backup;
}

function parse(file: string): Backup {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (!isObject(value) || value['format'] !== FORMAT || !Array.isArray(value['changes'])) {
    throw new Failure(`${file} is not a backup of multi-call-setup.`);
  }
  const { accountSid, workspaceSid, changes } = value;
  if (typeof accountSid !== 'string' || typeof workspaceSid !== 'string' || !changes.every(isChange)) {
    throw new Failure(`${file} is damaged: nothing was changed.`);
  }
  return { accountSid, workspaceSid, changes };
}

function isChange(value: Json): boolean {
  if (!isObject(value) || value['before'] === undefined || value['after'] === undefined) return false;
  const { kind, sid, edits, path, before, after } = value;
  if (kind === 'workflow') return typeof sid === 'string' && Array.isArray(edits);
  if (kind === 'capacity') return typeof sid === 'string' && [before, after].every(Number.isInteger);
  return kind === 'options' && Array.isArray(path) && path.length > 0;
}
