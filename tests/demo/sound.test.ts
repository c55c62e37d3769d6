// The timeline's memory: measured stretches in, overlaps out.
import { describe, expect, it } from 'vitest';
import type { Span } from '../../web/simulator/media/spans';
import { OverlapCount, Sound, type Source } from '../../web/demo/panel/sound';

const span = (
  call: string,
  fromMs: number,
  toMs: number,
  { party = call, direction = 'heard', worker = 'ann' }: Partial<Source> = {},
): Span<Source> => ({ key: { worker, direction, call, party }, fromMs, toMs });

const heard = (sound: Sound, call: string): number[][] =>
  sound.stretches('ann', call, 'heard', 0, 100_000).map(({ fromMs, toMs }) => [fromMs, toMs]);

describe('Sound', () => {
  it('JoinsWhatOneMessageAfterAnotherTellsOfOneSound', () => {
    const sound = new Sound();
    sound.rewrite(1000, [span('A', 1000, 1090)]);
    sound.rewrite(1050, [span('A', 1050, 1190)]);
    expect(heard(sound, 'A')).toEqual([[1000, 1190]]);
  });

  it('TakesALateMeasurementInPlaceOfTheSilenceToldBefore', () => {
    const sound = new Sound();
    sound.rewrite(1000, [span('A', 1000, 1020)]);
    sound.rewrite(1000, [span('A', 1000, 1020), span('A', 1050, 1080)]);
    expect(heard(sound, 'A')).toEqual([
      [1000, 1020],
      [1050, 1080],
    ]);
  });

  it('ForgetsWhatIsOlderThanAMinute', () => {
    const sound = new Sound();
    sound.rewrite(0, [span('A', 0, 100)]);
    sound.rewrite(90_000, [span('A', 90_000, 90_100)]);
    expect(heard(sound, 'A')).toEqual([[90_000, 90_100]]);
  });

  it('CountsTwoCallsAtOnceAsAnOverlapAndTwoPartiesOfOneCallNot', () => {
    const sound = new Sound();
    sound.rewrite(0, [span('A', 0, 100), span('A', 0, 100, { party: 'x' }), span('B', 60, 200)]);
    expect(sound.overlaps('ann', 'heard', 0, 1000)).toEqual([{ fromMs: 60, toMs: 100 }]);
  });

  it('TakesForAnOverlapWhatIsLongerThanTheMeasurementsEdges', () => {
    const sound = new Sound();
    sound.rewrite(0, [
      ...(['heard', 'spoken'] as const).flatMap((direction) => [
        span('A', 0, 100, { direction }),
        span('B', 95, 200, { direction }),
      ]),
    ]);
    expect(sound.overlaps('ann', 'heard', 0, 1000)).toEqual([]);
    expect(sound.overlaps('ann', 'spoken', 0, 1000)).toEqual([{ fromMs: 95, toMs: 100 }]);
  });

  it('KeepsWorkersAndDirectionsApart', () => {
    const sound = new Sound();
    sound.rewrite(0, [
      span('A', 0, 100),
      span('B', 0, 100, { worker: 'sue' }),
      span('C', 0, 100, { direction: 'spoken' }),
    ]);
    expect(sound.overlaps('ann', 'heard', 0, 1000)).toEqual([]);
    expect(sound.overlaps('ann', 'spoken', 0, 1000)).toEqual([]);
  });
});

describe('OverlapCount', () => {
  it('CountsEveryMillisecondOnceHoweverOftenItIsAsked', () => {
    const sound = new Sound();
    const count = new OverlapCount();
    count.settle(sound, 'ann', 0);
    sound.rewrite(0, [span('A', 0, 500), span('B', 400, 900)]);
    for (const finalMs of [200, 450, 450, 800, 1000]) count.settle(sound, 'ann', finalMs);
    expect(count.total('heard')).toBe(100);
    expect(count.total('spoken')).toBe(0);
  });

  it('CountsAnOverlapThatEndsRightAfterOneCountOrBeginsRightBeforeTheNext', () => {
    const sound = new Sound();
    const count = new OverlapCount();
    count.settle(sound, 'ann', 0);
    sound.rewrite(0, [span('A', 0, 500), span('B', 400, 900)]);
    for (const finalMs of [401, 499, 1000]) count.settle(sound, 'ann', finalMs);
    expect(count.total('heard')).toBe(100);
  });

  it('StartsOver', () => {
    const sound = new Sound();
    const count = new OverlapCount();
    count.settle(sound, 'ann', 0);
    sound.rewrite(0, [span('A', 0, 50), span('B', 0, 50)]);
    count.settle(sound, 'ann', 100);
    count.startOver();
    expect(count.total('heard')).toBe(0);
  });
});
