// The Flex actions and keys that the plugin adds, and what it lends other plugins.
import { readFileSync } from 'node:fs';
import type { JournalDocument } from '../../js-glue/src';
import { loadCore } from '../../js-glue/src/load';
import type { MultiCallApi, MultiCallSnapshot } from '../../plugin/multi-call';
import type { Snapshot } from '../../js-glue/src/protocol';
import { NOTHING, toReply, type Heard } from '../../js-glue/src/wire';
import { hasSecret } from './conditions';
import { expect, test } from './fixtures';
import { until } from './until';

test("P3: swap, next call and hold all, by action, by key and by another plugin's code; the exported journal tells it all again @versions", async ({
  desk,
}) => {
  const { page } = desk;
  const first = await desk.take();
  const second = await desk.take();
  const shown = () => desk.shown().then((call) => call?.sid);
  const from = Date.now();

  await desk.act('MultiCallSwap', { sid: first.task });
  await desk.hears(first);
  await desk.hearsNoneOf([second]);
  await expect.poll(shown).toBe(desk.ownSid(first));
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));

  await page.keyboard.press('Control+Shift+X');
  await desk.hears(second);
  await desk.isHeardBy(second);
  await desk.hearsNoneOf([first]);
  await expect.poll(shown).toBe(desk.ownSid(second));
  await until('the first on hold', () => desk.customerHeldAtTwilio(first));
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });

  await page.keyboard.press('Control+Shift+F');
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));
  await desk.stopsHearing([first, second]);
  // The agent's own hold leaves the call live, and lasts.
  await desk.act('MultiCallNext');
  await desk.hears(first);
  expect(desk.customerHeldAtTwilio(second)).toBe(true);

  const saved = await desk.exportJournal();
  expect(saved.suggestedFilename()).toMatch(/^multi-call-[\dTZ-]+\.json$/);
  await saved.saveAs('build/browser/journal.json');
  const text = readFileSync('build/browser/journal.json', 'utf8');
  expect(hasSecret(text)).toBe(false);
  const stood = replayed(JSON.parse(text) as JournalDocument);
  expect(stood.calls.find(({ live }) => live)?.task).toBe(first.task);
  expect(stood.calls.find(({ task }) => task === second.task)?.parties).toContainEqual(
    expect.objectContaining({ kind: 'customer', heldBy: 'agent' }),
  );

  const told = await page.evaluate(async (task): Promise<MultiCallSnapshot[]> => {
    const { MultiCall } = (window as unknown as { Twilio: { MultiCall: MultiCallApi } }).Twilio;
    const events: MultiCallSnapshot[] = [];
    const stop = MultiCall.subscribe('calls', (event) => events.push(event));
    await MultiCall.swap(task);
    stop();
    return events;
  }, second.task);
  expect(hasSecret(JSON.stringify(told))).toBe(false);
  expect(told.at(-1)?.calls.map(({ sid, live }) => ({ sid, live }))).toEqual([
    { sid: first.task, live: false },
    { sid: second.task, live: true },
  ]);
});

/** How a core stands that is told the last journal of a document. */
function replayed({ format, plugin, cores }: JournalDocument): Snapshot {
  expect(format).toBe('multi-call journal');
  expect(plugin).toMatch(/^\d+\.\d+\.\d+$/);
  const core = loadCore();
  const hear = (latest: Snapshot, event: string): Snapshot =>
    (toReply(core.dispatch(event), latest) as Heard).snapshot;
  return cores.at(-1)?.events.reduce(hear, NOTHING) ?? NOTHING;
}
