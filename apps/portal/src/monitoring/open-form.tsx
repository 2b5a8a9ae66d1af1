import { Button } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portalApi } from '../link/portal-api.js';
import { LineField, OneOf } from '../parts/line-field.js';
import { monitoringApi } from './monitoring-api.js';
import { type OpenRefusal, problemsOfOpening, refusalOfOpening } from './open-case.policy.js';

type Way = 'first' | 'again';
const NO_PROBLEM: ReturnType<typeof problemsOfOpening> = { code: null, pin: null };

/** Opens one's own page by an officer's code: the first time with digits that the person makes up, later with the same. */
export function OpenForm({ opened, back }: { opened: () => void; back: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [way, setWay] = useState<Way>('first');
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [problems, setProblems] = useState(NO_PROBLEM);
  const [refusal, setRefusal] = useState<OpenRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFirst = way === 'first';
  const choose = (next: Way): void => {
    setWay(next);
    setProblems(NO_PROBLEM);
    setRefusal(null);
  };
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      const { secret } = await monitoringApi[isFirst ? 'activate' : 'comeBack']({ code: code.trim(), pin });
      await portalApi.redeem(secret);
      opened();
    } catch (error) {
      setRefusal(refusalOfOpening(error, isFirst));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const found = problemsOfOpening(code, pin, isFirst);
    setProblems(found);
    setRefusal(null);
    if (found.code === null && found.pin === null) void open();
  };
  return (
    <section className="mo-active">
      <Button onClick={back}>{t('monitoring.back')}</Button>
      <h1>{t('monitoring.open.title')}</h1>
      <form className="mo-form" onSubmit={submit} noValidate>
        <OneOf
          label={t('monitoring.open.way')}
          value={way}
          options={[
            { value: 'first', text: t('monitoring.open.first') },
            { value: 'again', text: t('monitoring.open.again') },
          ]}
          onChange={choose}
        />
        <LineField
          label={t('monitoring.open.code')}
          hint={t('monitoring.open.codeHint')}
          value={code}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          problem={problems.code && t(`monitoring.open.${problems.code}Wrong`)}
          onChange={({ target }) => setCode(target.value)}
        />
        <LineField
          label={t(isFirst ? 'monitoring.open.newPin' : 'monitoring.open.pin')}
          hint={t(isFirst ? 'monitoring.open.newPinHint' : 'monitoring.open.pinHint')}
          value={pin}
          maxLength={6}
          inputMode="numeric"
          autoComplete="off"
          problem={problems.pin && t(`monitoring.open.${problems.pin === 'pin' ? 'pinWrong' : 'pinWeak'}`)}
          onChange={({ target }) => setPin(target.value.replace(/\D/g, ''))}
        />
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('monitoring.open.submit')}
        </Button>
        <p role="alert" className="mo-refused">
          {refusal && t(`monitoring.refused.${refusal.key}`, refusal.facts)}
        </p>
      </form>
    </section>
  );
}
