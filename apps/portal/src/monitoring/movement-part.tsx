import { ApiError, OfflineError } from '#siaga/client';
import { type OwnCase, type OwnMovement } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monitoringApi } from './monitoring-api.js';
import { useFixes } from './use-fixes.js';
import { useNowMs } from './use-now-ms.js';

/** What is sent, when, who sees it and until when: before anybody says yes, and after. */
const POINTS = ['what', 'when', 'who', 'until', 'free'] as const;

/** Gives or takes back consent; what the server said holds until the page is read anew. */
function useConsent(id: string, known: OwnMovement) {
  const [told, setTold] = useState<{ of: OwnMovement; next: OwnMovement } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | OfflineError | null>(null);
  const say = async (isGiven: boolean): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      setTold({ of: known, next: await monitoringApi.consentMovement({ id, isGiven }) });
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { movement: told?.of === known ? told.next : known, isBusy, problem, say };
}

function Points({ facts }: { facts: Record<string, number> }): ReactElement {
  const { t } = useTranslation('portal');
  return (
    <ul className="mo-points">
      {POINTS.map((point) => (
        <li key={point}>{t(`monitoring.movement.${point}`, facts)}</li>
      ))}
    </ul>
  );
}

/** Whether somebody shares where they are, in words that promise no more than is so. Their report never waits for it. */
export function MovementPart({ page, known }: { page: OwnCase; known: OwnMovement }): ReactElement {
  const { t } = useTranslation('portal');
  const { id } = page;
  const { movement, isBusy, problem, say } = useConsent(id, known);
  const { radiusM, gridM, trailDays: days, hasHome, consentedAt, leaveUntil } = movement;
  const nowMs = useNowMs();
  const isOn = consentedAt !== null;
  const state = useFixes(id, isOn);
  const mayLeave = leaveUntil !== null && Date.parse(leaveUntil) > nowMs;
  const facts = { radiusM, gridM, days };
  return (
    <section className="po-card po-notice" aria-label={t('monitoring.movement.title')}>
      <h3>{t('monitoring.movement.title')}</h3>
      {!hasHome && <p>{t('monitoring.movement.noHome')}</p>}
      {hasHome && (
        <>
          <p>{t(isOn ? 'monitoring.movement.on' : 'monitoring.movement.ask', facts)}</p>
          {isOn && <p role="status">{t(`monitoring.movement.state.${state}`, facts)}</p>}
          {mayLeave && (
            <p>
              {t('monitoring.movement.leave', { time: new Date(leaveUntil).toLocaleString('id-ID', TIME) })}
            </p>
          )}
          {isOn ? (
            <details>
              <summary>{t('monitoring.movement.more')}</summary>
              <Points facts={facts} />
            </details>
          ) : (
            <Points facts={facts} />
          )}
          {problem !== null && (
            <p role="alert">
              {problem instanceof ApiError
                ? t('monitoring.refused.failed', { correlationId: problem.correlationId })
                : t('monitoring.refused.offline')}
            </p>
          )}
          <Button kind={isOn ? 'secondary' : 'primary'} isBusy={isBusy} onClick={() => void say(!isOn)}>
            {t(isOn ? 'monitoring.movement.stop' : 'monitoring.movement.agree')}
          </Button>
        </>
      )}
    </section>
  );
}

const TIME = { weekday: 'long', hour: '2-digit', minute: '2-digit' } as const;
