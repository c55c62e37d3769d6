/** One target of a filter: whether it gives a queue's call to agents who are on a call, and how it would be guarded. */
import { aimOf } from './direct';
import { parse } from './expression';
import { isNever, withGuard } from './guard';
import { isObject, type Json, type JsonObject } from './json';

/** `safe`: guarded, or it only waits. `direct`: for one agent. `unsure`: perhaps for one agent. */
export type TargetKind = 'safe' | 'open' | 'direct' | 'unsure' | 'unreadable';

export interface Target {
  readonly kind: TargetKind;
  /** With its guard; the same as it was when it is safe or cannot be read. */
  readonly guarded: Json;
  readonly before: string | null;
  readonly after: string | null;
}

/** @param exempt see withGuard */
export function readTarget(target: Json, exempt: string | undefined): Target {
  const unreadable = { kind: 'unreadable', guarded: target, before: null, after: null } as const;
  if (!isObject(target)) return unreadable;
  const expression = expressionOf(target);
  if (expression === null) return unreadable;
  const after = withGuard(expression, exempt);
  if (after === null) return { ...unreadable, before: expression ?? null };
  const kind = kindOf(target, expression, after === expression);
  const guarded = kind === 'safe' ? target : { ...target, expression: after };
  return { kind, guarded, before: expression ?? null, after };
}

function kindOf(target: JsonObject, expression: string | undefined, isGuarded: boolean): TargetKind {
  if (isGuarded || isNever(expression)) return 'safe';
  // An absent key and null say the same. Twilio: docs/taskrouter/workflow-configuration/known-agent-routing
  if ((target['known_worker_sid'] ?? target['known_worker_friendly_name'] ?? null) !== null) return 'direct';
  const parsed = expression === undefined ? null : parse(expression);
  const aim = parsed ? aimOf(parsed) : 'anyone';
  return aim === 'one' ? 'direct' : aim === 'unsure' ? 'unsure' : 'open';
}

/** undefined: it has none. null: it is no text. A bare true or false is taken for its text. */
export function expressionOf(holder: JsonObject): string | undefined | null {
  const value = holder['expression'] ?? undefined;
  if (typeof value === 'boolean') return `${value} == true`;
  if (typeof value === 'string' && /^\s*(true|false)\s*$/i.test(value)) return `${value.trim()} == true`;
  return value === undefined || typeof value === 'string' ? value : null;
}

/** Tasks that find no free agent leave this target immediately (docs/taskrouter/worker-presence). */
export function mayBeSkipped(target: Json | undefined): boolean {
  const skip = isObject(target) ? (target['skip_if'] ?? '') : '';
  return skip !== '' && !(typeof skip === 'string' && isNever(skip));
}
