import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../plugin/src/config';

const account = (multi_call: object) => ({ features: { multi_call } });
const worker = (multi_call: object) => ({ config_overrides: account(multi_call) });

describe('configuration (S12)', () => {
  it('is on only when enabled is true itself', () => {
    expect(readConfiguration(account({ enabled: true }), {}).enabled).toBe(true);
    for (const enabled of [undefined, false, 'true', 1, null, {}]) {
      expect(readConfiguration(account({ enabled }), {}).enabled).toBe(false);
    }
  });

  it('is off, and does not throw, when there is none', () => {
    for (const nothing of [
      undefined,
      null,
      'x',
      7,
      [],
      {},
      { features: null },
      { features: { multi_call: 'on' } },
    ]) {
      expect(readConfiguration(nothing, nothing).enabled).toBe(false);
    }
  });

  it('lets a worker override the account, both ways, field by field', () => {
    const shared = account({ enabled: true, max_calls: 4 });
    expect(readConfiguration(shared, worker({ enabled: false })).enabled).toBe(false);
    expect(readConfiguration(account({ enabled: false }), worker({ enabled: true })).enabled).toBe(true);
    expect(readConfiguration(shared, worker({ resume_on_end: 'previous' })).options).toEqual({
      maxCalls: 4,
      resumeOnEnd: 'previous',
      multiPartyHold: 'parties',
      warmLine: true,
    });
  });

  it('changes neither the account nor the worker', () => {
    const [shared, own] = [account({ enabled: true, max_calls: 99 }), worker({ max_calls: 3 })];
    const before = JSON.stringify([shared, own]);
    readConfiguration(shared, own);
    expect(JSON.stringify([shared, own])).toBe(before);
  });

  it('has six calls, no resuming and holds of parties unless told otherwise', () => {
    const { options, warnings } = readConfiguration(account({ enabled: true }), {});
    expect(options).toEqual({
      maxCalls: 6,
      resumeOnEnd: 'off',
      multiPartyHold: 'parties',
      warmLine: true,
    });
    expect(warnings).toEqual([]);
  });

  it.each([
    [0, 1],
    [-3, 1],
    [51, 50],
    [2.7, 2],
    [1e9, 50],
  ])('clamps max_calls %s to %s and names the field', (given, used) => {
    const { options, warnings } = readConfiguration(account({ max_calls: given }), {});
    expect(options.maxCalls).toBe(used);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('max_calls');
  });

  it('takes a number as text, as the admin panel stores it', () => {
    expect(readConfiguration(account({ max_calls: '3' }), {})).toMatchObject({
      options: { maxCalls: 3 },
      warnings: [],
    });
  });

  it('takes yes and no as text, too', () => {
    for (const [given, used] of [
      [false, false],
      ['false', false],
      [true, true],
      ['true', true],
      ['', true],
    ] as const) {
      expect(readConfiguration(account({ warm_line: given }), {})).toMatchObject({
        options: { warmLine: used },
        warnings: [],
      });
    }
  });

  it("leaves out Flex's alert and tells of holds, and of long ones, unless told otherwise", () => {
    const desktop = (given: object): object => {
      const { disableMultiCallAlert, desktop: told } = readConfiguration(account(given), {});
      return { disableMultiCallAlert, ...told };
    };
    expect(desktop({})).toEqual({
      disableMultiCallAlert: true,
      notifyHolds: true,
      holdReminderSeconds: 120,
      waitingTone: true,
      mediaKeys: false,
      debugView: false,
    });
    expect(
      desktop({
        disable_multi_call_alert: false,
        notify_holds: false,
        hold_reminder_seconds: 0,
        waiting_tone: false,
        media_keys: true,
        debug_view: true,
      }),
    ).toEqual({
      disableMultiCallAlert: false,
      notifyHolds: false,
      holdReminderSeconds: 0,
      waitingTone: false,
      mediaKeys: true,
      debugView: true,
    });
  });

  it('says nothing of keys that it does not know', () => {
    const { options, warnings } = readConfiguration(account({ enabled: true, colour: {}, maxCalls: 2 }), {});
    expect(options).not.toHaveProperty('colour');
    expect(options.maxCalls).toBe(6);
    expect(warnings).toEqual([]);
  });

  it('names every field that it cannot use', () => {
    const given = account({
      max_calls: 'many',
      resume_on_end: 'maybe',
      multi_party_hold: 5,
      warm_line: 'no',
    });
    const { options, warnings } = readConfiguration(given, {});
    expect(options).toEqual({
      maxCalls: 6,
      resumeOnEnd: 'off',
      multiPartyHold: 'parties',
      warmLine: true,
    });
    expect(warnings.map((warning) => warning.split(' ')[0])).toEqual([
      'max_calls',
      'resume_on_end',
      'multi_party_hold',
      'warm_line',
    ]);
  });
});
