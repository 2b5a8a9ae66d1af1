import { type ClinicList, type Facility } from '#siaga/contracts';
import {
  Age,
  Button,
  FetchedPart,
  Loading,
  serverNowMs,
  showError,
  useConnection,
  useFetched,
  useNow,
  WallClock,
} from '#siaga/web-kit';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveDay } from '../booking/use-live-day.js';
import { type Board as BoardView, boardOf, callsSince } from './board.policy.js';
import './board.css';
import { BoardVoice } from './voice.js';

/** Says what is called from the moment on at which the board stands. */
function Voice({ facilityId, board }: { facilityId: string; board: BoardView }): ReactElement | null {
  const { t } = useTranslation('desk');
  const voice = useRef<BoardVoice | null>(null);
  const saidMs = useRef(0);
  const [isAllowed, setAllowed] = useState(true);
  useEffect(() => {
    const own = new BoardVoice(facilityId, setAllowed);
    voice.current = own;
    saidMs.current = serverNowMs();
    return () => {
      voice.current = null;
      own.close();
    };
  }, [facilityId]);
  useEffect(() => {
    const calls = callsSince(board, saidMs.current);
    const newest = calls.at(-1);
    if (newest === undefined) return;
    saidMs.current = newest.calledAtMs;
    voice.current?.say(calls);
  }, [board]);
  if (isAllowed) return null;
  return <Button onClick={() => void voice.current?.allow().catch(showError)}>{t('board.allow')}</Button>;
}

/** The numbers of a house, as large as the wall lets them be. */
function Numbers({
  board,
  list: { clinics, doctors },
}: {
  board: BoardView;
  list: ClinicList;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { newest, before, sessions } = board;
  const nameOf = (things: readonly { id: string; name: string }[], id: string): string =>
    things.find((one) => one.id === id)?.name ?? '';
  const roomOf = (room: string): string => (/^\d/.test(room) ? t('board.room', { room }) : room);
  return (
    <>
      <section className="dk-boardcall" aria-label={t('board.now')} aria-live="polite">
        <h2>{t('board.now')}</h2>
        {newest === null ? (
          <p className="dk-none">{t('board.nobody')}</p>
        ) : (
          // Drawn anew with each call, also of the same number: it moves once, and the eye finds it.
          <p key={newest.calledAtMs} className="newest">
            <b className="num">{newest.label}</b>
            <span>{roomOf(newest.room)}</span>
          </p>
        )}
        <ul>
          {before.map(({ id, label, room }) => (
            <li key={id}>
              <b className="num">{label}</b> {roomOf(room)}
            </li>
          ))}
        </ul>
      </section>
      <section className="dk-boardrooms" aria-label={t('board.clinics')}>
        {sessions.length === 0 && <p className="dk-none">{t('board.noSession')}</p>}
        {sessions.map(({ id, clinicId, doctorId, called, waiting, delayMinutes }) => (
          <article key={id}>
            <h3>{nameOf(clinics, clinicId)}</h3>
            <p>{nameOf(doctors, doctorId)}</p>
            <p className="num">
              {called.length === 0
                ? t('board.notYet')
                : called.map(({ label, room }) => `${label} · ${roomOf(room)}`).join(', ')}
            </p>
            <p>{t('board.waiting', { n: waiting })}</p>
            {delayMinutes > 0 && <p className="is-amber">{t('board.late', { n: delayMinutes })}</p>}
          </article>
        ))}
      </section>
    </>
  );
}

/** The board of a waiting room, for a television: numbers and rooms, never a name. What it last heard stays, with its age. */
export function Board({ facility }: { facility: Facility | null }): ReactElement {
  const { t } = useTranslation('desk');
  const day = useLiveDay(facility);
  const clinics = useFetched('clinics', facility && { facilityId: facility.id }, { everyMs: 300_000 });
  const { line, sinceMs } = useConnection();
  const nowMs = useNow();
  if (!facility) return <Loading />;
  const board = day.data && boardOf(day.data, nowMs);
  return (
    <main className="dk-board" aria-label={t('board.title')}>
      <header>
        <h1>{facility.name}</h1>
        <WallClock />
        {board && <Voice facilityId={facility.id} board={board} />}
      </header>
      {line !== 'online' && sinceMs !== null && (
        <p className="dk-boardage" role="status">
          {t('board.stale')} <Age of={sinceMs} />
        </p>
      )}
      <FetchedPart fetched={clinics}>
        {(list) => (
          <FetchedPart fetched={day}>
            {(today) => <Numbers board={boardOf(today, nowMs)} list={list} />}
          </FetchedPart>
        )}
      </FetchedPart>
    </main>
  );
}
