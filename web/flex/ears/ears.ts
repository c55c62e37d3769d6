// The page's ears: what an agent really hears, measured in the whole of what comes out of the page. Loaded before
// Flex; changes nothing that Flex or a plugin does, and needs no microphone. Tests read `window.ears`; the simulator
// gets every sound over /sim/ears, for the picture of who hears whom.
import type { PageEarsMessage, PageSound } from '../../simulator/media/page-ears';
import { EARS_RESOLUTION_MS, SpanLog, coincidenceMs } from '../../simulator/media/spans';
import { ALL_HZ, MUSIC_HZ } from '../../simulator/media/tones';
import { AudibleTones } from './audible';
import type { HopsMessage } from './ears-worklet';
import { PageOutputs } from './outputs';
import { watchPage } from './page-hooks';
import { HOP_MS } from './tone-bank';

/** A stretch in which a tone came out of the page, ms since the epoch. */
export interface ToneSpan {
  readonly hz: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PageEars {
  /** Whether there is anything to hear with yet: the context starts with the first sound. */
  readonly state: 'idle' | 'starting' | 'suspended' | 'running';
  /** Listens from now on, and not only from the first sound on: on a busy machine it takes seconds to begin. */
  start(): Promise<void>;
  /** ms since the epoch, on the clock that all times here are on. */
  now(): number;
  /** Amplitude (full scale 1) of each tone in the newest 20 ms, by Hz. */
  levels(): Readonly<Record<number, number>>;
  /** What was heard, tones and hold music, oldest first; five minutes are kept. The newest 50 ms may be missing. */
  heard(fromMs: number, toMs?: number): ToneSpan[];
  /**
   * ms in which more than one far end was audible. Overlaps under 11 ms may be missed. Hold music does not count.
   * @param together tones of one conference, which may sound at once
   */
  overlap(fromMs: number, toMs?: number, together?: readonly (readonly number[])[]): number;
  /** ms of a stretch in which the ears were at work: less than the whole, and nothing else here can be relied on. */
  listenedMs(fromMs: number, toMs: number): number;
  /** When a tone was first audible at or after a time; null: not yet. */
  firstAudible(hz: number, afterMs: number): number | null;
}

declare global {
  interface Window {
    ears: PageEars;
  }
}

const MUSIC: readonly number[] = MUSIC_HZ;
const PUSH_EVERY_MS = 100;
/** Elements are also looked at without being asked to, should a change have gone unnoticed. */
const LOOK_EVERY_MS = 250;
const KEEP_MS = 300_000;
/** A sound is told at most so much later than the newest hop: 30 ms until it is judged, and the three hops that must follow. */
const LATEST_MS = 50;
/** Hops no further apart than this are one stretch. */
const GAP_MS = 12;

const script = document.currentScript;
const here = script instanceof HTMLScriptElement ? script.src : location.href;
const log = new SpanLog<number>(String, { keepMs: KEEP_MS });
const listened = new SpanLog<'ears'>(String, { keepMs: KEEP_MS });
let newest = new Float32Array(ALL_HZ.length);
let unsent: PageSound[] = [];
let unsentListened: [fromMs: number, toMs: number][] = [];

const audible = new AudibleTones(ALL_HZ, (hz, fromMs, toMs) => {
  log.add(hz, fromMs, toMs);
  unsent.push([hz, fromMs, toMs]);
});

function receive({ atMs, levels }: HopsMessage): void {
  atMs.forEach((at, i) => {
    newest = levels.slice(i * ALL_HZ.length, (i + 1) * ALL_HZ.length);
    audible.push({ atMs: at, levels: newest });
    listened.add('ears', at - HOP_MS, at);
    const judgedMs = at - LATEST_MS;
    const last = unsentListened.at(-1);
    if (last && judgedMs - HOP_MS - last[1] <= GAP_MS) last[1] = judgedMs;
    else unsentListened.push([judgedMs - HOP_MS, judgedMs]);
  });
}

/** Ours, from the first sound on. */
let context: AudioContext | null = null;
let listening: PageOutputs | null = null;
const waiting = new Set<HTMLMediaElement>();
const copies = new WeakMap<BaseAudioContext, MediaStreamAudioDestinationNode>();
const waitingCopies: MediaStream[] = [];

/** Made with the first sound, so that a page that never sounds has no audio context from us. */
async function start(): Promise<void> {
  if (context !== null) return;
  const own = new AudioContext();
  context = own;
  await own.audioWorklet.addModule(new URL('ears-worklet.js', here));
  const node = new AudioWorkletNode(own, 'ears', { channelCount: 1, channelCountMode: 'explicit' });
  node.port.onmessage = ({ data }: MessageEvent<HopsMessage>) => receive(data);
  // The worklet says nothing; being connected keeps it running.
  node.connect(own.destination);
  const outputs = new PageOutputs(own, node);
  listening = outputs;
  for (const element of waiting) outputs.look(element);
  for (const copy of waitingCopies) outputs.addGraph(copy);
  waiting.clear();
  setInterval(() => outputs.lookAll(), LOOK_EVERY_MS);
  for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, () => void own.resume(), true);
}

