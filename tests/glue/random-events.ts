// Texts for a core by chance: mostly true events about things it knows, answers to its commands, and now and then
// something that is no event.
import type { Command } from '../../js-glue/src/protocol';

/** As JSON or nearly so. No line breaks, which would part one text into two. */
export const ODD_VALUES = [
  ...[
    'null',
    'true',
    '{}',
    '[]',
    '[null]',
    '[{}]',
    '"',
    '""',
    '"\\ud800"',
    '"\\u0000"',
    '"\\u001f\\"\\\\"',
    '"é€📞"',
  ],
  ...[
    '-1',
    '-0',
    '0',
    '1.0',
    '1e0',
    '10e-1',
    '1.5',
    '01',
    '+1',
    '1e',
    '.5',
    '1e400',
    '-1e400',
    '1e-400',
    'NaN',
  ],
  ...['4294967295', '4294967296', '4294967295.5', '18446744073709551616', '123456789012345678901234567890'],
  ...[
    '0.5',
    '2500.25',
    '999.9999',
    '1.0000000000000001',
    '2500.0000000000001',
    '4294967295.00000000001',
    '1e22',
    '0.30000000000000004e1',
    '[[[[[[[[[[1]]]]]]]]]]',
    `"${'x'.repeat(300)}"`,
    `"${'€'.repeat(300)}"`,
  ],
  ...['"\ud800"', '"\udc00x"', '"\u0001"', '"\u007f"', '"\ufeff"'],
];

export class RandomEvents {
  private readonly unanswered: number[] = [];
  private lastCall = 0;

  constructor(private readonly random: () => number) {}

  /** What the core asked for, so that it can be answered. */
  heard(commands: readonly Command[]): void {
    this.unanswered.push(...commands.map(({ id }) => id));
  }

  next(): string {
    const text = JSON.stringify(this.event());
    return this.random() < 0.15 ? this.spoilt(text) : text;
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private any<T>(among: readonly [T, ...T[]]): T {
    return among[this.below(among.length)] ?? among[0];
  }

  /** A true event, or at least a well-formed one. */
  event(): object {
    if (this.unanswered.length > 0 && this.random() < 0.5) return this.answer();
    if (this.random() < 0.15) return this.offer();
    const call = 1 + this.below(this.lastCall + 1);
    const task = `WR${1 + this.below(this.lastCall + 1)}`;
    const party = this.any([null, 'ada', `${task} bob`, 'é€📞']);
    const sid = this.any([null, `CA${call}`]);
    const muted = this.random() < 0.5;
    return this.any<() => object>([
      () => ({
        type: 'configured',
        maxCalls: this.below(6),
        resumeOnEnd: this.any(['off', 'previous']),
        multiPartyHold: this.any(['parties', 'agent']),
      }),
      () => ({ type: 'callOpened', call, sid }),
      () => ({ type: 'callOpened', call, sid }),
      () => ({
        type: 'callEnded',
        call,
        line: this.below(4),
        reason: this.any(['disconnected', 'cancelled', 'lost']),
      }),
      () => ({ type: 'lineFailed', line: this.below(9), reason: 'gone "for" good' }),
      () => ({ type: 'taskAccepted', task, kind: this.any(['voice', 'other']) }),
      () => ({ type: 'taskAcceptFailed', task, reason: '' }),
      () => ({ type: 'acceptanceObserved', task, kind: this.any(['voice', 'other', 'outbound']) }),
      () => ({ type: 'hangUpRequested', task }),
      () => ({ type: 'callSwitchRequested', call }),
      () => ({ type: 'taskEnded', task }),
      () => ({ type: 'monitoringStarted', task }),
      () => ({ type: 'monitoringFailed', task, reason: '' }),
      () => ({ type: 'taskSelected', task: this.any([null, task]) }),
      () => ({ type: 'holdRequested', task, party }),
      () => ({ type: 'unholdRequested', task, party }),
      () => ({ type: 'switchRequested', task }),
      () => ({ type: 'partiesChanged', task, sid, parties: this.parties(task) }),
      () => ({ type: 'partiesChanged', task, sid, parties: this.parties(task) }),
      () => ({ type: 'muteRequested', call, muted }),
      () => ({ type: 'muteObserved', call, muted }),
      () => ({ type: 'shownObserved', call: this.any([null, call]) }),
    ])();
  }

  private offer(): object {
    const call = ++this.lastCall;
    return {
      type: 'callOffered',
      call,
      line: 0,
      sid: this.any([null, `CA${call}`]),
      forwardable: this.random() < 0.8,
    };
  }

  private answer(): object {
    const [command] = this.unanswered.splice(this.below(this.unanswered.length), 1);
    if (this.random() < 0.8) return { type: 'commandSucceeded', command };
    const reason = this.any(['', '429: too many', 'a\tb\u0000c', '€'.repeat(200)]);
    return {
      type: 'commandFailed',
      command,
      reason,
      retryAfterMs: this.any([null, 0, 2500.25]),
      final: this.random() < 0.2,
    };
  }

  private parties(task: string): object[] {
    return ['ada', `${task} bob`, 'é€📞']
      .filter(() => this.random() < 0.6)
      .map((party) => ({
        party,
        kind: this.any(['customer', 'worker', 'external']),
        held: this.random() < 0.5,
      }));
  }

  /** The text with one value exchanged, a stretch cut out, or one character another. */
  private spoilt(text: string): string {
    const values = [...text.matchAll(/:("[^"]*"|[\w.]+|\[.*\])/g)];
    const value = values[this.below(values.length)];
    const at = this.below(text.length);
    return this.any<() => string>([
      () => text.slice(0, at),
      () => text.slice(0, at) + text.slice(at + 1 + this.below(9)),
      () => text.slice(0, at) + String.fromCharCode(0x20 + this.below(0x100)) + text.slice(at + 1),
      () => {
        if (!value) return text;
        const from = value.index + 1;
        return (
          text.slice(0, from) + this.any(['0', ...ODD_VALUES]) + text.slice(from + (value[1]?.length ?? 0))
        );
      },
    ])();
  }
}
