import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#siaga/web-kit';
import { toldDay } from '../parts/told.js';
import { ageOf } from './follow-up-days.policy.js';
import { HelpBar } from './help-bar.js';
import { useKeptReports } from './kept-reports.js';
import { OwnData } from './own-data.js';
import { OwnWishes } from './own-wishes.js';
import { PersonCard } from './person-card.js';
import { RefusedReports } from './refused-reports.js';
import { ReportFlow } from './report-flow.js';
import { type ShownCase } from './shown-case.policy.js';
import { useNowMs } from './use-now-ms.js';
import { useOwnCase } from './use-own-case.js';
import { useReportPlace } from './use-report-place.js';

/** Which day it is by the server, and since when nobody has said anything newer. */
function AgeLine({ shown: { page, takenAtMs, isOld } }: { shown: ShownCase }): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const { unit, count } = ageOf(useNowMs() - takenAtMs);
  const day = toldDay(page.today, language);
  return (
    <p className="po-muted" role={isOld ? 'status' : undefined}>
      {isOld
        ? t('monitoring.card.old', { day, age: t(`monitoring.age.${unit}`, { n: count }) })
        : t('monitoring.card.today', { day })}
    </p>
  );
}

/** A household's follow-up: who is reported for and how they stand, or the report that is being made. */
export function CaseCard({
  id,
  isAway,
  hasHelp,
}: {
  id: string;
  isAway: boolean;
  /** Of several follow-ups one calls for help. */
  hasHelp: boolean;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { language } = useLanguage();
  const { shown, problem } = useOwnCase(id, isAway);
  const kept = useKeptReports(id);
  const { place, open, step, close } = useReportPlace(id);
  if (shown === null)
    return (
      <section className="po-card po-notice" aria-busy={problem === null}>
        <h2>{t('monitoring.start')}</h2>
        <p role="status">
          {problem === null
            ? t('monitoring.card.loading')
            : t('monitoring.refused.failed', { correlationId: problem.correlationId })}
        </p>
        {hasHelp && <HelpBar />}
      </section>
    );
  const { page, isOld } = shown;
  const person = page.people.find(({ caseId }) => caseId === place?.caseId);
  if (place && person)
    return (
      <ReportFlow
        key={`${place.caseId} ${place.date}`}
        {...{ page, person, place, isOld, isAway, step, close }}
        kept={kept.filter((one) => one.caseId === place.caseId && one.forDate === place.date)}
      />
    );
  const name = page.program.name[language];
  return (
    <section className="mo-house" aria-label={`${t('monitoring.start')}, ${name}`}>
      <h2>{`${t('monitoring.start')}: ${name}`}</h2>
      <AgeLine shown={shown} />
      <RefusedReports page={page} kept={kept} />
      {page.people.map((one) => (
        <PersonCard
          key={one.caseId}
          {...{ page, isOld }}
          person={one}
          kept={kept.filter(({ caseId }) => caseId === one.caseId)}
          report={(date) => open(one.caseId, date)}
        />
      ))}
      {!isAway && <OwnWishes page={page} />}
      {!isAway && <OwnData id={id} />}
      {hasHelp && <HelpBar {...{ page, isAway }} />}
    </section>
  );
}
