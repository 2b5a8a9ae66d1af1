import { SOCKET_PATH } from '#siaga/contracts';
import { useEffect } from 'react';
import { io } from 'socket.io-client';
import { apiClient } from '../api/api-client.js';
import { ApiError } from '../api/api-error.js';
import { learnServerTime, serverNowMs } from '../lib/server-clock.js';
import { useGround } from '../map/ground/ground-store.js';
import { mustChangePassword, useSession } from '../session/session-store.js';
import { useEntities } from '../store/entity-store.js';
import { useConnection } from './connection-store.js';
import { useEtas } from './eta-store.js';
import { positions } from './position-store.js';
import { RealtimeClient, type RealtimePorts } from './realtime-client.js';

function isSignedOut(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === 401;
  // A refused handshake and a refused command carry the code beside the error's message.
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : error;
  return (
    typeof data === 'object' && data !== null && 'code' in data && data.code === 'IDENTITY.NOT_SIGNED_IN'
  );
}

const ports: RealtimePorts = {
  openSocket: () =>
    io({
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
      forceNew: true,
      withCredentials: true,
    }),
  fetchSnapshot: (signal) => apiClient.call('snapshot', {}, { signal, timeoutMs: 30_000 }),
  takeSnapshot: (snapshot) => {
    positions.takeUnits(snapshot.units);
    useEntities.getState().takeSnapshot(snapshot);
  },
  takeChanges: (events) => {
    for (const event of events) {
      if (event.entity === 'unit') positions.takeUnits([event.data]);
      else if (event.entity === 'map') void useGround.getState().refresh();
    }
    useEntities.getState().takeChanges(events);
  },
  takePositions: (frame) => positions.takeFrame(frame),
  takeEtas: ({ etas }) => useEtas.getState().take(etas),
  tell: (state) => useConnection.setState(state),
  sessionEnded: ({ code }) => {
    // Changed rights need a fresh look at what the person may see; the server takes the same session again.
    if (code !== 'rights_changed') useSession.getState().end(code === 'expired' ? 'expired' : 'signed_out');
    else {
      realtimeClient.stop();
      useEntities.getState().clear();
      void useSession
        .getState()
        .check()
        .then(() => realtimeClient.start());
    }
  },
  isSignedOut,
  nowMs: serverNowMs,
  learnServerTime,
  random: Math.random,
  schedule: (run, waitMs) => {
    const timer = setTimeout(run, waitMs);
    return () => clearTimeout(timer);
  },
};

/** The one realtime client of a front end; RealtimeProvider starts and stops it. */
export const realtimeClient = new RealtimeClient(ports);

/** Renders nothing: keeps the line to the centre open while somebody is signed in. Use once per app. */
export function RealtimeProvider(): null {
  const isSignedIn = useSession((state) => state.status === 'signed_in' && !mustChangePassword(state));
  useEffect(() => {
    if (!isSignedIn) return;
    realtimeClient.start();
    return () => {
      realtimeClient.stop();
      positions.clear();
      useEtas.getState().clear();
    };
  }, [isSignedIn]);
  return null;
}
