/** The view `/multi-call`, for whoever looks into a fault: how each call stands, the lines, and what the core was told last. */
import * as React from 'react';
import { Actions, SideLink, SideNav, View, ViewCollection } from '@twilio/flex-ui';
import { startAll, type Parts, type Stop } from '../parts';
import type { Words } from '../strings';
import { DebugView } from './DebugView';

const NAME = 'multi-call';

export function addDebugView({ session }: Pick<Parts, 'session'>, words: Words): Stop {
  const view = (
    <View name={NAME} key={NAME}>
      <DebugView session={session} words={words} />
    </View>
  );
  return startAll([
    () => ViewCollection.Content.add(view),
    () => SideNav.Content.add(<Link key={NAME} words={words} />),
  ]);
}

/** Flex gives what stands in its side nav which view is active. */
function Link({ words, activeView }: { words: Words; activeView?: string }): React.ReactElement {
  return (
    <SideLink
      showLabel
      icon="Bulb"
      iconActive="BulbBold"
      isActive={activeView === NAME}
      onClick={() => void Actions.invokeAction('NavigateToView', { viewName: NAME })}
    >
      {words('MultiCallDebug')}
    </SideLink>
  );
}
