// A peer connection that knows its network addresses before there is a call for it.

export interface ReadyConnection {
  /** For the Device's option of that name: its first connection is the one that is ready, if asked for as foreseen. */
  readonly RTCPeerConnection: typeof RTCPeerConnection;
  /** Lets go of a connection that was not taken. */
  close(): void;
}

/**
 * Chromium takes some 120 ms to find out the addresses for each connection anew, and a call has no sound before (measured:
 * 8 ms where they are there). The SDK makes its connections with what the Device's options name (rtcpc.js, `create`).
 * @param configuration what the call is going to ask for
 * @returns null where there are no peer connections, as under node
 */
export function readyConnection(configuration: RTCConfiguration | undefined): ReadyConnection | null {
  if (typeof RTCPeerConnection === 'undefined') return null;
  const foreseen = JSON.stringify(configuration);
  let ready: RTCPeerConnection | null = new RTCPeerConnection({ ...configuration, iceCandidatePoolSize: 1 });
  const close = (): void => {
    ready?.close();
    ready = null;
  };
  return {
    RTCPeerConnection: new Proxy(RTCPeerConnection, {
      construct(target, [asked]: [RTCConfiguration?]) {
        if (ready === null || JSON.stringify(asked) !== foreseen) return new target(asked);
        const taken = ready;
        ready = null;
        return taken;
      },
    }),
    close,
  };
}
