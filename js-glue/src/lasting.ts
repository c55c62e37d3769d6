// What a new core has to be told when a journal is made short: the facts that still hold although every call is over.
import type { Entry } from './journal';
import type { Event, TaskSid } from './protocol';

/** By what they are about. A Map keeps the order in which facts came. */
type Facts = Map<string, Entry>;

/** A wish to be on a task whose call is not here: whoever's call comes next must not be taken for it by chance. */
const SOUGHT = 'sought';

/**
 * The entries that outlast a rest, which is a moment without calls, without an accept under way and with nobody on hold.
 * A core that is told these, and nothing else, decides as one that was told everything.
 */
export function whatLasts(entries: readonly Entry[]): Entry[] {
  const facts: Facts = new Map();
  for (const entry of entries) learn(facts, entry);
  const sought = facts.get(SOUGHT);
  if (sought) replace(facts, SOUGHT, sought); // Last: the core has to know the task by then.
  return [...facts.values()];
}

/** One decision for each type of event: a new one does not compile until it has its own. */
function learn(facts: Facts, entry: Entry): void {
  const { event } = entry;
  switch (event.type) {
    case 'configured':
    case 'taskSelected':
      return replace(facts, event.type, entry);
    case 'holdRecalled':
      return void facts.set(recalled(event.task, event.party), entry); // Told before its parties are.
    case 'partiesChanged':
      for (const { party, held } of event.parties) if (!held) facts.delete(recalled(event.task, party));
      return replace(facts, `parties ${event.task}`, entry);
    case 'switchRequested':
    case 'unholdRequested':
      return replace(facts, SOUGHT, switchTo(event.task));
    case 'taskEnded':
      return forget(facts, event.task);

    // The agent turned elsewhere, and what came of that is over; or a call fulfilled the wish.
    case 'taskAccepted':
    case 'dialStarted':
    case 'monitoringStarted':
    case 'callSwitchRequested':
    case 'callOpened':
    case 'callEnded':
    case 'lineFailed':
      return void facts.delete(SOUGHT);

    // About a call, an accept or a command, none of which outlasts a rest. Of an agent's hold Flex's next picture of the
    // conference tells: a hold that nobody explains counts as the agent's. Of an acceptance that was only observed nothing
    // need last: the next call is the only one, and is live without it.
    case 'acceptanceObserved':
    case 'hangUpRequested':
    case 'callOffered':
    case 'taskAcceptFailed':
    case 'dialFailed':
    case 'monitoringFailed':
    case 'muteRequested':
    case 'muteObserved':
    case 'shownObserved':
    case 'commandSucceeded':
    case 'commandFailed':
    case 'holdRequested':
      return;
    default:
      event satisfies never;
  }
}

/** A Map keeps the place of a key that is set again; the last one's place is wanted. */
function replace(facts: Facts, key: string, entry: Entry): void {
  facts.delete(key);
  facts.set(key, entry);
}

function recalled(task: TaskSid, party: string): string {
  return `recalled ${task} ${party}`;
}

/** An unhold is done by now; what is left of it is that the agent wants to be on the task. */
function switchTo(task: TaskSid): Entry {
  const event: Event = { type: 'switchRequested', task };
  return { event, text: JSON.stringify(event) };
}

function forget(facts: Facts, task: TaskSid): void {
  for (const [key, { event }] of facts) {
    if (event.type !== 'taskSelected' && 'task' in event && event.task === task) facts.delete(key);
  }
}
