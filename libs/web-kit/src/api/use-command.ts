import { isWorthRetrying, randomUuid } from '#siaga/client';
import { type ApiInput, type ApiOutput, type EndpointName } from '#siaga/contracts';
import { useCallback, useRef, useState } from 'react';
import { showError } from '../lib/toast-store.js';
import { apiClient } from './api-client.js';

export interface Command<N extends EndpointName> {
  /** Sends the command; gives its answer, or null when it failed (`onFailure` has been told by then). */
  run: (input: ApiInput<N>) => Promise<ApiOutput<N> | null>;
  isBusy: boolean;
}

/**
 * One command of the API for a button. Keeps the idempotency key when it is unknown whether the last try arrived and
 * the same input is sent again, so that pressing twice on a bad line does one thing. Refuses to start while it runs.
 * A failure goes to `onFailure`, which must stay the same function between renders; left out, a message shows it. `timeoutMs` is for a command
 * that is known to take long.
 */
export function useCommand<N extends EndpointName>(
  name: N,
  onFailure: (error: unknown) => void = showError,
  timeoutMs?: number,
): Command<N> {
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const attempt = useRef<{ text: string; key: string } | null>(null);

  const run = useCallback(
    async (input: ApiInput<N>) => {
      if (running.current) return null;
      const text = JSON.stringify(input);
      if (attempt.current?.text !== text) attempt.current = { text, key: randomUuid() };
      running.current = true;
      setBusy(true);
      try {
        const { key } = attempt.current;
        const output = await apiClient.call(name, input, { idempotencyKey: key, timeoutMs });
        attempt.current = null;
        return output;
      } catch (error) {
        if (!isWorthRetrying(error)) attempt.current = null;
        onFailure(error);
        return null;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [name, onFailure, timeoutMs],
  );
  return { run, isBusy };
}
