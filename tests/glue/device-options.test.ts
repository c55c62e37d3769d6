// What further Devices are made with, and the one option of line 0 that must not stand.
import { expect, test } from 'vitest';
import { allowIncomingWhileBusy, optionsLike } from '../../js-glue/src/device-options';
import { glue, silent } from './doubles/glue';
import { LogDouble } from './doubles/log';
import { behindFlexProxy, DeviceDouble } from './doubles/device';

const device = (options?: Record<string, unknown>): DeviceDouble =>
  behindFlexProxy(new DeviceDouble('token', options));

test('P9: a configured allowIncomingWhileBusy: false is overridden, with one warning', () => {
  const all = glue(silent, { deviceOptions: { allowIncomingWhileBusy: false, edge: 'dublin' } });
  expect(all.device._options).toEqual({ allowIncomingWhileBusy: true, edge: 'dublin' });
  expect(all.log.lines).toEqual([
    expect.stringMatching(/^warn sdkOptions\.voice\.allowIncomingWhileBusy is false/),
  ]);
});

test('P9: a Device that lets calls ring while it is busy is left alone', () => {
  const log = new LogDouble();
  for (const options of [{ allowIncomingWhileBusy: true }, {}]) {
    const one = new DeviceDouble('token', options);
    allowIncomingWhileBusy(one, log);
    expect(one.updates).toBe(0);
  }
  expect(log.lines).toEqual([]);
});

for (const level of ['debug', 'TRACE', 0, 1]) {
  test(`P24: a log level of ${level}, at which the SDK prints connectTokens, is not taken over`, () => {
    expect(optionsLike(device({ logLevel: level }), new LogDouble())).toEqual({ logLevel: 'info' });
  });
}

for (const level of ['info', 'silent', 4, undefined]) {
  test(`A log level of ${level} is taken over`, () => {
    expect(optionsLike(device({ logLevel: level }), new LogDouble())).toEqual({ logLevel: level });
  });
}

test('Options that cannot be read are the defaults, with a warning', () => {
  const log = new LogDouble();
  const one = device();
  Reflect.deleteProperty(one, '_options');
  expect(optionsLike(one, log)).toEqual({ logLevel: undefined });
  expect(log.lines).toHaveLength(1);
});
