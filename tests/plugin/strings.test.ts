import type { Manager } from '@twilio/flex-ui';
import { describe, expect, it } from 'vitest';
import { fill, registerStrings, stringsFor, wordsOf } from '../../plugin/src/strings';
import { en } from '../../plugin/src/strings/en';

const managerWith = (strings: object) => ({ strings }) as unknown as Manager;

describe('the strings', () => {
  it('carry our prefix, each of them', () => {
    for (const key of Object.keys(en)) expect(key).toMatch(/^MultiCall[A-Z]/);
  });

  it('are put under what an admin has set, and leave the rest', () => {
    const manager = managerWith({ MultiCallStateLive: 'Speaking', TaskHeader: 'Task' });
    registerStrings(manager, 'en-US');
    expect(manager.strings).toMatchObject({
      MultiCallStateLive: 'Speaking',
      TaskHeader: 'Task',
      MultiCallStateOnHold: 'On hold',
    });
  });

  it('follow a later override', () => {
    const manager = managerWith({});
    registerStrings(manager, undefined);
    const words = wordsOf(manager);
    expect(words('MultiCallStateLive')).toBe('Live');
    Object.assign(manager.strings, { MultiCallStateLive: 'Speaking' });
    expect(words('MultiCallStateLive')).toBe('Speaking');
  });

  it('fall back to English for a language that is not there', () => {
    for (const locale of [undefined, 'en-US', 'xx', 'de-DE']) expect(stringsFor(locale)).toBe(en);
  });

  it('have their blanks filled', () => {
    expect(fill('{{name}} and {{name}}: {{state}}', { name: 'Ann', state: '' })).toBe('Ann and Ann: ');
    expect(fill('{{unknown}}!', {})).toBe('!');
  });
});
