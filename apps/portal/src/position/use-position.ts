import { type CallerLinkState, type SharePositionInput } from '#siaga/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { tell } from '../link/portal-api.js';
import { isWorthSending, type Sent } from './better-fix.policy.js';

/** As the contracts call them; a spec holds them against each other. */
export const POSITION_ROUTES = {
  openCallerLink: (id: string) => `/api/v1/portal/calls/${id}/opened`,
  sharePosition: (id: string) => `/api/v1/portal/calls/${id}/position`,
};

export type PositionState =
  | { kind: 'asking' | 'locating' | 'over' | 'denied' | 'unavailable' | 'failed' }
  | { kind: 'shared'; accuracyM: number };

/** The phone looks for a better fix for so long after the tap. */
const LOOK_MS = 120_000;
const DENIED = 1;

const stateOf = ({ isOver, sharedM }: CallerLinkState): PositionState => {
  if (isOver) return { kind: 'over' };
  return sharedM === null ? { kind: 'asking' } : { kind: 'shared', accuracyM: sharedM };
};

/** Where this phone is, told to the centre of one call: at a tap, and again while it gets more exact. */
export function usePosition(callId: string): { state: PositionState; share: () => void } {
  const [state, setState] = useState<PositionState>({ kind: 'asking' });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    tell<CallerLinkState>(POSITION_ROUTES.openCallerLink(callId), {})
      .then((answer) => setState(stateOf(answer)))
      // Without a line the button still says so when it is pressed.
      .catch(() => undefined);
    return () => stop.current();
  }, [callId]);

  const share = useCallback(() => {
    stop.current();
    let sent: Sent | null = null;
    setState({ kind: 'locating' });
    const send = async ({ coords, timestamp }: GeolocationPosition): Promise<void> => {
      const nowMs = Date.now();
      if (!isWorthSending(coords.accuracy, nowMs, sent)) return;
      const before: Sent | null = sent;
      sent = { accuracyM: coords.accuracy, atMs: nowMs };
      const input: Omit<SharePositionInput, 'id'> = {
        point: { lon: coords.longitude, lat: coords.latitude },
        accuracyM: coords.accuracy,
        ageS: Math.min(600, Math.max(0, (nowMs - timestamp) / 1_000)),
      };
      try {
        setState(stateOf(await tell<CallerLinkState>(POSITION_ROUTES.sharePosition(callId), input)));
      } catch {
        sent = before;
        // What was sent before still stands at the centre.
        if (before === null) setState({ kind: 'failed' });
      }
    };
    const watchId = navigator.geolocation.watchPosition(
      (fix) => void send(fix),
      ({ code }) => {
        if (sent === null) setState({ kind: code === DENIED ? 'denied' : 'unavailable' });
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    );
    const timer = setTimeout(() => navigator.geolocation.clearWatch(watchId), LOOK_MS);
    stop.current = () => {
      clearTimeout(timer);
      navigator.geolocation.clearWatch(watchId);
    };
  }, [callId]);
  return { state, share };
}
