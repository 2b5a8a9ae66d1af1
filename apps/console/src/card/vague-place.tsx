import { type Place } from '#siaga/contracts';
import { Button, useEntities, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { outsideOf, vaguenessOf } from './vague-place.policy.js';

/** What a wide radius or a place elsewhere means for the crew, and how to narrow it; sending stays possible. */
export function VaguePlace({ place }: { place: Place | null }): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const regions = useEntities((state) => state.regions);
  if (!place) return null;
  const vagueness = vaguenessOf(place.accuracyM);
  const outside = outsideOf(
    place.regionCode,
    regions.map(({ code }) => code),
  );
  if (!vagueness && !outside) return null;
  return (
    <div className="sec">
      <div className="note is-amber" role="status">
        {outside && <p>{t(`vague.outside.${outside}`, { place: place.context || place.label })}</p>}
        {vagueness && t(`vague.${vagueness}`, { radius: format.accuracy(place.accuracyM) })}{' '}
        {t(vagueness ? 'vague.narrow' : 'vague.check')}{' '}
        <Button kind="ghost" onClick={() => document.getElementById('place-search')?.focus()}>
          {t('vague.ask')}
        </Button>
      </div>
    </div>
  );
}
