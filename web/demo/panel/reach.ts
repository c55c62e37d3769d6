// Whether this browser can send sound to this machine at all: without a network address, a browser without
// --allow-loopback-in-peer-connection has no ICE candidate to offer, and every call would be silent for no seen reason.

/** Local candidates come at once; this is for a very busy machine. */
const DEADLINE_MS = 3000;

/** Whether the browser finds any address of its own. Ask while a microphone is open: else addresses may be hidden. */
export async function hasAddress(): Promise<boolean> {
  const connection = new RTCPeerConnection();
  try {
    const found = new Promise<boolean>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve(false);
        else if (candidate.candidate !== '') resolve(true);
      };
      setTimeout(() => resolve(false), DEADLINE_MS);
    });
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    return await found;
  } finally {
    connection.close();
  }
}
