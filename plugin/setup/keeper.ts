/** Writes into the backup what Twilio kept in place of what it was given. */
import { updateBackup, type Backup } from './backup';
import type { Change, WorkflowChange } from './change';

export class Keeper {
  private readonly configurations: Record<string, string>;
  private readonly changes: Change[];

  constructor(
    private readonly file: string,
    private readonly backup: Backup,
  ) {
    this.configurations = { ...backup.answered.configurations };
    this.changes = [...backup.changes];
  }

  get answered(): Backup['answered'] {
    return { answers: this.backup.answered.answers, configurations: this.configurations };
  }

  keep({ sid }: WorkflowChange, stored: string): void {
    const at = this.changes.findIndex((each) => each.kind === 'workflow' && each.sid === sid);
    this.changes[at] = { ...(this.changes[at] as WorkflowChange), stored };
    this.configurations[sid] = stored;
    updateBackup(this.file, { ...this.backup, answered: this.answered, changes: this.changes });
  }
}
