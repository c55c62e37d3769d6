/** Carries out the changes of a backup, or their inverse, and tells what became of them. */
import type { Hosted } from './account';
import { BrokenOff, carryOut, type Outcome } from './apply';
import type { Backup } from './backup';
import { inverse } from './change';
import { doorsTo } from './doors';
import { Failure } from './failure';
import { Keeper } from './keeper';
import { command } from './output';
import { countsOf, isPartial, progressLine, summaryLine } from './report';
import { Settling } from './settle';
import { DONE, PARTIAL, type Stuff } from './stuff';

/** Also said by `undo --dry-run`. */
export const WHY_KEPT = [
  'Guards and the plugin stay while any agent of the workspace has more than one call: without them queues would ring agents who are on a call.',
  'Agents who had more than one call before count, too. --force takes the guards away all the same.',
];

/** @returns the exit code. @throws Failure that says how to go on */
export async function write(
  stuff: Stuff,
  hosted: Hosted,
  { backup, file }: { backup: Backup; file: string },
  undoing: boolean,
): Promise<number> {
  const { asked, clock, tell, twin, profile } = stuff;
  const undo = `To put ${undoing ? 'the rest' : 'all'} back: ${command('undo', file, ...profile)}`;
  const ways = undoing ? [undo] : [`To go on: ${command('apply', '--resume', file, ...profile)}`, undo];
  stuff.onInterrupt = ['Interrupted. Each change is made in whole or not at all.', ...ways];
  const keeper = new Keeper(file, backup);
  try {
    const changes = undoing ? inverse(backup.changes) : backup.changes;
    const outcomes = await carryOut(changes, doorsTo(twin, hosted, clock, undoing), {
      undoing,
      answered: keeper.answered,
      insisted: asked.force,
      tell: (progress) => tell(progressLine(progress)),
      settle: async (workflows) => {
        const settling = new Settling(twin, hosted, workflows, clock, tell);
        await settling.note();
        return () => settling.end();
      },
      stored: (change, text) => keeper.keep(change, text),
    });
    sayResult(stuff, outcomes, undo, undoing);
    const results = outcomes.map(({ change, fate }) => ({
      kind: change.kind,
      ...('sid' in change ? { sid: change.sid } : {}),
      fate,
    }));
    stuff.document(hosted, { backup: file, counts: countsOf(outcomes), results });
    return isPartial(outcomes) ? PARTIAL : DONE;
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    const { outcomes, unsure, total, canGoOn } = error;
    const maybe = unsure.length > 0 ? ` ${unsure.length} may have been made.` : '';
    const counts = `Of ${total}: ${summaryLine(outcomes, undoing)}${maybe}`;
    throw new Failure(error.message, [counts, ...(canGoOn ? ways : [undo])]);
  }
}

function sayResult(stuff: Stuff, outcomes: readonly Outcome[], undo: string, undoing: boolean): void {
  stuff.say(summaryLine(outcomes, undoing));
  if (!undoing) stuff.say(undo);
  if (outcomes.some(({ fate }) => fate === 'kept')) {
    stuff.say(...WHY_KEPT, `When no agent has more than one call, run the same command again. ${undo}`);
  }
  const hasPlugin = outcomes.some(
    ({ change, fate }) => fate === 'done' && (change.kind === 'override' || change.kind === 'options'),
  );
  if (hasPlugin) stuff.say('The agents concerned have to reload Flex.');
}
