// The double of Flex's `Actions` is as strict as Flex: each script gives the same record on both.
import { build } from 'esbuild';
import { Actions } from '../plugin/actions-double';
import { play, SCRIPTS, type ContractActions } from '../plugin/contract/scripts';
import { expect, test } from './fixtures';

test.use({ options: { plugins: [] } });

interface ContractWindow {
  readonly contract: { play: typeof play };
  readonly Twilio: { readonly Flex: { readonly Actions: ContractActions } };
}

test("every script gives the same record on the double and on Flex's own Actions", async ({ desk }) => {
  const { outputFiles } = await build({
    entryPoints: ['tests/plugin/contract/scripts.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'contract',
    target: 'es2020',
    write: false,
  });
  await desk.page.evaluate(`${outputFiles[0]?.text ?? ''}; window.contract = contract;`);
  const inFlex = await desk.page.evaluate(async (titles) => {
    const { contract, Twilio } = window as unknown as ContractWindow;
    const records: [string, string[]][] = [];
    for (const title of titles) records.push([title, await contract.play(title, Twilio.Flex.Actions)]);
    return records;
  }, Object.keys(SCRIPTS));
  for (const [title, record] of inFlex) {
    expect(record.length, title).toBeGreaterThan(0);
    expect.soft(await play(title, new Actions() as unknown as ContractActions), title).toEqual(record);
  }
});
