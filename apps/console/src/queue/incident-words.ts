import { isJobDone } from '#siaga/contracts';
import { useTranslation } from 'react-i18next';
import { type IncidentLine } from '../state/incident-line.js';

/** What happened to whom, in a few words. */
export function useHeadline({ incident }: IncidentLine): string {
  const { t } = useTranslation(['console', 'common']);
  const parts = [t(`common:complaint.${incident.complaint}`)];
  const age = incident.personal.patients[0]?.ageYears;
  if (incident.patientCount > 1) parts.push(t('queue.people', { n: incident.patientCount }));
  else if (age !== null && age !== undefined) parts.push(t('queue.years', { n: age }));
  return parts.join(', ');
}

/** What the clock of a line counts. */
export function useClockLabel({ label }: IncidentLine): string {
  const { t } = useTranslation(['console', 'common']);
  switch (label) {
    case 'sinceAnswer':
    case 'sinceOpened':
    case 'offered':
    case 'freeSince':
      return t(`clock.${label}`);
    default:
      return t(`common:assignmentStatus.${label}`).toLowerCase();
  }
}

/** Who is on it, or who was: "no unit yet" only where nobody has been there. */
export function useUnitsText({ active, jobs, stage, incident }: IncidentLine): string {
  const { t } = useTranslation(['console', 'common']);
  const done = jobs
    .filter(isJobDone)
    .map(({ unitCallSign }) => unitCallSign)
    .join(', ');
  if (active.length > 0) {
    const parts = active.map(({ unitCallSign, status, destination }) =>
      status === 'left_scene' && destination
        ? t('units.to', { unit: unitCallSign, facility: destination.name })
        : t('units.is', { unit: unitCallSign, status: t(`common:assignmentStatus.${status}`).toLowerCase() }),
    );
    return [...parts, ...(done ? [t('units.finished', { units: done })] : [])].join(', ');
  }
  if (stage === 'done') return t('units.done', { units: done });
  if (stage === 'partly') return t('units.partly', { units: done, n: incident.patientCount });
  const last = jobs.at(-1);
  if (!last) return t('units.none');
  const status =
    last.status === 'available' ? t('units.neverThere') : t(`common:assignmentStatus.${last.status}`);
  return t('units.noneAfter', { unit: last.unitCallSign, status: status.toLowerCase() });
}
