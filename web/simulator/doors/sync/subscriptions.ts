// Who is told of which Sync object, and the live queries that follow an index.
import type { TwilsockSession } from './twilsock';
import type { MapView, Row } from './views';

const EVENT = 'twilio.sync.event';

interface LiveQuery {
  readonly session: TwilsockSession;
  readonly index: string;
  readonly matches: (data: unknown) => boolean;
  readonly keys: Set<string>;
}

export interface WantedObject {
  readonly sid: string;
  readonly type: string;
  /** The last event that is in what the client has read. */
  readonly lastEventId: number;
}

/** Events kept of each object: enough for what happens between a read and its subscription. */
const KEPT = 50;

export interface Subscriptions {
  /** Tells the session when it stands, and before that what has happened since `lastEventId`, as far as it is kept. */
  establish(session: TwilsockSession, wanted: WantedObject, correlationId: unknown): void;
  cancel(session: TwilsockSession, objectSid: string, objectType: string, correlationId: unknown): void;
  follow(queryId: string, query: LiveQuery): void;
  mapChanged(map: MapView, key: string, what: 'map_item_added' | 'map_item_updated'): void;
  /** `row` is how the key's row is now; null: it is gone. */
  rowChanged(index: string, key: string, row: Row | null): void;
  drop(session: TwilsockSession): void;
}

export function createSubscriptions(tick: () => number): Subscriptions {
  const subscribers = new Map<string, Set<TwilsockSession>>();
  const queries = new Map<string, LiveQuery>();

  const published = new Map<string, { readonly id: number; readonly payload: object }[]>();

  const publish = (objectSid: string, type: string, event: object): void => {
    const id = tick();
    const stamped = { id, date_created: new Date().toISOString(), ...event };
    const payload = { event_type: type, strictly_ordered: true, event: stamped };
    published.set(objectSid, [...(published.get(objectSid) ?? []), { id, payload }].slice(-KEPT));
    for (const session of subscribers.get(objectSid) ?? []) session.notify(EVENT, payload);
  };

  return {
    establish(session, { sid, type, lastEventId }, correlationId) {
      const known = subscribers.get(sid) ?? new Set();
      subscribers.set(sid, known.add(session));
      for (const { id, payload } of published.get(sid) ?? [])
        if (id > lastEventId) session.notify(EVENT, payload);
      const event = {
        object_sid: sid,
        object_type: type,
        replay_status: 'completed',
        last_event_id: tick(),
      };
      session.notify(EVENT, { event_type: 'subscription_established', correlation_id: correlationId, event });
    },
    cancel(session, objectSid, objectType, correlationId) {
      subscribers.get(objectSid)?.delete(session);
      queries.delete(objectSid);
      const event = { object_sid: objectSid, object_type: objectType };
      session.notify(EVENT, { event_type: 'subscription_canceled', correlation_id: correlationId, event });
    },
    follow: (queryId, query) => void queries.set(queryId, query),
    mapChanged(map, key, what) {
      const revision = tick();
      publish(map.sid, what, {
        map_sid: map.sid,
        map_unique_name: map.uniqueName,
        map_revision: String(revision),
        item_key: key,
        item_revision: String(revision),
        item_data: map.items.get(key),
        item_url: `https://cds.us1.twilio.com/v3/Maps/${map.sid}/Items/${encodeURIComponent(key)}`,
      });
    },
    rowChanged(index, key, row) {
      for (const [queryId, query] of queries) {
        if (query.index !== index) continue;
        const revision = tick();
        const event = { query_id: queryId, item_key: key, item_revision: revision, last_event_id: revision };
        if (row && query.matches(row.data)) {
          query.keys.add(key);
          publish(queryId, 'live_query_item_updated', { ...event, item_data: row.data });
        } else if (query.keys.delete(key)) publish(queryId, 'live_query_item_removed', event);
      }
    },
    drop(session) {
      for (const set of subscribers.values()) set.delete(session);
      for (const [queryId, query] of queries) if (query.session === session) queries.delete(queryId);
    },
  };
}
