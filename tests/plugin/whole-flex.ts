/** A Flex of which everything is there: its actions and tasks as doubles, and of the rest whatever is asked for, which counts what is added. */
import { vi } from 'vitest';
import { Actions as ActionsDouble } from './actions-double';
import { TaskHelper } from './flex-double';
import { navigatorLocks } from './locks-double';

export function wholeFlex() {
  const Actions = new ActionsDouble();
  /** What is at a place of Flex's or of the page's, by name, and was not taken away. */
  const added = new Map<string, number>();
  const count = (name: string, change: number) => void added.set(name, (added.get(name) ?? 0) + change);
  const undoable = (name: string) => {
    count(name, 1);
    return () => count(name, -1);
  };
  /** What the template's feature adds to the Teams view. */
  const fragments: unknown[] = [];

  /** Something of Flex's of which every property is there. */
  const something = (path: string): object =>
    new Proxy(() => undefined, {
      get: (_, key) => (key === 'then' ? undefined : something(`${path}.${String(key)}`)),
      apply: () => {
        const name = path.replace(/\.(add|remove)Listener$/, '.listener');
        if (path.endsWith('.removeListener')) return count(name, -1);
        if (!/\.(add|remove|addListener)$/.test(path)) return something(path);
        return undoable(name);
      },
    });
  const known: Record<string, unknown> = {
    Actions,
    TaskHelper,
    VERSION: '2.17.1',
    KeyboardShortcutManager: { keyboardShortcuts: {}, addShortcuts() {}, deleteShortcuts() {} },
    Notifications: {
      registeredNotifications: new Map<string, unknown>(),
      registerNotification: () => undefined,
      showNotification: (id: string) => void shown.push(id),
      dismissNotificationById: () => undefined,
      addListener: () => count('Notifications.listener', 1),
      removeListener: () => count('Notifications.listener', -1),
    },
    WorkersDataTable: {
      Content: {
        fragments,
        add: () => undoable('WorkersDataTable.add'),
        remove: () => undoable('WorkersDataTable.remove'),
      },
      defaultProps: {},
    },
  };
  const shown: string[] = [];
  const module = new Proxy(known, {
    has: () => true,
    get: (_, key) => (key === 'then' ? undefined : (known[String(key)] ?? something(String(key)))),
  });

  const listens = (name: string) => ({
    addEventListener: () => count(name, 1),
    removeEventListener: () => count(name, -1),
  });
  const page = { ...listens('window'), Twilio: {} as Record<string, unknown>, setInterval, clearInterval };
  const storage = { getItem: () => null, setItem: () => undefined };
  const element = { setAttribute() {}, style: {}, append() {}, remove: () => count('document', -1) };
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', { locks: navigatorLocks() });
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('__FPB_PLUGIN_VERSION', '1.0.0');
  vi.stubGlobal('__FPB_PLUGIN_UNIQUE_NAME', 'plugin-multi-call');
  vi.stubGlobal('document', {
    ...listens('document'),
    createElement: () => element,
    body: { append: () => count('document', 1) },
  });
  return { Actions, added, fragments, module, page, shown };
}
