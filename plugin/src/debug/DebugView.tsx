/** What the view shows. The words of the table are the core's own: they are what its rules are written in. */
import * as React from 'react';
import { Actions, Button } from '@twilio/flex-ui';
import type { CallView, MultiCall, PartyView } from '../../../js-glue/src';
import type { Words } from '../strings';
import { Page } from './styles';

interface Properties {
  readonly session: Pick<MultiCall, 'snapshot' | 'subscribe' | 'exportJournal'>;
  readonly words: Words;
}

/** Of the journal, the newest. */
const SHOWN = 100;

const columns: readonly (readonly [
  name: string,
  read: (call: CallView) => string | number | boolean | null,
])[] = [
  ['call', ({ call }) => call],
  ['line', ({ line }) => line],
  ['sid', ({ sid }) => sid],
  ['task', ({ task }) => task],
  ['stage', ({ stage }) => stage],
  ['live', ({ live }) => live],
  ['silenced', ({ silenced }) => silenced],
  ['agentMuted', ({ agentMuted }) => agentMuted],
  ['givenUp', ({ givenUp, recheckGivenUp }) => (recheckGivenUp ? `${givenUp}, recheck` : givenUp)],
  ['parties', ({ parties }) => parties.map(partyText).join(', ')],
];

function partyText({ kind, held, heldBy, holdFailed, unholdFailed }: PartyView): string {
  if (holdFailed) return `${kind} (hold failed)`;
  if (unholdFailed) return `${kind} (held by ${heldBy}, release failed)`;
  return held ? `${kind} (held by ${heldBy})` : kind;
}

export function DebugView({ session, words }: Properties): React.ReactElement {
  const [, draw] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => session.subscribe(draw), [session]);
  const { calls, ...rest } = session.snapshot;
  const told = session.exportJournal().cores.at(-1)?.events ?? [];
  return (
    <Page className="MultiCall-Debug">
      <h1>{words('MultiCallDebug')}</h1>
      <table aria-label={words('MultiCallColumnCalls')}>
        <thead>
          <tr>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.call}>
              {columns.map(([name, read]) => (
                <td key={name}>{String(read(call) ?? '–')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <code>{JSON.stringify(rest)}</code>
      <div className="MultiCall-JournalHead">
        <h2>{words('MultiCallDebugJournal')}</h2>
        <Button variant="secondary" onClick={() => void Actions.invokeAction('MultiCallExportJournal')}>
          {words('MultiCallDebugSave')}
        </Button>
      </div>
      <pre tabIndex={0} aria-label={words('MultiCallDebugJournal')}>
        {[...told.slice(-SHOWN)].reverse().join('\n')}
      </pre>
    </Page>
  );
}
