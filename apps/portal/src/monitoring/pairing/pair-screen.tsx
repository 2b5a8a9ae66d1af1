import '../monitoring.css';
import { Button } from '#siaga/web-kit';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineField } from '../../parts/line-field.js';
import { problemsOfOpening } from '../open-case.policy.js';
import { codeInAddress } from './pairing.policy.js';
import { type PairState, usePairing } from './use-pairing.js';

/** The address without the code, so that neither history nor a shown screen holds it; the page is then as for who has no code. */
const leave = (): void => window.location.replace('#');

function DigitsForm({ claim }: { claim: (pin: string) => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<'pin' | 'pinWeak' | null>(null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const { pin: found } = problemsOfOpening('', pin, true);
    setProblem(found);
    if (found === null) claim(pin);
  };
  return (
    <form className="mo-form" onSubmit={submit} noValidate>
      <p>{t('pairing.hint')}</p>
      <LineField
        label={t('pairing.pin')}
        hint={t('pairing.pinHint')}
        value={pin}
        maxLength={6}
        inputMode="numeric"
        autoComplete="off"
        problem={problem && t(`pairing.${problem}Wrong`)}
        onChange={({ target }) => {
          setProblem(null);
          setPin(target.value.replace(/\D/g, ''));
        }}
      />
      <Button kind="primary" type="submit">
        {t('pairing.submit')}
      </Button>
      <p className="po-muted">{t('pairing.privacy')}</p>
    </form>
  );
}

function After({ state }: { state: Exclude<PairState, { kind: 'asking' }> }): ReactElement {
  const { t } = useTranslation('portal');
  if (state.kind === 'open')
    return (
      <>
        <h2>{t('pairing.openTitle')}</h2>
        <p>{t('pairing.open')}</p>
        <p className="mo-code">{state.code}</p>
        <Button kind="primary" onClick={leave}>
          {t('pairing.go')}
        </Button>
      </>
    );
  if (state.kind === 'refused')
    return (
      <>
        <h2>{t('pairing.refusedTitle')}</h2>
        <p role="alert">{t(`pairing.refused.${state.refusal}`)}</p>
        <Button onClick={leave}>{t('pairing.close')}</Button>
      </>
    );
  return (
    <>
      <h2>{t(`pairing.${state.kind}Title`)}</h2>
      <p>{t(`pairing.${state.kind}`)}</p>
    </>
  );
}

function Pairing({ code }: { code: string }): ReactElement {
  const { t } = useTranslation('portal');
  const { state, claim } = usePairing(code);
  const isBusy = ['sending', 'waiting', 'later', 'offline'].includes(state.kind);
  return (
    <section className="po-card po-notice" aria-live="polite" aria-busy={isBusy}>
      <h1>{t('pairing.title')}</h1>
      {state.kind === 'asking' ? <DigitsForm claim={claim} /> : <After state={state} />}
    </section>
  );
}

/** What the code of an entry officer opens: the traveller's own digits, then their page. */
export function PairScreen(): ReactElement {
  const { t } = useTranslation('portal');
  const code = codeInAddress(window.location.hash);
  return (
    <div className="po-page">
      <header className="po-head">
        <span className="sg-logo">
          Siaga<b>.</b>
        </span>
      </header>
      <main>
        {code === null ? (
          <section className="po-card po-notice">
            <h1>{t('pairing.refusedTitle')}</h1>
            <p role="alert">{t('pairing.refused.invalid')}</p>
            <Button onClick={leave}>{t('pairing.close')}</Button>
          </section>
        ) : (
          // Another code is another claim.
          <Pairing key={code} code={code} />
        )}
      </main>
      <footer>
        <a className="po-call" href="tel:119">
          {t('frame.emergency')}
        </a>
      </footer>
    </div>
  );
}
