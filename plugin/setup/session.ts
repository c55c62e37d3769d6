/** The four verbs. */
import { join } from 'node:path';
import type { Account, Hosted } from './account';
import { answersOf, type Answer } from './answers';
import type { Asked } from './arguments';
import { readBackup, updateBackup, writeBackup, type Backup } from './backup';
import { inverse, type Change } from './change';
import { Failure } from './failure';
import { isOpen, type Finding } from './finding';
import { findingsOf } from './findings';
import { haveSeveralAfter, stillToMake, type Foreseen } from './foresee';
import { command } from './output';
import { makePlan, openQuestions, type Plan, type Wishes } from './plan';
import { maxCallsOf } from './plan-options';
import { changeLines, totalLine } from './plan-text';
import { accountLine, checkLines, countsOf, findingLines } from './report';
import { DONE, LACKING, type Stuff } from './stuff';
import { readAccount, readHosted, readQueues, readRelease } from './twilio';
import { named } from './workers';
import { filtersOf } from './workflow';
import { WHY_KEPT, write } from './writing';

export class Session {
  constructor(private readonly stuff: Stuff) {}

  async run(): Promise<number> {
    const { asked, credentials, twin } = this.stuff;
    const hosted = await readHosted(twin, credentials.accountSid);
    this.stuff.say(accountLine(hosted, credentials.origin), '');
    switch (asked.verb) {
      case 'check':
        return this.check(hosted);
      case 'plan':
        return this.plan(hosted);
      case 'apply':
        return asked.resume === undefined ? this.apply(hosted) : this.resume(hosted, asked.resume);
      case 'undo':
        return this.undo(hosted, asked.subject ?? '');
      default:
        return asked.verb satisfies never;
    }
  }

  private async check(hosted: Hosted): Promise<number> {
    const { asked, tell, twin } = this.stuff;
    const account = await this.read(hosted, null, maxCallsOf(hosted, asked));
    const queues = await readQueues(twin, hosted.workspaceSid, tell);
    const release = await readRelease(twin);
    const answers = answersIn(account, asked);
    const findings = findingsOf({ account, queues, release, answers, maxCalls: asked.maxCalls });
    const ready = !findings.some(isOpen);
    this.stuff.say(...checkLines(findings));
    this.stuff.document(hosted, { ready, findings });
    return ready ? DONE : LACKING;
  }

  private async plan(hosted: Hosted): Promise<number> {
    const { asked } = this.stuff;
    const plan = await this.planned(hosted);
    const { word, changes, findings } = plan;
    const open = openQuestions(plan);
    this.stuff.say(...changeLines(changes, asked.verbose), ...this.findings(findings));
    if (changes.length === 0) this.stuff.say('There is nothing to change.');
    else this.stuff.say(`Plan ${word}: ${totalLine(changes)}. Nothing has been written.`);
    if (open.length > 0)
      this.stuff.say(
        'It cannot be applied before each ? is answered and each ✗ is gone. Answers go to `plan` and to `apply`.',
      );
    else if (changes.length > 0)
      this.stuff.say(`To make these changes: ${command('apply', word, ...asked.typed)}`);
    this.stuff.document(hosted, { plan: word, ready: open.length === 0, changes, findings });
    return open.length === 0 ? DONE : LACKING;
  }

  private async apply(hosted: Hosted): Promise<number> {
    const { asked, clock, world } = this.stuff;
    const plan = await this.planned(hosted);
    const open = openQuestions(plan);
    if (open.length > 0) {
      throw new Failure(
        'Nothing was changed. First answer each ? and settle each ✗:',
        open.flatMap(findingLines),
      );
    }
    if (plan.word !== asked.subject) {
      throw new Failure(
        `Nothing was changed: this is not what the plan ${asked.subject} showed. The account has changed since, or other options were given.`,
        [`Look again: ${command('plan', ...asked.typed)}`],
      );
    }
    if (plan.changes.length === 0) {
      this.stuff.say('There is nothing to change.');
      this.stuff.document(hosted, { plan: plan.word, counts: countsOf([]) });
      return DONE;
    }
    this.stuff.say(...this.findings(plan.findings));
    const { accountSid, workspaceSid } = hosted;
    const { answered, changes, word } = plan;
    const stamp = new Date(clock.now()).toISOString().replace(/\W/g, '');
    const file = asked.backup ?? join(world.home, '.multi-call-setup', `${accountSid}-${word}-${stamp}.json`);
    const backup: Backup = { accountSid, workspaceSid, state: 'applied', answered, changes };
    writeBackup(file, backup, world.clone);
    this.stuff.say(`Backup: ${file}`);
    return write(this.stuff, hosted, { backup, file }, false);
  }

