import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlaceUnsure, type Assignment } from '#siaga/contracts';
import { useFormat } from '#siaga/web-kit';
import { useJobWords } from './job-words.js';

/** A point this rough is said; a finer one needs no words. */
const ROUGH_M = 75;

/** What it is and where, in the biggest letters. */
export function JobHeading({ assignment, label }: { assignment: Assignment; label: string }): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const words = useJobWords(assignment);
  const { triage, place } = assignment.job;
  const isUnsure = isPlaceUnsure(place);
  const rough =
    isUnsure || place.accuracyM > ROUGH_M
      ? t(isUnsure ? 'fact.unsure' : 'fact.accuracy', { accuracy: format.accuracy(place.accuracyM) })
      : null;
  const where = [place.context, rough].filter(Boolean).join(' · ');
  return (
    <section className="cr-heading">
      <p className="label">
        <span className="cr-triage" data-triage={triage ?? 'none'}>
          {common(`triage.${triage ?? 'none'}`)}
        </span>
        {label}
      </p>
      <h1>{words.complaint}</h1>
      <p className="place">{place.label}</p>
      {where !== '' && <p className="context">{where}</p>}
    </section>
  );
}

export interface Fact {
  name: string;
  text: string;
  isUnsent?: boolean;
}

export function FactList({ facts }: { facts: readonly Fact[] }): ReactElement {
  const { t } = useTranslation('crew');
  return (
    <dl className="cr-facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.text}
            {fact.isUnsent === true && <em className="cr-unsent">{t('queue.badge')}</em>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
