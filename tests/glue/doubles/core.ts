// A core that a test scripts: it keeps what it was told, and says what it was told to say.
import type { Answer, Command, CommandId, Event, TaskSid } from '../../../js-glue/src/protocol';
import type { Core } from '../../../js-glue/src/session';
import { NOTHING } from '../../../js-glue/src/wire';

/** A command without its id. */
export type Asked = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never;

/** Commands by the event that brings them forth; whatever is thrown is a trap. */
export type Script = (
  event: Event,
  core: CoreDouble,
) => readonly Asked[] | { ignored: string } | { error: { field: string; message: string } };

export class CoreDouble implements Core {
  readonly told: Event[] = [];
  private lastCommand = 0;
  /** Not yet answered; its snapshots name them as tasks being accepted, so that each is another. */
  private pending = new Set<CommandId>();

  constructor(private readonly script: Script) {}

  dispatch(text: string): string {
    const event = JSON.parse(text) as Event;
    const said = this.script(event, this);
    if ('error' in said) return JSON.stringify(said);
    this.told.push(event);
    if (event.type === 'commandSucceeded' || event.type === 'commandFailed')
      this.pending.delete(event.command);
    const commands = ('ignored' in said ? [] : said).map((asked) => {
      const id = ++this.lastCommand as CommandId;
      this.pending.add(id);
      return { ...asked, id };
    });
    return JSON.stringify({
      ...('ignored' in said && said),
      commands,
      snapshot: { ...NOTHING, accepting: Array.from(this.pending, (id) => `WR${id}` as TaskSid) },
    } satisfies Answer);
  }
}
