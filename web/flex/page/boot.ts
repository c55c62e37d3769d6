// What Flex's hosted loader does once an agent has logged in: Manager.create, then its two root components.
// `window.flexPage` says how far it got: tests wait for it.

interface FlexGlobals {
  readonly Manager: { create(config: unknown): Promise<object> };
  readonly ContextProvider: unknown;
  readonly RootContainer: unknown;
  progress(where: string): void;
  errorPage(error: unknown, where: string): void;
}

declare global {
  interface Window {
    /** From the simulator: Flex's configuration, and the session of the worker whose origin this is. */
    readonly simulated: { readonly appConfig: unknown; readonly session: unknown };
    flexPage: { state: 'starting' | 'rendered' | 'failed'; error?: string };
    readonly Twilio: { readonly Flex: FlexGlobals };
    readonly React: { createElement: (type: unknown, props?: object, ...children: unknown[]) => unknown };
    readonly ReactDOM: { render(element: unknown, where: Element | null): void };
    manager: object;
  }
}

async function boot(): Promise<void> {
  const { Flex } = window.Twilio;
  const { createElement } = window.React;
  // Where Flex keeps a finished log-in.
  localStorage.setItem('TWILIO_FLEX_SSO', JSON.stringify(window.simulated.session));
  Flex.progress('#container');
  const manager = await Flex.Manager.create(window.simulated.appConfig);
  window.manager = manager;
  window.ReactDOM.render(
    createElement(Flex.ContextProvider, { manager }, createElement(Flex.RootContainer)),
    document.getElementById('container'),
  );
}

window.flexPage = { state: 'starting' };
boot().then(
  () => {
    window.flexPage = { state: 'rendered' };
  },
  (error: unknown) => {
    window.flexPage = { state: 'failed', error: error instanceof Error ? error.message : String(error) };
    window.Twilio.Flex.errorPage(error, '#container');
  },
);

export {};
