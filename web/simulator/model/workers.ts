// Workers: agents and supervisors.
import { ACTIVITIES, AVAILABLE, type Role, type Worker, type World } from './world';

export interface NewWorker {
  readonly name: string;
  readonly fullName: string;
  readonly roles?: readonly Role[];
  readonly attributes?: Record<string, unknown>;
}

export function addWorker(
  world: World,
  { name, fullName, roles = ['agent'], attributes }: NewWorker,
): Worker {
  const now = world.now();
  const worker: Worker = {
    sid: world.mint('WK'),
    name,
    roles,
    attributes: { roles, contact_uri: `client:${name}`, full_name: fullName, ...attributes },
    activity: AVAILABLE,
    version: 1,
    createdAt: now,
    activityChangedAt: now,
  };
  world.workers.set(worker.sid, worker);
  world.emit({ type: 'workerChanged', worker, what: 'added' });
  return worker;
}

export function workerNamed(world: World, name: string): Worker | null {
  for (const worker of world.workers.values()) if (worker.name === name) return worker;
  return null;
}

export function fullNameOf(worker: Worker): string {
  const name = worker.attributes['full_name'];
  return typeof name === 'string' ? name : worker.name;
}

/** Where the worker's client is rung. */
export function contactUri(worker: Worker): string {
  const uri = worker.attributes['contact_uri'];
  return typeof uri === 'string' ? uri : `client:${worker.name}`;
}

/** False: there is no such activity. */
export function setActivity(world: World, worker: Worker, activitySid: string): boolean {
  const activity = ACTIVITIES.find((one) => one.sid === activitySid);
  if (!activity) return false;
  worker.activity = activity;
  worker.activityChangedAt = world.now();
  worker.version++;
  world.emit({ type: 'workerChanged', worker, what: 'activity' });
  return true;
}

export function setWorkerAttributes(world: World, worker: Worker, attributes: Record<string, unknown>): void {
  worker.attributes = attributes;
  worker.version++;
  world.emit({ type: 'workerChanged', worker, what: 'attributes' });
}
