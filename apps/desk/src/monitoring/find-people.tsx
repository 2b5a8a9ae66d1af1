import { type MonitoredCase } from '#siaga/contracts';
import { FetchedPart, useFetched } from '#siaga/web-kit';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from './use-words.js';

/** Who in a whole area fits what was typed, each with what may be done about them. */
export function FindPeople({
  regionCode,
  words,
  except,
  act,
}: {
  regionCode: string;
  words: string;
  /** Whom the search is about. */
  except?: string;
  act: (one: MonitoredCase) => ReactNode;
}): ReactElement {
  const { t } = useTranslation('desk');
  const says = useWords();
  const found = useFetched('findCases', { regionCode, words });
  return (
    <FetchedPart fetched={found}>
      {({ cases, isTooWide }) => {
        const others = cases.filter(({ id }) => id !== except);
        if (others.length === 0)
          return (
            <p className="dk-none" role="status">
              {t(isTooWide ? 'monitoring.merge.tooWide' : 'monitoring.merge.none')}
            </p>
          );
        return (
          <ul className="mon-found-people">
            {others.map((one) => (
              <li key={one.id}>
                <div className="who">
                  <b>{one.person.name}</b>
                  <small>
                    {[says.neighbourhood(one.person), one.person.address].filter(Boolean).join(', ')}
                  </small>
                  <small>
                    {[
                      t(`monitoring.kind.${one.kind}`),
                      t(`monitoring.status.${one.status}`),
                      says.dateOf(one.dayOne, true),
                      ...(one.person.nik === null ? [] : [one.person.nik]),
                    ].join(' · ')}
                  </small>
                </div>
                {act(one)}
              </li>
            ))}
          </ul>
        );
      }}
    </FetchedPart>
  );
}