watchPage({
  elementChanged: (element) => {
    if (!(element.srcObject instanceof MediaStream) && listening === null) return;
    if (listening === null) waiting.add(element);
    else listening.look(element);
    // A page that is left while it loads the worklet is deaf for good, and nobody minds.
    start().catch((error: unknown) => console.warn('ears:', error));
  },
  graphConnected: (node, graph) => {
    if (graph === context || !(graph instanceof AudioContext)) return;
    let copy = copies.get(graph);
    if (copy === undefined) {
      copy = graph.createMediaStreamDestination();
      copies.set(graph, copy);
      if (listening === null) waitingCopies.push(copy.stream);
      else listening.addGraph(copy.stream);
    }
    node.connect(copy);
  },
});

function send(socket: WebSocket): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  const message: PageEarsMessage = { sounds: unsent.splice(0), listened: unsentListened.splice(0) };
  if (message.listened.length > 0) socket.send(JSON.stringify(message));
}

/** Until when a page without any sound has told that it was silent, ms since the epoch. */
let silentUntilMs = Date.now();

/** A page in which nothing has ever played is silent, and its ears know it without an audio context. */
function noteSilence(): void {
  const nowMs = Date.now();
  if (context === null) unsentListened.push([silentUntilMs, nowMs]);
  silentUntilMs = nowMs;
}

function connect(): void {
  const url = new URL('/sim/ears', here);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  const pushing = setInterval(() => {
    noteSilence();
    send(socket);
  }, PUSH_EVERY_MS);
  socket.onclose = () => {
    clearInterval(pushing);
    unsent = [];
    unsentListened = [];
    setTimeout(connect, 1000);
  };
}
connect();

window.ears = {
  get state() {
    if (context === null) return 'idle';
    if (listening === null) return 'starting';
    return context.state === 'running' ? 'running' : 'suspended';
  },
  start,
  now: () => Date.now(),
  levels: () => Object.fromEntries(ALL_HZ.map((hz, i) => [hz, newest[i] ?? 0])),
  heard: (fromMs, toMs) => log.between(fromMs, toMs).map(({ key, ...span }) => ({ hz: key, ...span })),
  overlap: (fromMs, toMs, together = []) =>
    coincidenceMs(
      log.between(fromMs, toMs).filter(({ key }) => !MUSIC.includes(key)),
      (hz) => String(together.find((group) => group.includes(hz))?.[0] ?? hz),
      EARS_RESOLUTION_MS,
    ),
  listenedMs: (fromMs, toMs) =>
    listened.between(fromMs, toMs).reduce((sum, span) => sum + span.toMs - span.fromMs, 0),
  firstAudible: (hz, afterMs) => log.between(afterMs).find(({ key }) => key === hz)?.fromMs ?? null,
};
