// Sync (`cds.us1.twilio.com`, through Twilsock): live queries for the Teams view, maps, documents, subscriptions.
import type { Fact } from '../../model/facts';
import type { World } from '../../model/world';
import { failure, ok, type Answer } from '../answer';
import { isRecord, record, textOf } from '../params';
import { createObjects, type Objects, type StoredDocument } from './objects';
import { compileQuery } from './query';
import { createSubscriptions, type Subscriptions } from './subscriptions';
import type { TunnelledRequest, TwilsockSession } from './twilsock';
import { conferenceMap, findConferenceMap, rowsOf, type MapView } from './views';

export interface Sync {
  /** Null: nobody knows this request. */
  answer(request: TunnelledRequest, session: TwilsockSession): Answer | null;
  hear(fact: Fact): void;
  drop(session: TwilsockSession): void;
}

const BASE = 'https://cds.us1.twilio.com/v3';

export function createSync(world: World): Sync {
  const objects = createObjects(world.mint);
  const subscriptions = createSubscriptions(world.tick);
  return {
    answer(request, session) {
      const [version, kind, id, items, key] = request.path.split('/').slice(1).map(decodeURIComponent);
      if (version === 'v4' && kind === 'Subscriptions')
        return subscribe(subscriptions, request.body, session);
      if (version !== 'v3') return null;
      if (kind === 'Insights' && items === 'Items')
        return queryIndex(world, subscriptions, id ?? '', record(request.body), session);
      if (kind === 'Maps') return aboutMaps(world, objects, subscriptions, request, [id, items, key]);
      if (kind === 'Documents') return aboutDocuments(world, objects, request, id);
      return null;
    },
    hear: (fact) => tell(world, subscriptions, fact),
    drop: (session) => subscriptions.drop(session),
  };
}

function tell(world: World, subscriptions: Subscriptions, fact: Fact): void {
  const row = (index: string, key: string): void => {
    const found = rowsOf(world, index)?.find((one) => one.key === key) ?? null;
    subscriptions.rowChanged(index, key, found);
  };
  switch (fact.type) {
    case 'workerChanged':
      return row('tr-worker', fact.worker.sid);
    case 'reservationChanged':
      return row('tr-reservation', fact.reservation.sid);
    case 'taskChanged':
      row('tr-task', fact.task.sid);
      for (const one of world.reservations.values())
        if (one.task === fact.task) row('tr-reservation', one.sid);
      return undefined;
    case 'participantChanged': {
      if (fact.task.conference?.ownName != null) return undefined;
      const map = conferenceMap(fact.task);
      const what = fact.cause === 'join' ? 'map_item_added' : 'map_item_updated';
      return map ? subscriptions.mapChanged(map, fact.participant.callSid, what) : undefined;
    }
    case 'conferenceEnded': {
      if (fact.task.conference?.ownName != null) return undefined;
      const map = conferenceMap(fact.task);
      return map ? subscriptions.mapChanged(map, 'conf_status', 'map_item_updated') : undefined;
    }
    case 'transferChanged':
    case 'callPlaced':
    case 'callEnded':
      return undefined;
    default:
      return fact satisfies never;
  }
}

function queryIndex(
  world: World,
  subscriptions: Subscriptions,
  index: string,
  body: Record<string, unknown>,
  session: TwilsockSession,
): Answer | null {
  const rows = rowsOf(world, index);
  if (!rows) return null;
  const matches = compileQuery(textOf(body['query_string']));
  const found = rows.filter(({ data }) => matches(data));
  const queryId = world.mint('QQ');
  if (body['type'] === 'live_query')
    subscriptions.follow(queryId, { session, index, matches, keys: new Set(found.map(({ key }) => key)) });
  return ok({
    query_id: queryId,
    last_event_id: world.tick(),
    items: found.map(({ key, data }) => ({ key, data, revision: world.tick() })),
  });
}

function subscribe(subscriptions: Subscriptions, body: unknown, session: TwilsockSession): Answer {
  const { action, correlation_id: correlationId, requests } = record(body);
  const objects = Array.isArray(requests) ? requests.filter(isRecord) : [];
  // The notification follows the answer to this request.
  setImmediate(() => {
    for (const one of objects) {
      const [sid, type] = [String(one['object_sid']), String(one['object_type'])];
      const lastEventId = Number(one['last_event_id'] ?? Infinity);
      if (action === 'establish') subscriptions.establish(session, { sid, type, lastEventId }, correlationId);
      else subscriptions.cancel(session, sid, type, correlationId);
    }
  });
  return ok({ max_batch_size: 100, estimated_delivery_in_ms: 20_000, ttl_in_s: -1 });
}

const notFound = (code: number): Answer => failure(404, 'Unique name not found', code);

function stamps(world: World): object {
  const now = new Date().toISOString();
  const revision = world.tick();
  return { revision: String(revision), last_event_id: revision, date_updated: now, date_created: now };
}

function mapBody(world: World, { sid, uniqueName }: MapView): object {
  const url = `${BASE}/Maps/${sid}`;
  return {
    sid,
    unique_name: uniqueName,
    service_sid: 'default',
    url,
    links: { items: `${url}/Items` },
    ...stamps(world),
  };
}

function itemBody(world: World, map: MapView, key: string): object {
  const url = `${BASE}/Maps/${map.sid}/Items/${encodeURIComponent(key)}`;
  return { key, url, data: map.items.get(key), ...stamps(world) };
}

function aboutMaps(
  world: World,
  objects: Objects,
  subscriptions: Subscriptions,
  { method, body, params }: TunnelledRequest,
  [id, items, key]: readonly (string | undefined)[],
): Answer | null {
  if (id === undefined)
    return { status: 201, body: mapBody(world, objects.makeMap(textOf(record(body)['unique_name']))) };
  const stored = objects.map(id);
  const map = findConferenceMap(world, id) ?? stored;
  if (!map) return notFound(54300);
  if (items === undefined) return ok(mapBody(world, map));
  if (key === undefined) {
    const wanted = params['Key'];
    const keys = [...map.items.keys()].filter(
      (one) => wanted === undefined || one === decodeURIComponent(textOf(wanted)),
    );
    return ok({
      items: keys.map((one) => itemBody(world, map, one)),
      meta: { previous_token: null, next_token: null },
    });
  }
  if (!stored) return failure(403, 'conference maps are read only', 54007);
  if (method === 'DELETE') {
    stored.items.delete(key);
    return ok(stamps(world));
  }
  if (method !== 'PUT') return map.items.has(key) ? ok(itemBody(world, map, key)) : notFound(54201);
  const added = !stored.items.has(key);
  stored.items.set(key, record(body)['data']);
  subscriptions.mapChanged(stored, key, added ? 'map_item_added' : 'map_item_updated');
  return { status: added ? 201 : 200, body: itemBody(world, map, key) };
}

function aboutDocuments(
  world: World,
  objects: Objects,
  { method, body }: TunnelledRequest,
  id: string | undefined,
): Answer {
  const { data, unique_name: uniqueName } = record(body);
  if (id === undefined) {
    const made = objects.makeDocument(textOf(uniqueName), data ?? {});
    return { status: 201, body: documentBody(world, made) };
  }
  const document = objects.document(id);
  if (!document) return notFound(54100);
  if (method === 'PUT' || method === 'POST') document.data = data;
  return ok(documentBody(world, document));
}

function documentBody(world: World, { sid, uniqueName, data }: StoredDocument): object {
  return { sid, unique_name: uniqueName, data, url: `${BASE}/Documents/${sid}`, ...stamps(world) };
}
