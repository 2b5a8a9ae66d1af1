import { type QueueBoard } from '#siaga/contracts';
import { type ReactElement, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitting, pageOf } from './pages.policy.js';
import { useRoomWords } from './use-room-words.js';

const PAGE_MS = 8_000;
/** Of one session: more rooms are called one after the other at the left. */
const MOST_CALLED = 2;

/** How many cards fit where they hang; measured again when the wall changes. */
function useFitting(): { ref: RefObject<HTMLDivElement | null>; size: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(1);
  useLayoutEffect(() => {
    const wall = ref.current;
    if (!wall) return undefined;
    const measure = (): void => {
      const card = wall.querySelector('article');
      if (!card) return;
      setSize(
        fitting({
          ...{ width: wall.clientWidth, height: wall.clientHeight },
          ...{ cardWidth: card.offsetWidth, cardHeight: card.offsetHeight },
          gap: Number.parseFloat(getComputedStyle(wall).rowGap) || 0,
        }),
      );
    };
    const seen = new ResizeObserver(measure);
    seen.observe(wall);
    measure();
    return () => seen.disconnect();
  });
  return { ref, size };
}

/** The sessions of the house; those that do not fit on the wall come in turn. */
export function Rooms({ sessions }: Pick<QueueBoard, 'sessions'>): ReactElement {
  const { t } = useTranslation('portal');
  const roomOf = useRoomWords();
  const { ref, size } = useFitting();
  const [turn, setTurn] = useState(0);
  const { shown, page, pages } = pageOf(sessions, size, turn);
  useEffect(() => {
    const timer = setInterval(() => setTurn((last) => last + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <section className="bd-rooms" aria-label={t('board.clinics')}>
      {sessions.length === 0 && <p>{t('board.noSession')}</p>}
      <div ref={ref}>
        {shown.map(({ id, clinicName, doctorName, called, waiting, delayMinutes }) => (
          <article key={id}>
            <h2>{clinicName}</h2>
            <p>{doctorName}</p>
            <ul className="num">
              {called.length === 0 && <li>{t('board.notYet')}</li>}
              {called.slice(0, MOST_CALLED).map(({ label, room }) => (
                <li key={label}>{`${label} · ${roomOf(room)}`}</li>
              ))}
            </ul>
            <p>
              {t('board.waiting', { n: waiting })}
              {delayMinutes > 0 && <b className="late">{t('board.late', { n: delayMinutes })}</b>}
            </p>
          </article>
        ))}
      </div>
      {pages > 1 && <p className="page">{t('board.page', { n: page + 1, of: pages })}</p>}
    </section>
  );
}
