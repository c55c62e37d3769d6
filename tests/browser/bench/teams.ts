// The Teams view as large as it comes: how long one conference's change keeps the page, and a frame while scrolling.
// Stock Flex draws every row anew each second and at most changes, which no plugin can keep it from: so beside what the
// page takes stands what runs in the plugin's own code, from a profile.
import type { Desk } from '../desk';
import { PLUGIN } from '../plugin';
import { until } from '../until';

export const CROWD = { workers: 500, calls: 3 } as const;
const CALLS = CROWD.workers * CROWD.calls;
const CHANGES = 15;
const FRAMES = 90;
const SCROLL_PX = 120;
const LOADED_MS = 180_000;

export interface TeamsMeasured {
  /** ms in which Flex's store took in one change of a conference, everything drawn. */
  readonly changeMs: readonly number[];
  /** ms between two frames while the table is scrolled. */
  readonly frameMs: readonly number[];
  /** ms of the above in the plugin's code, for each change and each frame on average; 0 without a plugin. */
  readonly ownPerChangeMs: number;
  readonly ownPerFrameMs: number;
}

interface Dispatched {
  readonly type: string;
}

interface FlexWindow {
  /** How long each conference's change took, ms. */
  changes: number[];
  readonly Twilio: {
    readonly Flex: {
      readonly Manager: {
        getInstance(): {
          readonly store: {
            dispatch(action: Dispatched): unknown;
            getState(): {
              readonly flex: {
                readonly supervisor: { readonly workers: readonly { readonly tasks: readonly object[] }[] };
                readonly conferences: { readonly states: ReadonlyMap<string, object> };
              };
            };
          };
        };
      };
    };
  };
}

export async function measureTeams(desk: Desk): Promise<TeamsMeasured> {
  await fill(desk);
  const profile = await profiler(desk);
  const tasks = desk.simulator.snapshot().tasks.filter(({ worker }) => worker.startsWith('crowd'));
  await desk.page.evaluate(timeChanges);
  const ownChanges = await profile(async () => {
    for (let i = 0; i < CHANGES; i++) {
      // From the top of the table down, as the supervisor may see it; the first of each worker is off hold.
      const { task } = tasks[i * CROWD.calls] ?? {};
      if (task) await oneChange(desk, task, i);
    }
  });
  const frames = { ms: [] as number[] };
  const ownFrames = await profile(async () => {
    frames.ms = await desk.page.evaluate(scroll, [FRAMES, SCROLL_PX] as const);
  });
  return {
    changeMs: await desk.page.evaluate(() => (window as unknown as FlexWindow).changes),
    frameMs: frames.ms,
    ownPerChangeMs: ownChanges / CHANGES,
    ownPerFrameMs: ownFrames / FRAMES,
  };
}

/** Flex asks for each worker's calls and each call's conference; it does so in seconds while it need not draw them. */
async function fill(desk: Desk): Promise<void> {
  await desk.act('NavigateToView', { viewName: 'teams' });
  const loaded = (): Promise<{ workers: number; conferences: number }> =>
    desk.page.evaluate(() => {
      const { supervisor, conferences } = (
        window as unknown as FlexWindow
      ).Twilio.Flex.Manager.getInstance().store.getState().flex;
      return { workers: supervisor.workers.length, conferences: conferences.states.size };
    });
  await until('all workers', async () => (await loaded()).workers >= CROWD.workers, LOADED_MS);
  await desk.act('NavigateToView', { viewName: 'agent-desktop' });
  await until('all conferences', async () => (await loaded()).conferences >= CALLS, LOADED_MS);
  await desk.act('NavigateToView', { viewName: 'teams' });
  await until(
    'all rows',
    () =>
      desk.page
        .locator('.Twilio-WorkersDataTable tbody tr')
        .count()
        .then((rows) => rows >= CROWD.workers),
    LOADED_MS,
  );
}

/** Runs in the page. */
function timeChanges(): void {
  const page = window as unknown as FlexWindow;
  const { store } = page.Twilio.Flex.Manager.getInstance();
  const dispatch = store.dispatch.bind(store);
  page.changes = [];
  store.dispatch = (action) => {
    const began = performance.now();
    const result = dispatch(action);
    if (action.type === 'CONFERENCE_MULTIPLE_UPDATE') page.changes.push(performance.now() - began);
    return result;
  };
}

async function oneChange(desk: Desk, task: string, changesBefore: number): Promise<void> {
  desk.simulator.holdByOther({ task, on: true });
  await until('Flex to take the change in', () =>
    desk.page.evaluate((count) => (window as unknown as FlexWindow).changes.length > count, changesBefore),
  );
}

/** Runs in the page: ms of each frame. No function in it has a name: what runs tsx would name it by one of its own. */
async function scroll([frames, step]: readonly [number, number]): Promise<number[]> {
  let table = document.querySelector('.Twilio-WorkersDataTable');
  while (table && table.scrollHeight <= table.clientHeight) table = table.parentElement;
  if (!table) throw new Error('The table does not scroll');
  const times: number[] = [];
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let i = 0; i < frames; i++) {
    table.scrollTop += step;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Says of an act how many ms of it were spent in the plugin's code, and in what that calls. */
async function profiler(desk: Desk): Promise<(act: () => Promise<void>) => Promise<number>> {
  const devtools = await desk.page.context().newCDPSession(desk.page);
  await devtools.send('Profiler.enable');
  return async (act) => {
    await devtools.send('Profiler.start');
    await act();
    const { profile } = await devtools.send('Profiler.stop');
    const own = new Set<number>();
    // Callers come before what they call.
    for (const { id, callFrame, children = [] } of profile.nodes) {
      if (callFrame.url.includes(PLUGIN.name)) own.add(id);
      if (own.has(id)) for (const child of children) own.add(child);
    }
    const { samples = [], timeDeltas = [] } = profile;
    return samples.reduce((sum, id, i) => sum + (own.has(id) ? (timeDeltas[i] ?? 0) / 1000 : 0), 0);
  };
}
