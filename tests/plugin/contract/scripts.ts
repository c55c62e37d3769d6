// What the plugin and other plugins do with Flex's `Actions`, as scripts. Each is played on the double under node and on Flex's own
// in a page, and both have to give the same record. So this file must import nothing.

type Payload = Record<string, unknown>;
type Body = (payload: Payload) => Promise<unknown>;
type Listener = (payload: Payload, abort: () => void) => unknown;

export interface ContractActions {
  registerAction(name: string, body: Body, updater?: (payload: Payload) => Payload): void;
  invokeAction(name: string, payload?: Payload): Promise<unknown>;
  replaceAction(name: string, replacement: (payload: Payload, original: Body) => Promise<unknown>): void;
  addListener(event: string, listener: Listener): void;
  removeListener(event: string, listener: Listener): void;
  findPendingActions(name: string, match?: Payload): { readonly first?: unknown };
  blockAction(name: string, payload?: Payload): void;
  unblockAction(name: string, payload?: Payload): void;
  readonly actions: ReadonlyMap<string, Body>;
  readonly payloadUpdateFunctions: ReadonlyMap<string, unknown>;
}

export type Script = (actions: ContractActions, name: string, say: (line: string) => void) => Promise<void>;

/** What it comes to. */
async function outcome(act: () => Promise<unknown>): Promise<string> {
  try {
    return `done: ${String(await act())}`;
  } catch (error) {
    const { message, content } = error as {
      message?: string;
      content?: { description?: string; wrappedError?: unknown };
    };
    const wrapped = content?.wrappedError;
    const inside = wrapped instanceof Error ? wrapped.message : typeof wrapped;
    return `threw: ${String(message)} (${String(content?.description)}; ${inside})`;
  }
}

/** A body that stays pending until it is let go. */
function pending(): { readonly body: Body; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  return { body: () => gone, letGo: () => letGo() };
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve));
};

