import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The phone's own clock, once a minute: for ages alone. */
export function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
