import { type DailyReport, type OwnCase } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { numbersOf } from './emergency-numbers.policy.js';
import { type KeptReport } from './kept-reports.policy.js';
import { reportSender } from './kept-reports.js';
import { meaningOf } from './meaning.policy.js';

/** Whether the report has come to the officers, and what it means: said at once, without a line too. */
export function ReportResult({
  page,
  kept,
  known,
  isOld,
  isOwn,
  close,
}: {
  page: Pick<OwnCase, 'program' | 'emergencyNumbers'>;
  kept: readonly KeptReport[];
  /** What the server knows of this day. */
  known: DailyReport | null;
  isOld: boolean;
  isOwn: boolean;
  close: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { questions } = page.program;
  const [help] = numbersOf(page);
  const last = kept.at(-1);
  const weight = last ? meaningOf(questions, last.answers) : known?.weight;
  const refusal = last?.refusal ?? null;
  const how = last ? (isOld ? 'waiting' : 'sending') : 'taken';
  const whose = isOwn ? 'own' : 'of';
  const done = (): void => {
    if (last && refusal !== null) void reportSender.putAway(last.key);
    close();
  };
  return (
    <>
      {weight === 'urgent' && (
        <div className="po-card po-notice mo-urgent" role="alert">
          <h2>{t('monitoring.meaning.urgentTitle')}</h2>
          <p>{t(`monitoring.meaning.${whose}.urgent`)}</p>
          <a className="mo-call" href={`tel:${help.number}`}>
            {t('monitoring.help.call', { label: help.label })}
          </a>
        </div>
      )}
      <p role="status" className={refusal === null ? 'mo-waiting' : 'mo-refused'}>
        {refusal === null ? t(`monitoring.sent.${how}`) : t(`monitoring.unsent.${refusal}`)}
      </p>
      {weight !== undefined && weight !== 'urgent' && refusal === null && (
        <p>{t(`monitoring.meaning.${whose}.${weight}`)}</p>
      )}
      <Button kind="primary" onClick={done}>
        {t('monitoring.sent.close')}
      </Button>
    </>
  );
}
