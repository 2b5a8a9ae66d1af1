import { type Place } from '#siaga/contracts';
import { Button, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { vaguenessOf } from './vague-place.policy.js';

/** What a wide radius means for the crew, and how to narrow it; sending stays possible. */
export function VaguePlace({ place }: { place: Place | null }): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const vagueness = place && vaguenessOf(place.accuracyM);
  if (!vagueness) return null;
  return (
    <div className="sec">
      <div className="note is-amber" role="status">
        {t(`vague.${vagueness}`, { radius: format.accuracy(place.accuracyM) })} {t('vague.narrow')}{' '}
        <Button kind="ghost" onClick={() => document.getElementById('place-search')?.focus()}>
          {t('vague.ask')}
        </Button>
      </div>
    </div>
  );
}
