/** What the tool has found out, for people (`says`) and for programs (`code` and the rest). */

/** `good`: looked at and right. `know`: works. `question`: only the admin knows. `lacking`: several calls do not work, or not safely. */
export type Level = 'good' | 'know' | 'question' | 'lacking';

/** A filter by its number from 1, or the workflow's `default_filter`. */
export type Place = number | 'default';

export interface Finding {
  /** Stable: programs may compare it. */
  readonly code: string;
  readonly level: Level;
  readonly says: string;
  readonly workflow?: { readonly sid: string; readonly name: string };
  readonly place?: Place;
  /** How many workers, queues or targets it is about. */
  readonly count?: number;
}

/** Whether somebody has to do something before agents may have several calls. */
export function isOpen({ level }: Finding): boolean {
  return level === 'question' || level === 'lacking';
}
