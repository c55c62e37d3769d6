/** The task the agent looks at. Flex says '' for none. */
import type { TaskSid } from '../../../js-glue/src';
import type { Parts } from '../parts';

export function watchSelection({ session, flex }: Parts): () => void {
  let last: string | null = null;
  return () => {
    const selected = flex.state.view.selectedTaskSid || null;
    if (selected === last) return;
    last = selected;
    session.post({ type: 'taskSelected', task: selected as TaskSid | null });
  };
}
