// The notation of tests/core/scenarios, read and written as tests/core/transcript.cpp does.
import type { CallView, Command, CommandId, PartyView, Snapshot } from '../../js-glue/src/protocol';
import { NOTHING, toReply } from '../../js-glue/src/wire';

export type Defaults = Record<string, Record<string, unknown> | undefined>;
type Fields = Record<string, unknown>;

/** Replays the `> ` lines of a script, keeps its comments, and writes what the core answers. */
export function replay(script: string, defaults: Defaults, dispatch: (json: string) => string): string {
  const session = new Session(defaults, dispatch);
  return script
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      if (line.startsWith('> ')) return `${line}\n${session.answer(line.slice(2))}`;
      return line === '' || line.startsWith('#') ? `${line}\n` : '';
    })
    .join('');
}

class Session {
  private readonly unanswered = new Map<CommandId, string>();
  private latest = NOTHING;
  private before = '  = nothing\n';
  private now = this.before;

  constructor(
    private readonly defaults: Defaults,
    private readonly dispatch: (json: string) => string,
  ) {}

  answer(line: string): string {
    const [first, ...names] = wordsOf(line);
    let out = '';
    if (first === 'ok') {
      for (const command of this.named(names)) out += this.post({ type: 'commandSucceeded', command });
    } else {
      out += this.post(this.event(first ?? '', names));
    }
    if (this.now !== this.before) out += this.now;
    this.before = this.now;
    return out;
  }

  /** "3 hold": command 3 and every hold not yet answered; nothing named: every command. */
  private named(names: readonly string[]): CommandId[] {
    const wanted = ([id, type]: [CommandId, string]) =>
      names.length === 0 || names.includes(type) || names.includes(String(id));
    return [...this.unanswered].filter(wanted).map(([id]) => id);
  }

  private event(type: string, words: readonly string[]): Fields {
    const event: Fields = { ...this.defaults[type], type };
    for (const word of words) {
      const equals = word.indexOf('=');
      const name = equals < 0 ? word : word.slice(0, equals);
      event[name] = equals < 0 ? true : valueOf(name, word.slice(equals + 1));
    }
    return event;
  }

  private post(event: Fields): string {
    this.unanswered.delete(event['command'] as CommandId);
    const reply = toReply(this.dispatch(JSON.stringify(event)), this.latest);
    if ('error' in reply) return `  error: ${reply.error.field}: ${reply.error.message}\n`;
    for (const { id, type } of reply.commands) this.unanswered.set(id, type);
    this.latest = reply.snapshot;
    this.now = snapshotText(reply.snapshot);
    const ignored = reply.ignored === undefined ? '' : `  ignored: ${reply.ignored}\n`;
    return ignored + reply.commands.map(commandText).join('');
  }
}

/** Parted by spaces that are not within quotes. */
function wordsOf(line: string): string[] {
  return line.match(/(?:[^ "]|"(?:[^"\\]|\\.)*")+/g) ?? [];
}

/** "ada:customer:held,bob:worker" */
function partiesOf(text: string): Fields[] {
  return text
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [party, kind, held] = one.split(':');
      return { party, kind, held: held === 'held' };
    });
}

function valueOf(name: string, text: string): unknown {
  if (name === 'parties' && !text.startsWith('[')) return partiesOf(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What is null, false, empty or zero goes without saying. */
function fieldText(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false || value === '' || value === 0) return '';
  if (value === true) return ` ${name}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return ` ${name}=${text.includes(' ') ? `"${text}"` : text}`;
}

const FIELDS = ['notice', 'line', 'call', 'muted', 'task', 'party', 'afterMs', 'reason'];

function commandText(command: Command): string {
  const fields = new Map<string, unknown>(Object.entries(command));
  return `  ${command.id} ${command.type}${FIELDS.map((name) => fieldText(name, fields.get(name))).join('')}\n`;
}

function partyText(party: PartyView): string {
  const held = party.held ? (party.heldBy === 'agent' ? ' held by agent' : ' held') : '';
  const failed = (party.holdFailed ? ' hold failed' : '') + (party.unholdFailed ? ' unhold failed' : '');
  return party.party + held + failed;
}

function callText(call: CallView, shown: Snapshot['shown']): string {
  const words = [
    call.line === 0 ? `${call.call}` : `${call.call}@${call.line}`,
    call.task ?? '',
    call.stage === 'open' ? '' : call.stage,
    call.live ? 'live' : '',
    call.call === shown ? 'shown' : '',
    call.silenced ? 'silenced' : '',
    call.agentMuted ? 'muted' : '',
    call.givenUp === 'none' ? '' : `gave up ${call.givenUp}`,
    call.recheckGivenUp ? 'gave up recheck' : '',
  ];
  const parties = call.parties.map(partyText).join(', ');
  return `  = ${words.filter((word) => word !== '').join(' ')}${parties === '' ? '' : `: ${parties}`}\n`;
}

function snapshotText(snapshot: Snapshot): string {
  const dialling = snapshot.dialling ? '  = dialling\n' : '';
  const accepting = snapshot.accepting.map((task) => `  = accepting ${task}\n`).join('');
  const hangingUp = snapshot.hangingUp.map((task) => `  = hanging up ${task}\n`).join('');
  const show = snapshot.showGivenUp ? '  = gave up show\n' : '';
  const calls = snapshot.calls.map((call) => callText(call, snapshot.shown)).join('');
  return dialling + accepting + hangingUp + show + calls || '  = nothing\n';
}
