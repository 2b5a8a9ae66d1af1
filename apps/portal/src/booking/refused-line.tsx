import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Refusal } from './refusal.js';

/** Why something was refused, and what to do. */
export function RefusedLine({ refusal }: { refusal: Refusal | null }): ReactElement {
  const { t } = useTranslation('portal');
  return (
    <p role="alert" className="bk-refused">
      {refusal && t(`booking.refused.${refusal.key}`, refusal.facts)}
    </p>
  );
}
