import { LiveLink } from '../client/live-link.js';
import { type Session } from '../client/session.js';
import { type Reporter } from './reporter.js';

/** The live line of somebody who acts by the clock and not by what is heard. */
export function idleLink(session: Session, where: string, reporter: Reporter, signal: AbortSignal): LiveLink {
  const ignore = (): void => undefined;
  return new LiveLink(
    session,
    {
      onSnapshot: ignore,
      onChange: ignore,
      onDown: (reason) => reporter.lineDown(where, reason),
    },
    signal,
  );
}