export const SCRIPTS: Readonly<Record<string, Script>> = {
  'an action that nobody has registered': async (actions, name, say) => {
    say(await outcome(() => actions.invokeAction(name, {})));
  },

  'a body that gives, throws, rejects with an error and with a text': async (actions, name, say) => {
    const bodies: Body[] = [
      () => Promise.resolve('given'),
      () => {
        throw new Error('thrown');
      },
      () => Promise.reject(new Error('rejected')),
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as some bodies of Flex's do
      () => Promise.reject('a text'),
    ];
    for (const body of bodies) {
      actions.registerAction(name, body);
      say(await outcome(() => actions.invokeAction(name, {})));
      say(`pending: ${actions.findPendingActions(name).first !== undefined}`);
    }
  },

  'the same payload, an equal one and another while one is pending': async (actions, name, say) => {
    const { body, letGo } = pending();
    actions.registerAction(name, body);
    const payload = { sid: 'WR1' };
    const first = outcome(() => actions.invokeAction(name, payload));
    await turns();
    say(`pending: ${actions.findPendingActions(name, { sid: 'WR1' }).first !== undefined}`);
    say(`another pending: ${actions.findPendingActions(name, { sid: 'WR2' }).first !== undefined}`);
    const others = [payload, { sid: 'WR1' }, { sid: 'WR2' }, { sid: 'WR1', more: true }, {}].map((each) =>
      outcome(() => actions.invokeAction(name, each)),
    );
    await turns();
    letGo();
    for (const each of [first, ...others]) say(await each);
    say(`pending: ${actions.findPendingActions(name).first !== undefined}`);
  },

  'no payload, twice': async (actions, name, say) => {
    const { body, letGo } = pending();
    actions.registerAction(name, body);
    const first = outcome(() => actions.invokeAction(name));
    await turns();
    const second = outcome(() => actions.invokeAction(name));
    await turns();
    letGo();
    say(await first);
    say(await second);
  },

  'listeners before and after, in their order': async (actions, name, say) => {
    actions.registerAction(name, () => {
      say('body');
      return Promise.resolve();
    });
    for (const n of [1, 2])
      for (const when of ['before', 'after'])
        actions.addListener(`${when}${name}`, async () => {
          say(`${when} ${n} begins`);
          await new Promise((resolve) => setTimeout(resolve, 150 - 50 * n));
          say(`${when} ${n} ends`);
        });
    say(await outcome(() => actions.invokeAction(name, {})));
  },

  'a listener before that rejects': async (actions, name, say) => {
    actions.registerAction(name, () => Promise.resolve('body'));
    actions.addListener(`before${name}`, () => Promise.reject(new Error('of a listener')));
    actions.addListener(`before${name}`, () => say('the next listener'));
    say(await outcome(() => actions.invokeAction(name, {})));
    say(`pending: ${actions.findPendingActions(name).first !== undefined}`);
  },

  'a listener before that throws': async (actions, name, say) => {
    actions.registerAction(name, () => Promise.resolve('body'));
    actions.addListener(`before${name}`, () => {
      throw new Error('of a listener');
    });
    actions.addListener(`before${name}`, () => say('the next listener'));
    say(await outcome(() => actions.invokeAction(name, {})));
    say(`pending: ${actions.findPendingActions(name).first !== undefined}`);
  },

  'a listener after that throws, and one that rejects': async (actions, name, say) => {
    actions.registerAction(name, () => Promise.resolve('body'));
    actions.addListener(`after${name}`, () => Promise.reject(new Error('of a listener')));
    actions.addListener(`after${name}`, () => {
      throw new Error('of a listener');
    });
    say(await outcome(() => actions.invokeAction(name, {})));
    say(`pending: ${actions.findPendingActions(name).first !== undefined}`);
  },

  'a listener before that cancels': async (actions, name, say) => {
    actions.registerAction(name, () => {
      say('body');
      return Promise.resolve();
    });
    actions.addListener(`before${name}`, (_, abort) => abort());
    actions.addListener(`before${name}`, () => say('the next listener'));
    actions.addListener(`after${name}`, () => say('after'));
    say(await outcome(() => actions.invokeAction(name, {})));
    say(`pending: ${actions.findPendingActions(name).first !== undefined}`);
  },

  'a listener that is removed is not told': async (actions, name, say) => {
    actions.registerAction(name, () => Promise.resolve());
    const listener = (): void => say('told');
    actions.addListener(`before${name}`, listener);
    actions.removeListener(`before${name}`, listener);
    say(await outcome(() => actions.invokeAction(name, {})));
  },

  'two replacements, of which the later one calls the original': async (actions, name, say) => {
    actions.registerAction(name, ({ from }) => {
      say(`body from ${String(from)}`);
      return Promise.resolve('body');
    });
    for (const n of [1, 2])
      actions.replaceAction(name, (_, original) => {
        say(`replacement ${n}`);
        return original({ from: n });
      });
    say(await outcome(() => actions.invokeAction(name, {})));
  },

  'a replacement that throws': async (actions, name, say) => {
    actions.registerAction(name, () => Promise.resolve('body'));
    actions.replaceAction(name, () => Promise.reject(new Error('of a replacement')));
    say(await outcome(() => actions.invokeAction(name, {})));
  },

  'a body registered anew beside a replacement, and while it is pending': async (actions, name, say) => {
    const { body, letGo } = pending();
    actions.registerAction(name, async (payload) => {
      await body(payload);
      return 'the first body';
    });
    const first = outcome(() => actions.invokeAction(name, { n: 1 }));
    await turns();
    actions.registerAction(name, () => Promise.resolve('the second body'));
    actions.replaceAction(name, (payload, original) => original(payload));
    say(await outcome(() => actions.invokeAction(name, { n: 2 })));
    letGo();
    say(await first);
    say(`its own Map: ${actions.actions instanceof Map}, ${actions.actions.has(name)}`);
  },

  'a payload is completed before anybody sees it': async (actions, name, say) => {
    actions.registerAction(
      name,
      (payload) => Promise.resolve(JSON.stringify(payload)),
      (payload) => ({ ...payload, completed: true }),
    );
    actions.addListener(`before${name}`, (payload) => say(JSON.stringify(payload)));
    say(await outcome(() => actions.invokeAction(name, { sid: 'WR1' })));
    say(typeof actions.payloadUpdateFunctions.get(name));
  },

  'an action that is blocked, for one payload and for all': async (actions, name, say) => {
    actions.registerAction(name, () => Promise.resolve('body'));
    actions.blockAction(name, { sid: 'WR1' });
    say(await outcome(() => actions.invokeAction(name, { sid: 'WR1' })));
    say(await outcome(() => actions.invokeAction(name, { sid: 'WR2' })));
    actions.unblockAction(name, { sid: 'WR1' });
    say(await outcome(() => actions.invokeAction(name, { sid: 'WR1' })));
  },

  'what begins and what ends': async (actions, name, say) => {
    const isPending = (): boolean => actions.findPendingActions(name).first !== undefined;
    const begins = (): void => say(`begin, pending: ${isPending()}`);
    const ends = (): void => say(`end, pending: ${isPending()}`);
    actions.registerAction(name, () => Promise.resolve('body'));
    actions.addListener('invocationBegin', begins);
    actions.addListener('invocationEnd', ends);
    actions.addListener(`before${name}`, () => say('before'));
    say(await outcome(() => actions.invokeAction(name, {})));
    actions.removeListener('invocationBegin', begins);
    actions.removeListener('invocationEnd', ends);
  },
};

/** Plays one script, with an action of its own. @returns its record, line by line */
export async function play(title: string, actions: ContractActions): Promise<string[]> {
  const record: string[] = [];
  const name = `Contract${Object.keys(SCRIPTS).indexOf(title)}`;
  await SCRIPTS[title]?.(actions, name, (line) => void record.push(line));
  return [...record];
}
