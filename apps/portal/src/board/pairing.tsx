import { type Visit } from '#siaga/contracts';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePairing } from './use-pairing.js';

/** What a television shows that was not let in: its code, and where it is typed. */
export function Pairing({ enter }: { enter: (visit: Visit) => void }): ReactElement {
  const { t } = useTranslation('portal');
  const { code, isAway } = usePairing(enter);
  return (
    <main className="bd-pairing" aria-label={t('board.title')}>
      <h1>{t('board.title')}</h1>
      <p>{t('board.pair')}</p>
      {/* In two halves, as it is said across a room. */}
      <p className="code" role="status" aria-label={code ?? t('board.noCode')}>
        {code === null ? '······' : `${code.slice(0, 3)} ${code.slice(3)}`}
      </p>
      <p className="muted">{t(isAway ? 'board.pairAway' : 'board.pairHint')}</p>
    </main>
  );
}
