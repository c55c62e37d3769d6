// First script of the page: sends every URL of Twilio's hosts to this origin, as /tw/<host>/<path>.
// So the simulator needs no certificate, no DNS entry and no browser switch, and survives a reload.

const HOSTS =
  /^(https?|wss?):\/\/((?:[^/?#]*\.)?(?:twilio\.com|twiliocdn\.com|ytica\.com|segment\.(?:io|com)|segmentapis\.com|datadoghq\.com|launchdarkly\.com)(?::\d+)?)(?=[/?#]|$)(.*)$/i;

function rewritten(url: string): string {
  const match = HOSTS.exec(url);
  if (!match) return url;
  const [, scheme = '', host = '', rest = ''] = match;
  const origin = /^ws/i.test(scheme) ? location.origin.replace(/^http/, 'ws') : location.origin;
  return `${origin}/tw/${host}${rest.startsWith('/') ? '' : '/'}${rest}`;
}

/** Makes a property rewrite what is assigned to it. */
function rewriteProperty(prototype: object, name: string): void {
  const property = Object.getOwnPropertyDescriptor(prototype, name);
  if (!property?.set) return;
  Object.defineProperty(prototype, name, {
    ...property,
    set(this: object, value: unknown) {
      property.set?.call(this, rewritten(String(value)));
    },
  });
}

const fetch = window.fetch.bind(window);
const sendBeacon = navigator.sendBeacon.bind(navigator);

window.fetch = (input, init) => {
  if (!(input instanceof Request)) return fetch(rewritten(String(input)), init);
  const url = rewritten(input.url);
  return fetch(url === input.url ? input : new Request(url, input), init);
};
navigator.sendBeacon = (url, data) => sendBeacon(rewritten(String(url)), data);
window.XMLHttpRequest = class extends XMLHttpRequest {
  override open(
    method: string,
    url: string | URL,
    async = true,
    user?: string | null,
    password?: string | null,
  ) {
    super.open(method, rewritten(String(url)), async, user, password);
  }
};
// The Voice SDK takes `WebSocket` when its script is evaluated, which is later than this.
window.WebSocket = class extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(rewritten(String(url)), protocols);
  }
};
window.Audio = new Proxy(Audio, {
  construct: (target, [source]: [string?]) =>
    source === undefined ? new target() : new target(rewritten(source)),
});
rewriteProperty(HTMLMediaElement.prototype, 'src');
rewriteProperty(HTMLImageElement.prototype, 'src');
rewriteProperty(HTMLLinkElement.prototype, 'href');
rewriteProperty(HTMLScriptElement.prototype, 'src');

export {};
