// The panel's switches stand for the simulator's faults, one to one.
import { expect, it } from 'vitest';
import { changeOf, droppedLine, shownFaults } from '../../web/demo/panel/faults';
import { NO_FAULTS } from '../../web/simulator/faults';

const lasting = shownFaults(NO_FAULTS).filter((fault) => !fault.momentary);
const on = (faults: typeof NO_FAULTS): string[] =>
  shownFaults(faults)
    .filter((fault) => fault.on)
    .map((fault) => fault.id);

it('ShowsNoneWhenNothingIsWrong', () => {
  expect(on(NO_FAULTS)).toEqual([]);
});

it.each(lasting.map((fault) => fault.id))('SwitchesItselfAloneOnAndOffAgain %s', (id) => {
  const wrong = { ...NO_FAULTS, ...changeOf(id, true) };
  expect(on(wrong)).toEqual([id]);
  expect({ ...wrong, ...changeOf(id, false) }).toEqual(NO_FAULTS);
});

it('HasASwitchForEveryFaultOfTheSimulator', () => {
  const stood = new Set(lasting.flatMap(({ id }) => Object.keys(changeOf(id, true) ?? {})));
  expect(Object.keys(NO_FAULTS).filter((name) => !stood.has(name))).toEqual([]);
});

it('KnowsWhatHappensOnce', () => {
  const ids = shownFaults(NO_FAULTS).filter((fault) => fault.momentary);
  expect(ids.map(({ id }) => [id, changeOf(id, true), droppedLine(id)])).toEqual([
    ['drop-first', null, 0],
    ['drop-all', null, null],
  ]);
});
