/**
 * What each switch took, put together from the events and commands that pass the session. It watches and decides
 * nothing; of calls and parties it tells how many, never who.
 */
import type { CallId, Command, CommandId, Event, Step } from '../../../js-glue/src';
import type { MultiCallSwitch } from '../../multi-call';
import type { Stop } from '../parts';

type Reason = MultiCallSwitch['reason'];

/** What an agent does to change the live call. What else changes it is the end of one. */
const REASONS: Partial<Record<Event['type'], Reason>> = {
  taskAccepted: 'accept',
  dialStarted: 'dial',
  unholdRequested: 'unhold',
  switchRequested: 'swap',
  monitoringStarted: 'monitor',
};

function reasonOf(event: Event): Reason | null {
  if (event.type === 'taskAccepted' && event.kind === 'other') return null; // a chat
  return REASONS[event.type] ?? null;
}

const COUNTED: ReadonlySet<Command['type']> = new Set(['silence', 'open', 'hold', 'unhold']);

/** A switch under way. */
class Underway {
  private readonly held = new Set<string>();
  private silencedMs: number | null = null;
  private openedMs: number | null = null;
  private failures = 0;
  private isOne = false;

  constructor(
    private readonly reason: Reason,
    private readonly began: number,
    /** What was live, until it is seen silent: that it still is heard is not yet the switch. */
    private before: CallId | null,
    /** What was asked for and is not answered, by the switch before this one, too. */
    readonly owed: Map<CommandId, Command['type']>,
  ) {}

  see({ event, commands, snapshot }: Step, now: number): void {
    const after = now - this.began;
    if (event.type === 'commandSucceeded' || event.type === 'commandFailed') this.answered(event, after);
    for (const command of commands) {
      if (!COUNTED.has(command.type)) continue;
      this.isOne = true;
      this.owed.set(command.id, command.type);
      if (command.type === 'hold') this.held.add(command.party);
    }
    const live = snapshot.calls.find((call) => call.live && call.stage === 'open');
    const isHeard = live !== undefined && !live.silenced;
    if (live?.call !== this.before || !isHeard) this.before = null;
    if (isHeard && this.before === null && !this.isBusy) this.openedMs ??= after;
  }

  /** Something is still being silenced or opened. */
  private get isBusy(): boolean {
    return [...this.owed.values()].some((type) => type === 'silence' || type === 'open');
  }

  get isDone(): boolean {
    return this.openedMs !== null && this.owed.size === 0;
  }

  /** Null when nothing came of it: with one call there is nothing to switch (P6). */
  told(): MultiCallSwitch | null {
    const { reason, silencedMs, openedMs, failures, isDone } = this;
    return this.isOne
      ? { reason, silencedMs, openedMs, holds: this.held.size, failures, complete: isDone }
      : null;
  }

  private answered({ type, command }: Extract<Event, { command: CommandId }>, after: number): void {
    const asked = this.owed.get(command);
    if (asked === undefined) return;
    this.owed.delete(command);
    if (type === 'commandFailed') this.failures++;
    else if (asked === 'silence') this.silencedMs = after;
  }
}

/** @param now ms, rising */
export function watchSwitches(
  tell: (event: MultiCallSwitch) => void,
  now: () => number = () => performance.now(),
): { readonly witness: (step: Step) => void; readonly stop: Stop } {
  let underway: Underway | null = null;
  let live: CallId | null = null;

  const end = (): void => {
    const event = underway?.told();
    underway = null;
    if (event) tell(event);
  };

  return {
    witness(step) {
      const opens = step.commands.some(({ type }) => type === 'open');
      const reason = reasonOf(step.event) ?? (!underway && opens ? 'end' : null);
      if (reason !== null) {
        const owed = new Map(underway?.owed);
        end(); // another came before it was done
        underway = new Underway(reason, now(), live, owed);
      }
      underway?.see(step, now());
      live = step.snapshot.live;
      if (underway?.isDone) end();
    },
    stop: end,
  };
}
