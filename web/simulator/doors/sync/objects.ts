// Sync's maps and documents that clients make for themselves (Flex UI and the Conversations SDK keep a few), beside the
// conference maps that come from the model.
import type { MapView } from './views';

export interface StoredMap extends MapView {
  readonly items: Map<string, unknown>;
}

export interface StoredDocument {
  readonly sid: string;
  readonly uniqueName: string;
  data: unknown;
}

export interface Objects {
  map(id: string): StoredMap | null;
  makeMap(uniqueName: string): StoredMap;
  document(id: string): StoredDocument | null;
  makeDocument(uniqueName: string, data: unknown): StoredDocument;
}

/** Objects that the Conversations SDK takes for granted: made when first asked for. */
const EXPECTED_MAP = /^chat\.conversations\./;
const EXPECTED_USER = /^chat\.user\.(.+)$/;

export function createObjects(mint: (prefix: string) => string): Objects {
  const maps: StoredMap[] = [];
  const documents: StoredDocument[] = [];
  const makeMap = (uniqueName: string): StoredMap => {
    const map = { sid: mint('MP'), uniqueName, items: new Map<string, unknown>() };
    maps.push(map);
    return map;
  };
  const makeDocument = (uniqueName: string, data: unknown): StoredDocument => {
    const document = { sid: mint('ET'), uniqueName, data };
    documents.push(document);
    return document;
  };
  return {
    makeMap,
    makeDocument,
    map(id) {
      const known = maps.find((one) => one.sid === id || one.uniqueName === id);
      if (known) return known;
      const identity = EXPECTED_USER.exec(id)?.[1];
      if (identity === undefined) return EXPECTED_MAP.test(id) ? makeMap(id) : null;
      const user = makeMap(id);
      for (const key of ['identity', 'friendlyName']) user.items.set(key, { value: identity });
      user.items.set('attributes', { value: '{}' });
      return user;
    },
    document: (id) => documents.find((one) => one.sid === id || one.uniqueName === id) ?? null,
  };
}
