import { type Triage } from '#siaga/contracts';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncidentLine } from '../state/incident-line.js';
import { toggled } from '../state/workspace-store.js';
import { NO_FILTER, standingOf, STANDINGS, type Standing, useIncidentFilter } from './incident-filter.js';

const COLOURS: readonly (Triage | 'none')[] = ['merah', 'kuning', 'hijau', 'hitam', 'none'];

/** Shown when there are any. */
const RARE: readonly (Triage | 'none')[] = ['hitam', 'none'];

/** Counts of the running incidents by triage, as colour, word and number; a press shows those colours only. */
export function TriageFilter({ lines }: { lines: readonly IncidentLine[] }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const { triage, set } = useIncidentFilter();
  const countOf = (colour: Triage | 'none'): number =>
    lines.filter(({ incident }) => (incident.triage ?? 'none') === colour).length;
  const shown = COLOURS.filter(
    (colour) => !RARE.includes(colour) || countOf(colour) > 0 || triage.includes(colour),
  );
  return (
    <div className="triage-bar" role="group" aria-label={t('queue.byTriage')}>
      {shown.map((colour) => (
        <button
          key={colour}
          type="button"
          className="sg-triage small"
          data-triage={colour}
          aria-pressed={triage.includes(colour)}
          onClick={() => set({ triage: toggled(triage, colour) })}
        >
          <i aria-hidden />
          {t(colour === 'none' ? 'queue.noTriage' : `common:triage.${colour}`)}{' '}
          <b className="num">{countOf(colour)}</b>
        </button>
      ))}
    </div>
  );
}

/** Chooses by where incidents stand; each choice says how many there are. */
export function StandingFilter({ lines }: { lines: readonly IncidentLine[] }): ReactElement {
  const { t } = useTranslation('console');
  const { standing, set } = useIncidentFilter();
  return (
    <select
      className="standing"
      aria-label={t('queue.byStanding')}
      value={standing ?? ''}
      onChange={({ target }) => set({ standing: STANDINGS.find((one) => one === target.value) ?? null })}
    >
      <option value="">{t('queue.standings.all')}</option>
      {STANDINGS.map((one: Standing) => (
        <option key={one} value={one}>
          {t(`queue.standings.${one}`)} ({lines.filter((line) => standingOf(line) === one).length})
        </option>
      ))}
    </select>
  );
}

/** While something is looked for: how many are shown of how many, and the way back. */
export function FilterNote({ shown, of }: { shown: number; of: number }): ReactElement | null {
  const { t } = useTranslation('console');
  const { triage, standing, set } = useIncidentFilter();
  if (triage.length === 0 && standing === null) return null;
  return (
    <p className="filternote small" role="status">
      <span className="grow">{t('queue.shownOf', { shown, of })}</span>
      <button type="button" className="more" onClick={() => set(NO_FILTER)}>
        {t('queue.showAll')}
      </button>
    </p>
  );
}
