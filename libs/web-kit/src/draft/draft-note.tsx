import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { type DraftState } from './use-draft.js';

/**
 * Says that a text is one of before, with a way to throw it away; when what it is about has changed since, also what to decide
 * before it is sent. Nothing while neither is so.
 */
export function DraftNote({
  isRestored,
  isStale,
  onDiscard,
  onConfirm,
}: DraftState & { onDiscard: () => void; onConfirm?: () => void }): ReactElement | null {
  const { t } = useTranslation('common');
  if (!isRestored && !isStale) return null;
  return (
    <div className={`sg-draft ${isStale ? 'is-stale' : ''}`} role="status">
      <span>{t(isStale ? 'draft.stale' : 'draft.restored')}</span>
      {isStale && onConfirm && <Button onClick={onConfirm}>{t('draft.keepMine')}</Button>}
      <Button kind="ghost" onClick={onDiscard}>
        {t(isStale ? 'draft.takeNew' : 'draft.discard')}
      </Button>
    </div>
  );
}
