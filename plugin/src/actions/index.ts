/** The Flex actions that the plugin adds. */
import type { Parts, Stop } from '../parts';
import { onExportJournal } from './MultiCallExportJournal';
import { onHangUp } from './MultiCallHangUp';
import { onHoldAll } from './MultiCallHoldAll';
import { onNext } from './MultiCallNext';
import { onSwap } from './MultiCallSwap';
import { onToggleOneMute } from './MultiCallToggleMute';

export const actions: readonly ((parts: Parts) => Stop)[] = [
  onSwap,
  onNext,
  onHoldAll,
  onToggleOneMute,
  onHangUp,
  onExportJournal,
];
