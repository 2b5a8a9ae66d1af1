import { isPlaceUnsure } from '#siaga/contracts';
import { Clock, useFormat, useNow } from '#siaga/web-kit';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type IncidentLine } from '../state/incident-line.js';
import { useLineLate } from '../state/use-line-late.js';
import { useWorkspace } from '../state/workspace-store.js';
import { useClockLabel, useHeadline, useUnitsText } from './incident-words.js';

function Arrival({ at }: { at: string }): ReactElement {
  const { t } = useTranslation('console');
  const now = useNow();
  const format = useFormat();
  return <small>{t('clock.arrives', { span: format.span((Date.parse(at) - now) / 1_000) })}</small>;
}

function ClockLabel({ line }: { line: IncidentLine }): ReactElement {
  const label = useClockLabel(line);
  return line.etaAt ? <Arrival at={line.etaAt} /> : <small>{label}</small>;
}

function LineClock({ line }: { line: IncidentLine }): ReactElement {
  return <Clock since={line.since} {...useLineLate(line)} />;
}

interface Props {
  line: IncidentLine;
  isSelected: boolean;
  /** Two lines, two beside each other: for many red ones. */
  isTile?: boolean;
}

/** One running incident; the colour is said in words too. */
export const IncidentRow = memo(function IncidentRow({
  line,
  isSelected,
  isTile = false,
}: Props): ReactElement {
  const { t } = useTranslation(['common', 'console']);
  const take = useWorkspace((state) => state.take);
  const headline = useHeadline(line);
  const units = useUnitsText(line);
  const { incident, stage } = line;
  const triage = incident.triage ?? 'none';
  return (
    <button
      type="button"
      className={`inc ${isTile ? 'is-tile' : ''}`}
      data-stage={stage}
      aria-current={isSelected}
      title={isTile ? `${headline}. ${incident.place.label}. ${units}` : undefined}
      onClick={() => take({ kind: 'incident', id: incident.id })}
    >
      <i className="bar" data-triage={triage} />
      <span className="what">
        <span className="t">{headline}</span>
        <span className={isTile ? 'visually-hidden' : 's'}>
          {isPlaceUnsure(incident.place) && <b className="is-amber">{t('console:queue.unsurePlace')}: </b>}
          {incident.place.label}
        </span>
        <span className="s units">
          {units}
          <span className="visually-hidden">, {t(`triage.${triage}`)}</span>
        </span>
      </span>
      <span className="c">
        <LineClock line={line} />
        {!isTile && <ClockLabel line={line} />}
      </span>
    </button>
  );
});
