/** The languages the plugin speaks, and which of them suits a locale of Flex's. */
import { en, type Strings, type Translation } from './en';
import { esES } from './es-ES';
import { esMX } from './es-MX';
import { ptBR } from './pt-BR';
import { th } from './th';
import { zhHans } from './zh-Hans';

/** By the tags that Flex UI has for them. */
export const languages = {
  'en-US': en,
  'es-ES': esES,
  'es-MX': esMX,
  'pt-BR': ptBR,
  th,
  'zh-Hans': zhHans,
} as const satisfies Readonly<Record<string, Translation>>;

export type Language = keyof typeof languages;

/**
 * The language for a locale, which is what the agent chose, else the account, else the browser's (source: Flex's
 * LocaleManager), and so any tag at all. Who asks for traditional characters is not given simplified ones.
 */
export function languageFor(locale: string | undefined): Language {
  const { language, script, region } = widened(locale);
  switch (language) {
    case 'es':
      return region === 'ES' ? 'es-ES' : 'es-MX';
    case 'pt':
      return 'pt-BR';
    case 'th':
      return 'th';
    case 'zh':
      return script === 'Hans' ? 'zh-Hans' : 'en-US';
    case undefined:
    default:
      return 'en-US';
  }
}

/** Every word, in English where there is no translation. */
export function stringsFor(locale: string | undefined): Strings {
  return { ...en, ...languages[languageFor(locale)] };
}

/** A tag with what it leaves unsaid: `zh-TW` is written in Hant, `es` is Spain's. */
function widened(locale: string | undefined): { language?: string; script?: string; region?: string } {
  try {
    return new Intl.Locale((locale ?? '').replace(/_/g, '-')).maximize();
  } catch {
    return {}; // not a tag
  }
}
