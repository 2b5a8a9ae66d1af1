import { type Place } from '#siaga/contracts';
import { FetchProblem, useFetched, useFormat } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const MOST_SHOWN = 3;
/** What lies around a point stays there for a while. */
const FRESH_MS = 60_000;

/** What can be said of a place to a crew, or asked of the caller: the address, what is near, the Plus Code. */
export function PlaceAround({ place }: { place: Place }): ReactElement | null {
  const { t } = useTranslation('console');
  const format = useFormat();
  const described = useFetched('describe', place.point, { freshMs: FRESH_MS });
  const { data } = described;
  if (data === null) return <FetchProblem fetched={described} of={t('around.title')} />;
  const { address, around, plusCode } = data;
  const isAddressNew = address !== null && !place.label.startsWith(address.label);
  return (
    <dl className="around">
      {isAddressNew && (
        <div>
          <dt>{t('around.address')}</dt>
          <dd>
            {address.label}, <span className="num">{format.distance(address.distanceM)}</span>
          </dd>
        </div>
      )}
      {around.length > 0 && (
        <div>
          <dt>{t('around.title')}</dt>
          <dd>
            {around.slice(0, MOST_SHOWN).map(({ id, name, distanceM, direction }) => (
              <span key={id}>
                {t('around.entry', {
                  name,
                  distance: format.distance(distanceM),
                  direction: t(`around.direction.${direction}`),
                })}
              </span>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('around.plusCode')}</dt>
        <dd className="num">{plusCode}</dd>
      </div>
    </dl>
  );
}
