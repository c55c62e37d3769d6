/** The command: its verbs, from what was asked to what is said. */
import { join } from 'node:path';
import type { RequestClient } from 'twilio';
import type { Account } from './account';
import { BrokenOff, carryOut } from './apply';
import { readArguments, USAGE, type Asked } from './arguments';
import { readBackup, writeBackup, type Backup } from './backup';
import { inverse, type Change } from './change';
import { findCredentials, type Credentials } from './credentials';
import { Failure } from './failure';
import { findingsOf } from './findings';
import { makePlan, type Plan, type Wishes } from './plan';
import { planText, progressText, reportJson, reportText, summaryText } from './report';
import { realClock, Requests, type Clock } from './requests';
import { clientOf, doorsTo, readAccount, workspaceOf } from './twilio';

export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where a backup goes when `--backup` does not say. */
  readonly folder: string;
  /** What was asked for, line by line. */
  readonly print: (text: string) => void;
  /** How it goes on. */
  readonly tell: (text: string) => void;
  readonly clock?: Clock;
  readonly httpClient?: RequestClient;
}

/** The exit codes. */
export const DONE = 0;
export const LACKING = 1;
export const FAILED = 2;

export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked.verb === 'help') {
      world.print(USAGE);
      return DONE;
    }
    const credentials = findCredentials(world.environment, asked.profile, world.home);
    return await new Setup(asked, credentials, world).run(asked.verb);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    world.tell(error.message);
    return FAILED;
  }
}

class Setup {
  private readonly requests: Requests;
  private readonly client: ReturnType<typeof clientOf>;

  constructor(
    private readonly asked: Asked,
    credentials: Credentials,
    private readonly world: World,
  ) {
    this.requests = new Requests(world.clock ?? realClock, world.tell);
    this.client = clientOf(credentials, world.httpClient);
  }

  run(verb: 'check' | 'plan' | 'apply' | 'undo'): Promise<number> {
    switch (verb) {
      case 'check':
        return this.check();
      case 'plan':
        return this.plan();
      case 'apply':
        return this.asked.resume === undefined ? this.apply() : this.resume(this.asked.resume);
      case 'undo':
        return this.undo(this.asked.subject ?? '');
      default:
        return verb satisfies never;
    }
  }

  private async check(): Promise<number> {
    const account = await this.read(true);
    const findings = findingsOf(account, this.wishesFor(account));
    this.world.print(this.asked.json ? reportJson(account, findings) : reportText(account, findings));
    return findings.some(({ level }) => level === 'lacking') ? LACKING : DONE;
  }

  private async plan(): Promise<number> {
    const { plan } = await this.planned();
    this.world.print(planText(plan));
    if (plan.questions.length === 0 && plan.changes.length > 0) {
      this.world.print(
        `To make these changes: the same command with \`apply ${plan.fingerprint}\` in place of \`plan\`.`,
      );
    }
    return DONE;
  }

  private async apply(): Promise<number> {
    const { account, plan } = await this.planned();
    if (plan.questions.length > 0) {
      throw new Failure(
        `Nothing was changed. First answer with --guard or --leave:\n${plan.questions.join('\n')}`,
      );
    }
    if (plan.fingerprint !== this.asked.subject) {
      throw new Failure(
        `Nothing was changed: this is not what the plan ${this.asked.subject} showed. The account has changed since, or other options were given. Look at \`plan\` again.`,
      );
    }
    if (plan.changes.length === 0) {
      this.world.print('There is nothing to change.');
      return DONE;
    }
    const { accountSid, workspaceSid } = account;
    const name = `multi-call-setup-${accountSid}-${plan.fingerprint}-${this.stamp()}.json`;
    const file = this.asked.backup ?? join(this.world.folder, name);
    writeBackup(file, { accountSid, workspaceSid, changes: plan.changes });
    this.world.print(`Backup: ${file}`);
    return this.carryOut(plan.changes, { accountSid, workspaceSid }, file, false);
  }

  private async resume(file: string): Promise<number> {
    const backup = await this.backup(file);
    return this.carryOut(backup.changes, backup, file, false);
  }

  private async undo(file: string): Promise<number> {
    const backup = await this.backup(file);
    return this.carryOut(inverse(backup.changes), backup, file, true);
  }

  private async backup(file: string): Promise<Backup> {
    const { accountSid } = await workspaceOf(this.client, this.requests);
    return readBackup(file, accountSid);
  }

  private async carryOut(
    changes: readonly Change[],
    { accountSid, workspaceSid }: Pick<Account, 'accountSid' | 'workspaceSid'>,
    file: string,
    undoing: boolean,
  ): Promise<number> {
    const doors = doorsTo(this.client, this.requests, accountSid, workspaceSid);
    try {
      const fates = await carryOut(changes, doors, {
        undoing,
        tell: (progress) => this.world.tell(progressText(progress)),
      });
      this.world.print(
        `${summaryText(fates)}${undoing ? '' : ` To put all back: multi-call-setup undo ${file}`}`,
      );
      return DONE;
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
      const on = undoing ? `undo ${file}` : `apply --resume ${file}`;
      throw new Failure(
        `${error.message}\nTo go on: multi-call-setup ${on}${undoing ? '' : `\nTo put all back: multi-call-setup undo ${file}`}`,
      );
    }
  }

  private async planned(): Promise<{ account: Account; plan: Plan }> {
    const account = await this.read(false);
    return { account, plan: makePlan(account, this.wishesFor(account)) };
  }

  private read(queues: boolean): Promise<Account> {
    const { workers, maxCalls } = this.asked;
    return readAccount(this.client, this.requests, { workers, maxCalls, queues, tell: this.world.tell });
  }

  private wishesFor(account: Account): Wishes {
    const { maxCalls, guard, leave, named, nobody } = this.asked;
    for (const name of [...guard, ...leave]) if (name !== 'all') sidOf('workflow', account.workflows, name);
    const chosen = named && new Set(named.map((name) => sidOf('worker', account.workers, name)));
    return { maxCalls, guard, leave, mayRaise: (sid) => (chosen ? chosen.has(sid) : !nobody) };
  }

  private stamp(): string {
    return new Date((this.world.clock ?? realClock).now()).toISOString().replace(/\W/g, '');
  }
}

/** Names are unique in a workspace. */
function sidOf(what: string, among: readonly { sid: string; name: string }[], name: string): string {
  const found = among.find((each) => each.sid === name || each.name === name);
  if (!found) throw new Failure(`There is no ${what} "${name}" in this account.`);
  return found.sid;
}
