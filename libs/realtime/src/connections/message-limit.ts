import type { RealtimeStats } from '../realtime-stats.js';
import { RateWindow } from './rate-window.js';
import type { ClientSocket } from './socket-server.js';

/** A phone that has been without a line sends its buffer in a few messages, a map that is dragged a view now and then. */
export const MOST_MESSAGES_A_SECOND = 60;
/** Who goes on like this does not listen to answers. */
export const CUT_AT_A_SECOND = 600;
const SECOND_MS = 1_000;

/** Refuses what a socket sends beyond its rate, each message by its own acknowledgement; who pays no heed loses the line. */
export function limitMessages(socket: ClientSocket, stats: RealtimeStats, nowMs: () => number): void {
  const taken = new RateWindow(MOST_MESSAGES_A_SECOND, SECOND_MS, 1);
  const borne = new RateWindow(CUT_AT_A_SECOND, SECOND_MS, 1);
  socket.use((packet: readonly unknown[], next) => {
    const now = nowMs();
    if (!borne.take(socket.id, now)) {
      socket.disconnect(true);
      return;
    }
    if (taken.take(socket.id, now)) {
      next();
      return;
    }
    stats.refusedMessages += 1;
    const ack = packet.at(-1);
    if (typeof ack === 'function')
      (ack as (answer: unknown) => void)({
        ok: false,
        error: {
          code: 'IDENTITY.THROTTLED',
          message: `More than ${MOST_MESSAGES_A_SECOND} messages a second`,
        },
      });
  });
}
