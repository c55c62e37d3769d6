import type { Manager } from '@twilio/flex-ui';
import { describe, expect, it } from 'vitest';
import { fill, registerStrings, wordsOf } from '../../plugin/src/strings';
import { en } from '../../plugin/src/strings/en';
import { languageFor, languages, stringsFor } from '../../plugin/src/strings/languages';

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

  it.each([
    ['en-US', 'en-US', 'en', 'en-GB', 'fr-FR', 'zh-TW', 'zh-Hant', 'zh-HK', 'xx', '', 'no tag', undefined],
    ['es-ES', 'es-ES', 'es', 'ES-es'],
    ['es-MX', 'es-MX', 'es-419', 'es-AR', 'es_MX'],
    ['pt-BR', 'pt-BR', 'pt', 'pt-PT'],
    ['th', 'th', 'th-TH'],
    ['zh-Hans', 'zh-Hans', 'zh', 'zh-CN', 'zh-SG', 'zh-Hans-HK'],
  ] as const)('are in %s for such locales as %s', (language, ...locales) => {
    for (const locale of locales) expect([locale, languageFor(locale)]).toEqual([locale, language]);
  });

  it('are in English where there is no translation', () => {
    expect(Object.keys(stringsFor('th'))).toEqual(Object.keys(en));
    expect(stringsFor('de-DE')).toEqual(en);
  });

  it('have their blanks filled', () => {
    expect(fill('{{name}} and {{name}}: {{state}}', { name: 'Ann', state: '' })).toBe('Ann and Ann: ');
    expect(fill('{{unknown}}!', {})).toBe('!');
  });
});

describe.each(Object.entries(languages))('%s', (language, words: Readonly<Record<string, string>>) => {
  it('has every word, and none that nobody says', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
  });

  it('has the same blanks as English in each', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{\w*\}\}|[{}]/g)].map(([blank]) => blank).sort();
    for (const [key, text] of Object.entries(words)) {
      expect([key, ...blanks(text)]).toEqual([key, ...blanks(en[key as keyof typeof en])]);
    }
  });

  it('P33: asks for no technical reason in any word', () => {
    const asking = Object.entries(words).filter(([, text]) =>
      /\{\{(reason|error|status|code)\}\}/.test(text),
    );
    expect(asking).toEqual([]);
  });

  it('says each in words of its own', () => {
    const borrowed = Object.entries(words).filter(([key, text]) => text === en[key as keyof typeof en]);
    expect(borrowed.length).toBe(language === 'en-US' ? Object.keys(en).length : 0);
    expect(Object.values(words).filter((text) => text.trim() !== text || text === '')).toEqual([]);
  });
});
