import { ApiError, OfflineError } from '#siaga/client';
import { type AskWish, type OwnPerson } from '#siaga/contracts';
import { Button, Select } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monitoringApi } from './monitoring-api.js';

const CHANNELS = ['sms', 'whatsapp', 'none'] as const;
/** Nobody is asked at night. */
const HOURS = Array.from({ length: 16 }, (_, at) => at + 5);
const OF_PROGRAM = '';

/** By which way and when somebody wishes to be asked for the report of the day. */
export function AsksPart({
  pageId,
  person,
  known,
}: {
  pageId: string;
  person: OwnPerson;
  known: AskWish;
}): ReactElement {
  const { t } = useTranslation('portal');
  const { caseId, name } = person;
  const [wish, setWish] = useState(known);
  const [state, setState] = useState<'idle' | 'busy' | 'saved'>('idle');
  const [problem, setProblem] = useState<ApiError | OfflineError | null>(null);
  const choose = (change: Partial<AskWish>): void => {
    setState('idle');
    setWish({ ...wish, ...change });
  };
  const save = async (): Promise<void> => {
    setState('busy');
    setProblem(null);
    try {
      setWish(await monitoringApi.setAskWish({ id: pageId, caseId, ...wish }));
      setState('saved');
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof OfflineError)) throw error;
      setState('idle');
      setProblem(error);
    }
  };
  return (
    <form
      className="mo-asks"
      aria-label={t('monitoring.asks.title', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset className="mo-choice">
        <legend>{t('monitoring.asks.title', { name })}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel}>
            <input
              type="radio"
              name={`asks ${caseId}`}
              checked={wish.channel === channel}
              onChange={() => choose({ channel })}
            />
            <span>{t(`monitoring.asks.channel.${channel}`)}</span>
          </label>
        ))}
      </fieldset>
      {wish.channel !== 'none' && (
        <Select
          label={t('monitoring.asks.hour')}
          value={wish.hour === null ? OF_PROGRAM : String(wish.hour)}
          options={[
            { value: OF_PROGRAM, text: t('monitoring.asks.ofProgram') },
            ...HOURS.map((hour) => ({ value: String(hour), text: `${String(hour).padStart(2, '0')}.00` })),
          ]}
          onChange={(value) => choose({ hour: value === OF_PROGRAM ? null : Number(value) })}
        />
      )}
      {wish.channel === 'none' && <p>{t('monitoring.asks.noneHint')}</p>}
      {problem !== null && (
        <p role="alert">
          {problem instanceof ApiError
            ? t('monitoring.refused.failed', { correlationId: problem.correlationId })
            : t('monitoring.refused.offline')}
        </p>
      )}
      {state === 'saved' && <p role="status">{t('monitoring.asks.saved')}</p>}
      <Button type="submit" isBusy={state === 'busy'}>
        {t('monitoring.asks.save')}
      </Button>
    </form>
  );
}
