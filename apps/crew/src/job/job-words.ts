import { useTranslation } from 'react-i18next';
import type { Assignment, Job, Patient } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';

export interface JobWords {
  complaint: string;
  /** Who: sex and age of one, or how many. */
  patient: string;
  condition: string | null;
  prepare: string;
  travel: string;
  destination: string;
}

const SHOWN_FIRST = 4;
const SHOWN_LAST = 3;

/** The number as people read it aloud, its middle covered: the phone lies open on the dashboard. */
export function maskedNumber(number: string): string {
  const digitCount = number.replace(/\D/g, '').length;
  let seen = 0;
  return number.replace(/\d/g, (digit) => {
    seen += 1;
    return seen <= SHOWN_FIRST || seen > digitCount - SHOWN_LAST ? digit : '•';
  });
}

/** The facts of a job as short words in the language on the screen. */
export function useJobWords(assignment: Assignment): JobWords {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const { job } = assignment;
  const [first] = job.personal.patients;

  const person = (one: Patient): string | null => {
    const age = one.ageYears;
    const ageText =
      age === null
        ? null
        : age < 2
          ? t('fact.months', { n: Math.round(age * 12) })
          : t('fact.years', { n: Math.floor(age) });
    return [one.sex && t(`fact.${one.sex}`), ageText].filter(Boolean).join(', ') || null;
  };
  const who = ({ patientCount }: Job): string => {
    if (patientCount > 1) return t('fact.patients', { n: patientCount });
    return (first && person(first)) ?? t('fact.unknownPatient');
  };
  const { distanceM, travelS } = assignment;
  const isKnown = distanceM !== null && travelS !== null;
  return {
    complaint: common(`complaint.${job.complaint}`),
    patient: who(job),
    condition: first?.condition ?? null,
    prepare: job.needs.unit.map((need) => common(`unitCapability.${need}`)).join(', ') || t('fact.none'),
    travel: isKnown
      ? t('offer.estimate', { distance: format.distance(distanceM), span: format.span(travelS) })
      : t('offer.unknownTravel'),
    destination: assignment.destination?.name ?? t('fact.noDestination'),
  };
}
