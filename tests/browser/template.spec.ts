// Beside features of Twilio's flex-project-template: its own multi-call feature, and its colours in the Teams view.
import type { Simulator } from '../../web/simulator';
import { expect, test } from './fixtures';
import { PLUGIN } from './plugin';
import { standIn } from './stand-in';
import { withDesk } from './with-desk';

/** Of the page, what the stand-ins use. */
interface Page {
  readonly React: {
    readonly createElement: (type: unknown, properties: object, ...children: unknown[]) => unknown;
  };
  readonly Twilio: {
    readonly MultiCall?: unknown;
    readonly Flex: {
      readonly ColumnDefinition: unknown;
      readonly WorkersDataTable: { readonly Content: { add(element: unknown): void } };
      readonly Supervisor: {
        readonly TaskCard: {
          readonly Content: { addWrapper: (wrap: (Original: unknown) => unknown) => void };
        };
      };
      readonly Manager: {
        getInstance(): { readonly voiceClient: { on(event: string, listener: () => void): void } };
      };
    };
  };
  heardOf?: number;
}

/** As the template's multi-call feature, as far as it can be told by it: its column, and a listener to incoming calls. */
const templates = standIn('plugin-template', () => {
  const page = window as unknown as Page;
  const { ColumnDefinition, Manager, WorkersDataTable } = page.Twilio.Flex;
  const column = { key: 'multi-call-calls-column', header: 'Calls', content: () => null };
  WorkersDataTable.Content.add(page.React.createElement(ColumnDefinition, column));
  page.heardOf = 0;
  Manager.getInstance().voiceClient.on('incoming', () => void (page.heardOf = (page.heardOf ?? 0) + 1));
});

for (const [order, plugins] of [
  ['before', [templates, PLUGIN]],
  ['after', [PLUGIN, templates]],
] as const) {
  test(`stands down for the template's feature that starts ${order} it`, async ({ chromiumBrowser }) => {
    await withDesk(chromiumBrowser, plugins, async (desk, broken) => {
      await desk.page
        .getByText(/This plugin has stood down/)
        .first()
        .waitFor();
      const first = await desk.take();
      await desk.isHeardBy(first);
      const second = await desk.ring();
      await desk.act('AcceptTask', { sid: second.task });
      // Plain Flex asks, and no line of ours has taken the call.
      await desk.page
        .getByText(/end your current voice call/i)
        .first()
        .waitFor();
      const page = await desk.page.evaluate(() => {
        const { Twilio, heardOf } = window as unknown as Page;
        return { heardOf, ours: 'MultiCall' in Twilio };
      });
      expect(page).toEqual({ heardOf: 2, ours: false });
      expect(desk.simulator.voice.socketCount('agent1')).toBe(1);
      expect(broken()).toEqual([]);
    });
  });
}

/** As the template's feature `teams_view_enhancements`: it colours each task's card in the Teams view. */
const colours = standIn('plugin-colours', () => {
  const page = window as unknown as Page;
  const { createElement } = page.React;
  page.Twilio.Flex.Supervisor.TaskCard.Content.addWrapper(
    (Original) =>
      function Coloured({ task }: { readonly task: { readonly sid: string } }) {
        const properties = { 'data-coloured': task.sid, style: { borderLeft: '4px solid rgb(1, 2, 3)' } };
        return createElement('div', properties, createElement(Original, {}));
      },
  );
});

for (const [order, plugins] of [
  ['before', [colours, PLUGIN]],
  ['after', [PLUGIN, colours]],
] as const) {
  test(`S11: a call's line has the colours of a card's wrapper that comes ${order} it`, async ({
    chromiumBrowser,
  }) => {
    const setting = {
      worker: 'sup1',
      prepare: (simulator: Simulator) => void simulator.ring({ worker: 'agent1' }),
    };
    await withDesk(
      chromiumBrowser,
      plugins,
      async ({ page }, broken) => {
        await page.evaluate(() =>
          (
            window as unknown as {
              Twilio: { Flex: { Actions: { invokeAction: (name: string, payload: object) => unknown } } };
            }
          ).Twilio.Flex.Actions.invokeAction('NavigateToView', { viewName: 'teams' }),
        );
        const line = page.locator('[data-coloured] > .MultiCall-CallLine');
        await expect(line).toHaveCount(1);
        const sid = await line.getAttribute('data-task');
        await expect(page.locator(`[data-coloured=${sid}]`)).toHaveCSS('border-left-color', 'rgb(1, 2, 3)');
        expect(broken()).toEqual([]);
      },
      {},
      setting,
    );
  });
}
