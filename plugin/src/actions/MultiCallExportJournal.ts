/** `MultiCallExportJournal`: saves what the core was told as a file, for a bug report. `npm run replay FILE` plays it again. */
import type { MultiCall } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { registerAction } from './register-action';

export function onExportJournal({ session }: Parts): Stop {
  return registerAction('MultiCallExportJournal', () => Promise.resolve(save(session)));
}

function save(session: Pick<MultiCall, 'exportJournal'>): void {
  const text = JSON.stringify(session.exportJournal());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `multi-call-${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