  private async resume(hosted: Hosted, file: string): Promise<number> {
    const backup = readBackup(file, hosted);
    if (backup.state === 'undone') {
      throw new Failure(`${file} has been undone, wholly or in part. Nothing was changed: make a new plan.`);
    }
    await this.foreseen(hosted, backup.changes);
    return write(this.stuff, hosted, { backup, file }, false);
  }

  private async undo(hosted: Hosted, file: string): Promise<number> {
    const backup = readBackup(file, hosted);
    const { rest, several } = await this.foreseen(hosted, inverse(backup.changes));
    const { asked } = this.stuff;
    if (several.length > 0 && !asked.force && rest.some(({ kind }) => kind !== 'capacity')) {
      this.stuff.say(`More than one call afterwards: ${named(several)}.`, ...WHY_KEPT);
    }
    if (asked.dryRun) {
      this.stuff.say('Nothing has been written.');
      this.stuff.document(hosted, { backup: file, changes: rest, several: several.map(({ sid }) => sid) });
      return DONE;
    }
    const undone: Backup = { ...backup, state: 'undone' };
    updateBackup(file, undone);
    return write(this.stuff, hosted, { backup: undone, file }, true);
  }

  /** Shows what is still to be done of a list. */
  private async foreseen(hosted: Hosted, changes: readonly Change[]): Promise<Foreseen> {
    const capacities = changes.filter((each) => each.kind === 'capacity');
    const most = Math.max(1, ...capacities.flatMap(({ before, after }) => [before, after]));
    const account = await this.read(hosted, null, most);
    const rest = stillToMake(changes, account);
    this.stuff.say(...changeLines(rest, this.stuff.asked.verbose));
    this.stuff.say(rest.length === 0 ? 'All of it is so already.' : `To do: ${totalLine(rest)}.`);
    return { rest, several: haveSeveralAfter(rest, account) };
  }

  private findings(findings: readonly Finding[]): string[] {
    return findings.length === 0 ? [] : [...findings.flatMap(findingLines), ''];
  }

  private async planned(hosted: Hosted): Promise<Plan> {
    const { asked } = this.stuff;
    const account = await this.read(hosted, asked.workers, maxCallsOf(hosted, asked));
    return makePlan(account, this.wishesFor(account));
  }

  private read(hosted: Hosted, workers: string | null, maxCalls: number): Promise<Account> {
    return readAccount(this.stuff.twin, hosted, { workers, maxCalls, tell: this.stuff.tell });
  }

  private wishesFor(account: Account): Wishes {
    const { maxCalls, named: names, nobody, pilot } = this.stuff.asked;
    const chosen = names && new Set(names.map((name) => workerSid(account, name)));
    return {
      maxCalls,
      pilot,
      answers: answersIn(account, this.stuff.asked),
      asksForWorkers: chosen !== null || !nobody,
      mayRaise: (sid) => (chosen ? chosen.has(sid) : !nobody),
    };
  }
}

/** Names are unique in a workspace. */
function workerSid({ workers }: Account, name: string): string {
  const found = workers.find((each) => each.sid === name || each.name === name);
  if (!found) throw new Failure(`There is no agent "${name}" in this account.`);
  return found.sid;
}

function answersIn({ workflows }: Account, { answers }: Asked): Answer[] {
  return answersOf(
    answers,
    workflows.map((workflow) => ({ ...workflow, filters: filtersOf(workflow) })),
  );
}
