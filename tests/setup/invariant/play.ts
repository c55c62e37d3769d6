/** Plays a generated story against the stand-in, and watches every write of the tool. */
import { mkdtempSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../plugin/setup/main';
import { accountOf, sid, type AccountRows } from '../account-double';
import { InProcess } from '../in-process';
import { Service, type Fault } from '../service';
import type { Asked } from '../openapi';
import { CLONE } from '../stage';
import { CALM, type OtherChange, type Story, type Trouble } from './accounts';
import { isOpen, pairs, type Said } from './open';

/** In memory where there is such a folder: a backup is flushed to the disk. */
const ROOT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const SEVERAL = 'worker.channel.voice.configured_capacity > 1';

class Killed extends Error {}

export class Broken extends Error {}

/** @throws Broken when a write of the tool lets an agent on a call be reached */
export async function play({ account: wanted, steps }: Story): Promise<void> {
  const player = new Player(accountOf(wanted));
  try {
    for (const step of steps) {
      if (step.does === 'other') player.change(step.change);
      else if (step.does === 'check') await player.check(step.options);
      else if (step.does === 'apply') await player.apply(step.options, step.between, step.trouble);
      else await player.goOn(step.does, step.backup, step.trouble);
    }
  } finally {
    player.clear();
    // The test runner reports between two stories.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class Player {
  private readonly folder = mkdtempSync(join(ROOT, 'setup-'));
  private time = 0;
  private readonly service: Service;
  private said: Said = { options: [], of: new Set() };
  /** Of each backup, by its name. */
  private readonly saidOf = new Map<string, Said>();

  constructor(private readonly account: AccountRows) {
    this.service = new Service(account, () => this.time);
  }

  clear(): void {
    rmSync(this.folder, { recursive: true });
  }

  async apply(options: readonly string[], between: OtherChange | undefined, trouble: Trouble): Promise<void> {
    const plan = await this.command(['plan', ...options], CALM);
    const word = /^Plan (\w+):/m.exec(plan.text)?.[1];
    // What is not answered is tried with a change in between only: it is refused then, too.
    if (word === undefined || (plan.code !== 0 && !between)) return;
    const planned = this.configurations();
    if (between) this.change(between);
    this.said = { options, of: new Set(planned) };
    const known = this.backups();
    const { code } = await this.command(['apply', word, ...options], trouble);
    const made = this.backups().find((file) => !known.includes(file));
    if (made !== undefined) this.saidOf.set(made, this.said);
    if (code === 0 && !trouble.other && !trouble.rival && pairs(this.account, this.said).size > 0) {
      throw new Broken('apply ends with 0, and queue calls reach agents who are on a call');
    }
  }

  /** Another admin's command, with that admin's words. */
  async rival(verb: 'undo' | 'resume', which: number): Promise<void> {
    const { said } = this;
    await this.goOn(verb, which, CALM);
    this.said = said;
  }

  async goOn(verb: 'undo' | 'resume', which: number, trouble: Trouble): Promise<void> {
    const files = this.backups();
    const file = files[which % files.length];
    if (file === undefined) return;
    this.said = this.saidOf.get(file) ?? this.said;
    await this.command(verb === 'undo' ? ['undo', file] : ['apply', '--resume', file], trouble);
  }

  async check(options: readonly string[]): Promise<void> {
    this.said = { options, of: new Set(this.configurations()) };
    const { code } = await this.command(['check', ...options], CALM);
    const open = [...this.account.workflows].filter(([key, workflow]) => isOpen(key, workflow, this.said));
    if (code === 0 && open.length > 0) throw new Broken('check ends with 0, and a workflow is open');
  }

  change(change: OtherChange): void {
    const { workers, workflows } = this.account;
    const pick = <T>(map: Map<string, T>, which: number): [string, T] | undefined =>
      map.size === 0 ? undefined : [...map][which % map.size];
    switch (change.does) {
      case 'capacity': {
        const worker = pick(workers, change.which)?.[1];
        if (worker) worker.capacity = change.capacity;
        return;
      }
      case 'workflow': {
        const workflow = pick(workflows, change.which)?.[1];
        if (workflow) workflow.configuration = change.configuration;
        return;
      }
      case 'new workflow': {
        const number = workflows.size + 10;
        workflows.set(sid('WW', number), { name: `workflow ${number}`, configuration: change.configuration });
        return;
      }
      case 'delete workflow':
        workflows.delete(pick(workflows, change.which)?.[0] ?? '');
        return;
      case 'delete worker':
        workers.delete(pick(workers, change.which)?.[0] ?? '');
        return;
      case 'attributes': {
        const worker = pick(workers, change.which)?.[1];
        if (!worker) return;
        worker.attributes = { ...worker.attributes, seen: worker.version };
        worker.version++;
        return;
      }
      default:
        change satisfies never;
    }
  }

  private async command(args: string[], trouble: Trouble): Promise<{ code: number; text: string }> {
    const watch = new Watch(this, this.service, trouble);
    const text: string[] = [];
    try {
      const code = await run(args, {
        environment: {
          TWILIO_ACCOUNT_SID: this.account.accountSid,
          TWILIO_API_KEY: this.account.user,
          TWILIO_API_SECRET: this.account.secret,
        },
        home: this.folder,
        clone: CLONE,
        version: '0',
        print: (line) => text.push(line),
        tell: (line) => text.push(line),
        httpClient: new InProcess(
          this.service,
          () => watch.before(),
          () => watch.after(),
        ),
        clock: {
          now: () => this.time,
          wait: (ms) => {
            this.time += ms;
            return Promise.resolve();
          },
        },
      });
      return { code, text: text.join('\n') };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return { code: -1, text: '' };
    }
  }

  /** Judged by the words that hold now. */
  pairs(): Set<string> {
    return pairs(this.account, this.said);
  }

  /** What the tool itself writes is covered by the words of its plan. */
  cover(key: string): void {
    const workflow = this.account.workflows.get(key);
    if (workflow) this.said.of.add(`${key} ${workflow.configuration}`);
  }

  private configurations(): string[] {
    return [...this.account.workflows].map(([key, { configuration }]) => `${key} ${configuration}`);
  }

  private backups(): string[] {
    const folder = join(this.folder, '.multi-call-setup');
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  }
}

/** A look at all workflows, or at who has several calls; and whether the account may have changed since, unseen. */
class Look {
  private isFresh = false;
  private isOutdated = false;

  taken(): void {
    this.isFresh = true;
    this.isOutdated = false;
  }

  /** Anything that is neither the look nor the write that it allows: the look then allows nothing any more. */
  spent(): void {
    this.isFresh = false;
  }

  otherChange(): void {
    this.isOutdated = true;
  }

  /** Twilio has no conditional write: what somebody changes between a look and its writes cannot be seen. */
  get isRace(): boolean {
    return this.isFresh && this.isOutdated;
  }
}

/** Stands between the tool and the service during one command. */
class Watch {
  private count = 0;
  private readonly workflows = new Look();
  private readonly capacities = new Look();
  private write: { earlier: Set<string>; path: string } | null = null;
  private faultsLeft: number;
  /** While another admin's command runs, this one makes no request. */
  private pause: Promise<void> = Promise.resolve();

  constructor(
    private readonly player: Player,
    private readonly service: Service,
    private readonly trouble: Trouble,
  ) {
    this.faultsLeft = trouble.fault?.times ?? 0;
    this.attend();
  }

  private attend(): void {
    this.service.fault = (asked) => {
      const fault = this.faultFor(asked.method === 'POST');
      if (asked.method === 'POST') this.write = { earlier: this.player.pairs(), path: asked.path };
      this.see(asked, fault !== null);
      return fault;
    };
  }

  async before(): Promise<void> {
    await this.pause;
    this.count++;
    const { killed, other, rival } = this.trouble;
    if (killed !== undefined && this.count > killed) throw new Killed('the process has ended');
    if (this.count === other?.at) {
      this.player.change(other.change);
      this.otherChange();
    }
    if (this.count !== rival?.at) return;
    this.pause = this.player.rival(rival.does, rival.backup);
    await this.pause;
    this.otherChange();
    this.attend();
  }

  private otherChange(): void {
    this.workflows.otherChange();
    this.capacities.otherChange();
  }

  after(): void {
    if (!this.write) return;
    const { earlier, path } = this.write;
    this.write = null;
    const isWorkflow = path.includes('/Workflows/');
    if (isWorkflow) this.player.cover(path.split('/').at(-1) ?? '');
    const more = [...this.player.pairs()].filter((pair) => !earlier.has(pair));
    const { isRace } = isWorkflow ? this.capacities : this.workflows;
    if (more.length > 0 && !isRace)
      throw new Broken(`${path} lets calls reach busy agents: ${more.join(', ')}`);
  }

  /** After a look at the workflows come capacities only; after one at the capacities, capacities and one workflow. */
  private see({ method, path, query }: Asked, isFault: boolean): void {
    if (path.includes('/Channels/')) return;
    if (method === 'GET' && path.endsWith('/Workflows')) {
      if (!isFault) this.workflows.taken();
    } else this.workflows.spent();
    if (query.get('TargetWorkersExpression') === SEVERAL) {
      if (!isFault) this.capacities.taken();
    } else if (!path.includes('/Workflows/')) this.capacities.spent();
  }

  private faultFor(isWrite: boolean): Fault | null {
    const { fault } = this.trouble;
    if (!fault || this.count < fault.at || this.faultsLeft === 0) return null;
    if (fault.onlyWrites && !isWrite) return null;
    this.faultsLeft--;
    return fault.fault;
  }
}
