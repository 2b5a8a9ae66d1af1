import { askedTopics, LiveLine, type LiveLinePorts, type WantedTopics } from '#siaga/client';
import { useEffect } from 'react';
import { apiClient } from '../api/api-client.js';
import { learnServerTime, serverNowMs } from '../lib/server-clock.js';
import { useGround } from '../map/ground/ground-store.js';
import { mustChangePassword, useSession } from '../session/session-store.js';
import { useEntities } from '../store/entity-store.js';
import { useConnection } from '../store/connection-store.js';
import { useEtas } from '../store/eta-store.js';
import { positions } from '../store/position-store.js';
import { ChangeGate } from './change-gate.js';

const gate = new ChangeGate((events) => useEntities.getState().takeChanges(events));

const ports: LiveLinePorts = {
  // Nobody needs it before signing in: a third of what comes beside React is the socket's code.
  openSocket: async () =>
    (await import('./open-socket.js')).openSocket({ account: useSession.getState().session?.account.id }),
  fetchSnapshot: (signal, topics) =>
    apiClient.call('snapshot', topics ? { topics: topics.join() } : {}, { signal, timeoutMs: 30_000 }),
  takeSnapshot: (snapshot) => {
    // What overtook the snapshot is known before it, so that the newer version stays.
    gate.flush();
    positions.takeUnits(snapshot.units);
    useEntities.getState().takeSnapshot(snapshot);
  },
  takeChanges: (events) => {
    for (const event of events) {
      if (event.entity === 'unit') positions.takeUnits([event.data]);
      else if (event.entity === 'map') void useGround.getState().refresh();
    }
    gate.take(events);
  },
  takePositions: (frame) => positions.takeFrame(frame),
  takeEtas: ({ etas }) => useEtas.getState().take(etas),
  tell: (state) => useConnection.setState(state),
  sessionEnded: ({ code }) => {
    // Changed rights need a fresh look at what the person may see; the server takes the same session again.
    if (code !== 'rights_changed') useSession.getState().end(code === 'expired' ? 'expired' : 'signed_out');
    else {
      liveLine.stop();
      gate.drop();
      useEntities.getState().clear();
      void useSession
        .getState()
        .check()
        .then(() => liveLine.start());
    }
  },
  nowMs: serverNowMs,
  learnServerTime,
};

/** The one live line of a front end; RealtimeProvider starts and stops it. */
export const liveLine = new LiveLine(ports);

/** Renders nothing: keeps the line to the centre open while somebody is signed in, for what `wants` says. Use once per app. */
export function RealtimeProvider({ wants }: { wants: WantedTopics }): null {
  const isSignedIn = useSession((state) => state.status === 'signed_in' && !mustChangePassword(state));
  const account = useSession((state) => state.session?.account);
  useEffect(() => {
    // Before the line starts below, and again when the rights have changed.
    if (account) liveLine.hear(askedTopics(account, wants));
  }, [account, wants]);
  useEffect(() => {
    if (!isSignedIn) return;
    liveLine.start();
    return () => {
      liveLine.stop();
      gate.drop();
      positions.clear();
      useEtas.getState().clear();
    };
  }, [isSignedIn]);
  return null;
}
