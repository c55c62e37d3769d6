// The baseline: several calls the way one does it with Flex's own means alone. A further call is taken over by its
// connectToken; the others are muted and put on hold over the network before it opens. Nothing is cut locally, so what
// is measured beside ours is the cost of waiting for the network. Only for the bench.

interface Call {
  readonly connectToken?: string;
  readonly parameters: Readonly<Record<string, string>>;
  mute(on: boolean): void;
  ignore(): void;
  on(event: string, listener: () => void): void;
}
interface Device {
  readonly isBusy: boolean;
  prependListener(event: 'incoming', listener: (call: Call) => void): void;
  on(event: 'incoming' | 'error', listener: (call: Call) => void): void;
  connect(options: { connectToken: string }): Promise<Call>;
  destroy(): void;
}
interface Task {
  readonly sid: string;
  readonly status: string;
  readonly conference?: {
    readonly participants?: readonly {
      isCurrentWorker: boolean;
      callSid: string;
      onHold: boolean;
      status: string;
    }[];
  };
}
interface Manager {
  readonly voiceClient: Device & { readonly constructor: new (token: string, options: object) => Device };
  readonly user: { readonly token: string };
  readonly store: {
    getState(): { flex: { worker: { tasks: ReadonlyMap<string, Task> } } };
    dispatch(action: { type: string; payload: Call }): void;
  };
}
interface Flex {
  readonly Actions: {
    addListener(event: string, listener: (payload: { sid?: string; task?: Task }) => Promise<void>): void;
    invokeAction(name: string, payload: { sid: string }): Promise<void>;
  };
  readonly Notifications: { readonly registeredNotifications: Map<string, unknown> };
}
declare const Twilio: { readonly Flex: { Plugins: { init(plugin: unknown): void } } };

class HoldOnly {
  readonly name = 'baseline';

  init(flex: Flex, manager: Manager): void {
    const calls = new Map<string, Call>();
    const { Actions } = flex;
    const sidOf = (task: Task): string | undefined =>
      task.conference?.participants?.find((one) => one.isCurrentWorker && one.status === 'joined')?.callSid;

    const holdOthers = async (sid: string | undefined): Promise<void> => {
      const others = [...manager.store.getState().flex.worker.tasks.values()].filter(
        (task) => task.sid !== sid,
      );
      await Promise.all(
        others.map(async (task) => {
          const own = sidOf(task);
          if (!own) return;
          calls.get(own)?.mute(true);
          if (!task.conference?.participants?.some((one) => !one.isCurrentWorker && one.onHold)) {
            await Actions.invokeAction('HoldCall', { sid: task.sid });
          }
        }),
      );
    };

    Actions.addListener('beforeAcceptTask', ({ sid, task }) => holdOthers(sid ?? task?.sid));
    Actions.addListener('beforeUnholdCall', async ({ sid, task }) => {
      const target = sid ?? task?.sid;
      await holdOthers(target);
      const own = sidOf(
        manager.store.getState().flex.worker.tasks.get(target ?? '') ?? { sid: '', status: '' },
      );
      if (own) calls.get(own)?.mute(false);
    });

    flex.Notifications.registeredNotifications.delete('SecondVoiceCallIncoming');
    const keep = (call: Call): void => {
      calls.set(call.parameters['CallSid'] ?? '', call);
      call.on('disconnect', () => calls.delete(call.parameters['CallSid'] ?? ''));
    };
    manager.voiceClient.prependListener('incoming', (call) => {
      if (!manager.voiceClient.isBusy || !call.connectToken) return keep(call);
      const device = new manager.voiceClient.constructor(manager.user.token, { appName: 'baseline' });
      device.on('error', () => undefined);
      device.connect({ connectToken: call.connectToken }).then(
        (taken) => {
          call.ignore();
          keep(taken);
          taken.on('accept', () => manager.store.dispatch({ type: 'PHONE_ADD_CALL', payload: taken }));
          taken.on('disconnect', () => device.destroy());
        },
        () => device.destroy(),
      );
    });
  }
}

Twilio.Flex.Plugins.init(HoldOnly);
