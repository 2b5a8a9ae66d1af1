import { useCallback, useEffect, useState } from 'react';
import { portalApi } from '../../link/portal-api.js';
import { monitoringApi } from '../monitoring-api.js';
import { dropPairing, keptPairing } from './kept-pairing.js';
import { failureOfPairing, outcomeOfPairing, type PairOutcome } from './pairing.policy.js';

/** `asking` for the six digits; else as the last answer was. */
export type PairState = { kind: 'asking' } | { kind: 'sending' } | PairOutcome;

async function pair(code: string, pin: string): Promise<PairOutcome> {
  const { claim, scannedAtMs } = keptPairing(code, Date.now());
  const heldS = Math.max(0, Math.round((Date.now() - scannedAtMs) / 1_000));
  try {
    const outcome = outcomeOfPairing(await monitoringApi.pair({ code, claim, pin, heldS }));
    // The cookie of the visit; who sees the next sentence is let in.
    if (outcome.kind === 'open') await portalApi.redeem(outcome.secret);
    return outcome;
  } catch (error) {
    return failureOfPairing(error);
  }
}

/** Claims a code by the person's digits, again and again until there is an answer. The digits are kept in this page alone. */
export function usePairing(code: string): { state: PairState; claim: (pin: string) => void } {
  const [state, setState] = useState<PairState>({ kind: 'asking' });
  const [pin, setPin] = useState<string | null>(null);

  // From the scan on, whatever happens to the page.
  useEffect(() => void keptPairing(code, Date.now()), [code]);

  useEffect(() => {
    if (pin === null) return;
    const over = new AbortController();
    const { signal } = over;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (isAsking) return;
      isAsking = true;
      const outcome = await pair(code, pin);
      isAsking = false;
      if (signal.aborted) return;
      setState(outcome);
      if (outcome.kind === 'open' || outcome.kind === 'refused') dropPairing(code);
      else timer = setTimeout(again, outcome.kind === 'offline' ? AGAIN_MS : outcome.againMs);
    };
    // A mistake of ours goes to the error boundary.
    const again = (): void =>
      void ask().catch((error: unknown) =>
        setState(() => {
          throw error;
        }),
      );
    again();
    window.addEventListener('online', again, { signal });
    return () => {
      over.abort();
      clearTimeout(timer);
    };
  }, [code, pin]);

  const claim = useCallback((digits: string) => {
    setState({ kind: 'sending' });
    setPin(digits);
  }, []);
  return { state, claim };
}

/** Some browsers tell nothing of a line that is back. */
const AGAIN_MS = 15_000;
