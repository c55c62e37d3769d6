// Of Flex's page what a desk reads: its state, its actions and the page's own word of how far it has come.

interface FlexTask {
  readonly sid: string;
  readonly status: string;
  readonly conference?: {
    readonly participants?: readonly {
      readonly participantType: string;
      readonly onHold: boolean;
      readonly status: string;
      readonly isCurrentWorker: boolean;
      readonly callSid: string;
      readonly participantSid?: string;
    }[];
  };
}

interface FlexCall {
  readonly parameters: Readonly<Record<string, string>>;
  isMuted(): boolean;
}

/** The window of the page that Flex is in. */
export interface FlexWindow {
  readonly flexPage?: { state: string; error?: string };
  readonly Twilio: {
    readonly Flex: {
      readonly Actions: { invokeAction(name: string, payload?: unknown): Promise<unknown> };
      readonly Manager: {
        getInstance(): {
          readonly voiceClient: unknown;
          readonly store: {
            getState(): {
              readonly flex: {
                readonly phone: { readonly activeCall?: FlexCall };
                readonly worker: { readonly tasks: ReadonlyMap<string, FlexTask> };
                readonly view: { readonly selectedTaskSid?: string };
                readonly supervisor: { readonly workers: readonly { readonly tasks: readonly FlexTask[] }[] };
              };
            };
          };
        };
      };
    };
  };
}
