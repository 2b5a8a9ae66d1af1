import { type QueueBoard } from '#siaga/contracts';
import { useNow } from '#siaga/web-kit';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toldTime } from '../parts/told.js';
import { CallVoice } from './call-voice.js';
import { Rooms } from './rooms.js';
import { type ShownBoard } from './use-board.js';
import { useRoomWords } from './use-room-words.js';

const MINUTE_MS = 60_000;

/** The time of day where the board hangs, by the server's clock. */
function WallTime({ timeZone }: { timeZone: string }): ReactElement {
  const now = new Date(useNow()).toISOString();
  return <b className="num">{toldTime(now, timeZone)}</b>;
}

/** The television's own clock, each second: the server's is not known after a start without a line. */
function useOwnClock(): number {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

/** That nobody answers, and of when all of this is. */
function Old({ shown: { board, takenAtMs } }: { shown: ShownBoard }): ReactElement {
  const { t } = useTranslation('portal');
  const nowMs = useOwnClock();
  const minutes = Math.max(0, Math.floor((nowMs - takenAtMs) / MINUTE_MS));
  return (
    <p className="bd-age" role="status">
      {t('board.stale', { time: toldTime(board.at, board.timeZone), minutes })}
    </p>
  );
}

/** The newest call, as large as the wall lets it be, and those before it. */
function Calls({ calls: [newest, ...before] }: Pick<QueueBoard, 'calls'>): ReactElement {
  const { t } = useTranslation('portal');
  const roomOf = useRoomWords();
  return (
    <section className="bd-calls" aria-label={t('board.now')} aria-live="polite">
      <h2>{t('board.now')}</h2>
      {newest === undefined ? (
        <p>{t('board.nobody')}</p>
      ) : (
        // Drawn anew with each call, also of the same number: it moves once, and the eye finds it.
        <p key={newest.calledAt} className="newest">
          <b className="num">{newest.label}</b>
          <span>{roomOf(newest.room)}</span>
          <small>{newest.place}</small>
        </p>
      )}
      <ul>
        {before.map(({ label, room, place, calledAt }) => (
          <li key={label + calledAt}>
            <b className="num">{label}</b> {roomOf(room)} <small>{place}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The numbers of a house on a wall, never a name; what was last heard stays, with its age. */
export function Wall({ shown }: { shown: ShownBoard }): ReactElement {
  const { t } = useTranslation('portal');
  const { board, isOld } = shown;
  return (
    <main className="bd-wall" aria-label={t('board.title')}>
      <header>
        <h1>
          {board.facilityName} <small>{board.name}</small>
        </h1>
        <CallVoice board={board} />
        <WallTime timeZone={board.timeZone} />
      </header>
      {isOld && <Old shown={shown} />}
      <Calls calls={board.calls} />
      <Rooms sessions={board.sessions} />
    </main>
  );
}
