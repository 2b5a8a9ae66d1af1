import { useTranslation } from 'react-i18next';
import type { Inbound, Patient } from '#siaga/contracts';

/** Ages below this are said in months. */
const MONTHS_BELOW_YEARS = 2;

export interface InboundWords {
  complaint: string;
  who: string;
  condition: string | null;
  needs: string | null;
}

/** What a nurse reads of an inbound patient, in the language on the screen. */
export function useInboundWords(inbound: Inbound): InboundWords {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const person = ({ sex, ageYears }: Patient): string => {
    const age =
      ageYears === null
        ? null
        : ageYears < MONTHS_BELOW_YEARS
          ? t('inbound.months', { n: Math.round(ageYears * 12) })
          : t('inbound.years', { n: Math.floor(ageYears) });
    return [sex && t(`inbound.${sex}`), age].filter(Boolean).join(', ');
  };
  const { patients } = inbound.personal;
  const people = patients
    .slice(0, 3)
    .map(person)
    .filter((text) => text !== '')
    .join(' · ');
  const counted = inbound.patientCount > 1 ? t('inbound.patients', { n: inbound.patientCount }) : null;
  const needs = [
    ...inbound.needs.facility.map((need) => common(`facilityCapability.${need}`)),
    ...inbound.needs.unit.map((need) => common(`unitCapability.${need}`)),
  ];
  return {
    complaint: common(`complaint.${inbound.complaint}`),
    who: [counted, people || null].filter(Boolean).join(': ') || t('inbound.unknownPatient'),
    condition:
      patients
        .map((patient) => patient.condition)
        .filter(Boolean)
        .join(' · ') || null,
    needs: needs.length > 0 ? t('inbound.needs', { list: [...new Set(needs)].join(', ') }) : null,
  };
}
