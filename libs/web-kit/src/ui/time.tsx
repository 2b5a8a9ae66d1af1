import { type ReactElement } from 'react';
import { useFormat } from '../i18n/format.js';
import { useNow } from '../lib/server-clock.js';

export interface ClockProps {
  /** Instant from which it counts; with `until` the instant to which it counts down. */
  since: string | number;
  /** Seconds after which it is amber. */
  amberAfterS?: number;
  /** Seconds after which it is red. */
  redAfterS?: number;
  /** Where it stopped; runs when left out. */
  until?: string | null;
}

const toMs = (instant: string | number): number =>
  typeof instant === 'number' ? instant : Date.parse(instant);

/** The tone of a span: plain, amber, red. */
export function toneOf(
  elapsedS: number,
  amberAfterS = Infinity,
  redAfterS = Infinity,
): '' | 'is-amber' | 'is-red' {
  if (elapsedS >= redAfterS) return 'is-red';
  return elapsedS >= amberAfterS ? 'is-amber' : '';
}

/** A time that counts in the open, `01.48`, amber and red when it runs late. */
export function Clock({ since, amberAfterS, redAfterS, until }: ClockProps): ReactElement {
  const now = useNow();
  const format = useFormat();
  const elapsedMs = (until ? toMs(until) : now) - toMs(since);
  return (
    <span className={`num ${toneOf(elapsedMs / 1_000, amberAfterS, redAfterS)}`}>
      {format.clock(elapsedMs)}
    </span>
  );
}

/** A time that counts down to an instant; stands at zero once past. */
export function Countdown({ to }: { to: string | number }): ReactElement {
  const now = useNow();
  const format = useFormat();
  return <span className="num">{format.clock(toMs(to) - now)}</span>;
}

/** `6 dtk lalu`, growing by itself. */
export function Age({ of }: { of: string | number }): ReactElement {
  const now = useNow();
  const format = useFormat();
  return <span className="num">{format.ago((now - toMs(of)) / 1_000)}</span>;
}

/** The centre's time of day with its zone, by the server's clock. */
export function WallClock(): ReactElement {
  const now = useNow();
  const format = useFormat();
  return (
    <span className="num">
      <b>{format.time(now, true)}</b> {format.zone}
    </span>
  );
}
