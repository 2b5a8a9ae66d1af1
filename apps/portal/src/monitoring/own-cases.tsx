import './monitoring.css';
import { type Visit } from '#siaga/contracts';
import { Button } from '#siaga/web-kit';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { subjectsOf } from '../parts/subjects-of.js';
import { CaseCard } from './case-card.js';
import { keepOnlyCases, keptCaseIds } from './kept-cases.js';
import { OpenForm } from './open-form.js';

/** One card for each follow-up that the visit opens, or the way to one. */
export function OwnCases({ visit, again }: { visit: Visit; again: () => void }): ReactElement {
  const { t } = useTranslation('portal');
  const [isOpening, setOpening] = useState(false);
  const ids = useMemo(() => subjectsOf(visit, 'monitored'), [visit]);
  useEffect(() => keepOnlyCases(ids), [ids]);
  const opened = (): void => {
    setOpening(false);
    again();
  };
  if (isOpening) return <OpenForm opened={opened} back={() => setOpening(false)} />;
  if (ids.size === 0) return <Button onClick={() => setOpening(true)}>{t('monitoring.haveCode')}</Button>;
  return (
    <>
      {[...ids].reverse().map((id, at) => (
        <CaseCard key={id} id={id} isAway={false} hasHelp={at === 0} />
      ))}
    </>
  );
}

/** What this phone kept, to be read and filled in without a connection. */
export function KeptCases(): ReactElement | null {
  const [ids] = useState(() => keptCaseIds(Date.now()));
  if (ids.length === 0) return null;
  return (
    <>
      {ids.map((id, at) => (
        <CaseCard key={id} id={id} isAway hasHelp={at === 0} />
      ))}
    </>
  );
}
