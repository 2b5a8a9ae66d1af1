import { Button } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { knownDevice } from './device.js';
import { type LinkState } from './link-session.policy.js';

type Notice = Exclude<LinkState, { kind: 'signed_in' }>;

/** What can be done about it; nothing while it is being looked at, or when only another link helps. */
function Way({
  state,
  agree,
  again,
}: {
  state: Notice;
  agree: () => void;
  again: () => void;
}): ReactElement | null {
  const { t } = useTranslation('portal');
  if (state.kind === 'asking')
    return (
      <Button kind="primary" onClick={agree}>
        {t('link.open')}
      </Button>
    );
  if (state.kind === 'expired')
    return knownDevice() === null ? null : <Button onClick={again}>{t('link.mine')}</Button>;
  const mayTryAgain = state.kind === 'failed' || state.kind === 'offline' || state.kind === 'away';
  return mayTryAgain ? <Button onClick={again}>{t('link.again')}</Button> : null;
}

/** What the page says while nobody is let in. */
export function LinkNotice({
  state,
  agree,
  again,
}: {
  state: Notice;
  agree: () => void;
  again: () => void;
}): ReactElement {
  const { t } = useTranslation('portal');
  const correlationId = state.kind === 'failed' ? state.correlationId : '';
  return (
    <section className="po-card po-notice" aria-live="polite" aria-busy={state.kind === 'loading'}>
      <h1>{t(`link.${state.kind}Title`)}</h1>
      <p>{t(`link.${state.kind}`, { correlationId })}</p>
      <Way state={state} agree={agree} again={again} />
    </section>
  );
}
