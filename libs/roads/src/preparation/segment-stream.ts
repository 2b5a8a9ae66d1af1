import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { RoadSegment } from '#siaga/mapdata';
import type { SegmentMessage } from './messages.js';

/** Batches on the way at a time: enough to keep both sides busy, few enough to keep the memory small. */
const ON_THE_WAY = 4;
const LOOK_AGAIN_MS = 1_000;

/** Sends all batches, then the end. `lost` rejects when nobody receives any more. Closes the port. */
export async function sendSegments(
  batches: AsyncIterable<readonly RoadSegment[]>,
  port: MessagePort,
  bell: Int32Array,
  lost: Promise<never>,
): Promise<void> {
  let sent = 0;
  let taken = 0;
  let wake: () => void = () => undefined;
  port.on('message', () => {
    taken += 1;
    wake();
  });
  const post = (message: SegmentMessage): void => {
    port.postMessage(message);
    Atomics.add(bell, 0, 1);
    Atomics.notify(bell, 0);
  };
  try {
    for await (const batch of batches) {
      while (sent - taken >= ON_THE_WAY)
        await Promise.race([new Promise<void>((resume) => (wake = resume)), lost]);
      post(batch);
      sent += 1;
    }
    post(null);
  } finally {
    port.close();
  }
}

/** The other end, in its own thread: gives segment after segment, asleep while there is none, and so bounded in memory. */
export function* receiveSegments(port: MessagePort, bell: Int32Array): Generator<RoadSegment> {
  for (;;) {
    const heard = Atomics.load(bell, 0);
    const received = receiveMessageOnPort(port);
    if (received === undefined) {
      Atomics.wait(bell, 0, heard, LOOK_AGAIN_MS);
      continue;
    }
    if (received.message === null) return;
    yield* received.message;
    port.postMessage('taken');
  }
}
