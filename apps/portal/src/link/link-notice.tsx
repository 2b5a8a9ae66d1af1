import { Button } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type LinkState } from './link-session.policy.js';

/** What the page says while nobody is signed in. */
export function LinkNotice({
  state,
  again,
}: {
  state: Exclude<LinkState, { kind: 'signed_in' }>;
  again: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const correlationId = state.kind === 'failed' ? state.correlationId : '';
  const mayTryAgain = state.kind === 'failed' || state.kind === 'offline';
  return (
    <section className="po-card po-notice" aria-live="polite" aria-busy={state.kind === 'loading'}>
      <h1>{t(`link.${state.kind}Title`)}</h1>
      <p>{t(`link.${state.kind}`, { correlationId })}</p>
      {mayTryAgain && <Button onClick={again}>{t('link.again')}</Button>}
    </section>
  );
}
