import { type Visit } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePosition } from './use-position.js';

/** As the centre reads it; the formats of the other screens would not fit into a portal's first load. */
const radiusOf = (metres: number): string =>
  metres < 1_000 ? `±${Math.round(metres)} m` : `±${Math.round(metres / 1_000)} km`;

/** What became of the tap stands first: the words below are longer, and the button is the same. */
const TITLES = {
  asking: 'title',
  locating: 'locatingTitle',
  shared: 'sharedTitle',
  denied: 'notSentTitle',
  unavailable: 'notSentTitle',
  failed: 'notSentTitle',
} as const;

function PositionCard({ callId }: { callId: string }): ReactElement {
  const { t } = useTranslation('portal');
  const { state, share } = usePosition(callId);
  if (state.kind === 'over')
    return (
      <section className="po-card po-notice" role="status">
        <h2>{t('position.overTitle')}</h2>
        <p>{t('position.over')}</p>
      </section>
    );
  const isShared = state.kind === 'shared';
  return (
    <section className="po-card po-notice">
      <h2>{t(`position.${TITLES[state.kind]}`)}</h2>
      <p role="status">
        {state.kind === 'shared'
          ? t('position.shared', { radius: radiusOf(state.accuracyM) })
          : t(`position.${state.kind === 'asking' ? 'ask' : state.kind}`)}
      </p>
      {state.kind !== 'locating' && (
        <Button kind={isShared ? 'secondary' : 'primary'} onClick={share}>
          {t(isShared ? 'position.again' : 'position.send')}
        </Button>
      )}
    </section>
  );
}

/** One card for each call whose link this phone opened. */
export function PositionCards({ visit }: { visit: Visit }): ReactElement {
  const calls = new Set(
    visit.passes.filter(({ subject }) => subject.kind === 'call').map(({ subject }) => subject.id),
  );
  return (
    <>
      {[...calls].map((id) => (
        <PositionCard key={id} callId={id} />
      ))}
    </>
  );
}
