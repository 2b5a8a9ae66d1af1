import { type BoardList, type Clinic, type Facility } from '#siaga/contracts';
import {
  Button,
  ConnectionBanner,
  Dialog,
  FetchedPart,
  Loading,
  showDone,
  useCommand,
  useFetched,
  useFormat,
  useNow,
} from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../booking-schedule/schedule.css';
import { PairDialog } from './pair-dialog.js';

type Listed = BoardList['boards'][number];

/** Who looks waits for the television beside them to come up. */
const EVERY_MS = 5_000;
/** A television asks once a minute. */
const SEEN_WITHIN_S = 150;

/** Whether its television shows it now. */
function Seen({ seenAt }: Pick<Listed, 'seenAt'>): ReactElement {
  const { t } = useTranslation('desk');
  const { ago } = useFormat();
  const nowMs = useNow();
  if (seenAt === null) return <>{t('boards.neverSeen')}</>;
  const seconds = (nowMs - Date.parse(seenAt)) / 1_000;
  if (seconds < SEEN_WITHIN_S) return <>{t('boards.shows')}</>;
  return <span className="is-amber">{t('boards.lastSeen', { age: ago(seconds) })}</span>;
}

/** Asks once: the wall goes dark before everybody. */
function CutDialog({
  board: { id, name },
  onClose,
  onCut,
}: {
  board: Listed;
  onClose: () => void;
  onCut: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const command = useCommand('cutBoard');
  const cut = async (): Promise<void> => {
    if ((await command.run({ id })) === null) return;
    showDone(t('boards.cutDone', { name }));
    onCut();
  };
  return (
    <Dialog title={t('boards.cutOne', { name })} onClose={onClose}>
      <p>{t('boards.cutAsk', { name })}</p>
      <Button kind="danger" isBusy={command.isBusy} onClick={() => void cut()}>
        {t('boards.cut')}
      </Button>
    </Dialog>
  );
}

function List({
  facility,
  boards,
  clinics,
  onChanged,
}: {
  facility: Facility;
  boards: readonly Listed[];
  clinics: readonly Clinic[];
  onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const [isAdding, setAdding] = useState(false);
  const [cutting, setCutting] = useState<Listed | null>(null);
  const clinicsOf = ({ clinicIds }: Listed): string =>
    clinicIds.length === 0
      ? t('boards.all')
      : clinics.flatMap(({ id, name }) => (clinicIds.includes(id) ? [name] : [])).join(', ');
  const done = (): void => {
    setAdding(false);
    setCutting(null);
    onChanged();
  };
  return (
    <section className="dk-panel" aria-label={t('boards.title')}>
      <header>
        <h2>{t('boards.title')}</h2>
        <Button onClick={() => setAdding(true)}>{t('boards.add')}</Button>
      </header>
      <p className="muted">{t('boards.how', { address: `${globalThis.location.origin}/portal/#board` })}</p>
      {boards.length === 0 && <p className="dk-none">{t('boards.none')}</p>}
      <ul className="dk-plain">
        {boards.map((board) => (
          <li key={board.id} className="dk-thing">
            <span>
              <b>{board.name}</b>
              <small>
                {clinicsOf(board)} · <Seen seenAt={board.seenAt} />
              </small>
            </span>
            <Button
              kind="ghost"
              aria-label={t('boards.cutOne', { name: board.name })}
              onClick={() => setCutting(board)}
            >
              {t('boards.cut')}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding && (
        <PairDialog
          {...{ facilityId: facility.id, clinics: clinics.filter(({ isActive }) => isActive) }}
          onClose={() => setAdding(false)}
          onPaired={done}
        />
      )}
      {cutting && <CutDialog board={cutting} onClose={() => setCutting(null)} onCut={done} />}
    </section>
  );
}

/** The boards of a house's waiting rooms, and the way to add one. */
export function Boards({ facility }: { facility: Facility | null }): ReactElement {
  const asked = facility && { facilityId: facility.id };
  const boards = useFetched('boards', asked, { everyMs: EVERY_MS, keepsLast: true });
  const clinics = useFetched('clinics', asked, { everyMs: 300_000 });
  if (!facility) return <Loading />;
  return (
    <main className="dk-work">
      <ConnectionBanner />
      <FetchedPart fetched={clinics}>
        {(list) => (
          <FetchedPart fetched={boards}>
            {(found) => (
              <List
                {...{ facility, boards: found.boards, clinics: list.clinics }}
                onChanged={boards.reload}
              />
            )}
          </FetchedPart>
        )}
      </FetchedPart>
    </main>
  );
}
