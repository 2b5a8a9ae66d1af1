import { useEffect, useState } from 'react';

const CLOCK_MS = 10_000;

/** The phone's time, anew every ten seconds. */
export function useClock(): number {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
