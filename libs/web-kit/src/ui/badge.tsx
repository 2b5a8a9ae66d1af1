import { type Triage } from '#siaga/contracts';
import { type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A short word with a border; amber and red only for late. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'amber' | 'red' | 'ok';
  children: ReactNode;
}): ReactElement {
  return <span className={`sg-badge ${tone}`}>{children}</span>;
}

/** Triage as colour and word, never colour alone. */
export function TriageSwatch({ triage }: { triage: Triage | null }): ReactElement {
  const { t } = useTranslation('common');
  return (
    <span className="sg-triage" data-triage={triage ?? 'none'}>
      <i aria-hidden />
      {t(`triage.${triage ?? 'none'}`)}
    </span>
  );
}
