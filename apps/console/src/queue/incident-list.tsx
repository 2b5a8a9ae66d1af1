import { Clock, useEntities, useFormat, useNow, VirtualList } from '#siaga/web-kit';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';
import { type IncidentLine as Line } from '../state/queue.js';
import { useIncidentLines } from '../state/views.js';

function useHeadline({ incident }: Line): string {
  const { t } = useTranslation(['console', 'common']);
  const parts = [t(`common:complaint.${incident.complaint}`)];
  const age = incident.personal.patients[0]?.ageYears;
  if (incident.patientCount > 1) parts.push(t('queue.people', { n: incident.patientCount }));
  else if (age !== null && age !== undefined) parts.push(t('queue.years', { n: age }));
  return parts.join(', ');
}

function useUnitsText({ active }: Line): string {
  const { t } = useTranslation(['console', 'common']);
  if (active.length === 0) return t('units.none');
  return active
    .map(({ unitCallSign, status, destination }) =>
      status === 'left_scene' && destination
        ? t('units.to', { unit: unitCallSign, facility: destination.name })
        : t('units.is', { unit: unitCallSign, status: t(`common:assignmentStatus.${status}`).toLowerCase() }),
    )
    .join(', ');
}

function Arrival({ at }: { at: string }): ReactElement {
  const { t } = useTranslation('console');
  const now = useNow();
  const format = useFormat();
  return <small>{t('clock.arrives', { span: format.span((Date.parse(at) - now) / 1_000) })}</small>;
}

function ClockLabel({ line }: { line: Line }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  if (line.etaAt) return <Arrival at={line.etaAt} />;
  if (
    line.label === 'sinceAnswer' ||
    line.label === 'sinceOpened' ||
    line.label === 'offered' ||
    line.label === 'total'
  ) {
    return <small>{t(`clock.${line.label}`)}</small>;
  }
  return <small>{t(`common:assignmentStatus.${line.label}`).toLowerCase()}</small>;
}

const IncidentRow = memo(function IncidentRow({
  line,
  isSelected,
}: {
  line: Line;
  isSelected: boolean;
}): ReactElement {
  const take = useWorkspace((state) => state.take);
  const headline = useHeadline(line);
  const units = useUnitsText(line);
  const { incident, since, threshold } = line;
  const { t } = useTranslation('common');
  return (
    <button
      type="button"
      className="inc"
      aria-current={isSelected}
      onClick={() => take({ kind: 'incident', id: incident.id })}
    >
      <i className="bar" data-triage={incident.triage ?? 'none'} />
      <span className="what">
        <span className="t">{headline}</span>
        <span className="s">{incident.place.label}</span>
        <span className="s">
          {units}
          <span className="visually-hidden">, {t(`triage.${incident.triage ?? 'none'}`)}</span>
        </span>
      </span>
      <span className="c">
        <Clock since={since} amberAfterS={threshold?.amberAfterS} redAfterS={threshold?.redAfterS} />
        <ClockLabel line={line} />
      </span>
    </button>
  );
});

/** Counts of the running incidents by triage, as colour, word and number. */
function TriageBar({ lines }: { lines: readonly Line[] }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <div className="triage-bar">
      {(['merah', 'kuning', 'hijau', 'hitam'] as const).map((triage) => {
        const count = lines.filter((line) => line.incident.triage === triage).length;
        return (
          <span key={triage} className="sg-triage small" data-triage={triage}>
            <i aria-hidden />
            {t(`triage.${triage}`)} <b className="num">{count}</b>
          </span>
        );
      })}
    </div>
  );
}

const ROW_PX = 68;
const idOf = ({ incident }: Line): string => incident.id;

/** Running incidents with clocks that turn amber and red. */
export function IncidentList(): ReactElement {
  const { t } = useTranslation('console');
  const lines = useIncidentLines();
  const isLoaded = useEntities((state) => state.isLoaded);
  const selected = useWorkspace((state) => state.inHand?.id);
  return (
    <section className="incidents">
      <h2>
        <span>{t('queue.incidents')}</span>
        <span className="num">{lines.length}</span>
      </h2>
      {lines.length > 0 && <TriageBar lines={lines} />}
      <VirtualList
        items={lines}
        keyOf={idOf}
        estimatePx={ROW_PX}
        label={t('queue.incidents')}
        selected={lines.findIndex(({ incident }) => incident.id === selected)}
      >
        {(line) => <IncidentRow line={line} isSelected={line.incident.id === selected} />}
      </VirtualList>
      {isLoaded && lines.length === 0 && <p className="quiet">{t('queue.noIncidents')}</p>}
    </section>
  );
}
