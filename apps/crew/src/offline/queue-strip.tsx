import { CloudUpload, TriangleAlert } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyView } from '#siaga/web-kit';
import { useCommandQueue } from './command-queue.js';
import { refusedItems, unsentItems } from './command-queue.policy.js';
import type { QueueSheetProps } from './queue-sheet.js';

const QueueSheet = lazyView<QueueSheetProps>('crew', async () => {
  const [{ QueueSheet: component }, { texts }] = await Promise.all([
    import('./queue-sheet.js'),
    import('./sheet-texts.js'),
  ]);
  return { component, texts };
});

/** "2 belum terkirim" and what the centre refused, always in sight while there is something; a tap lists them. */
export function QueueStrip({ accountId }: { accountId: string }): ReactElement | null {
  const { t } = useTranslation('crew');
  const { queue, isStored } = useCommandQueue();
  const [isOpen, setOpen] = useState(false);
  const unsent = unsentItems(queue, accountId);
  const refused = refusedItems(queue, accountId);
  if (unsent.length === 0 && refused.length === 0 && !isOpen) return null;
  return (
    <>
      {refused.length > 0 && (
        <button type="button" className="cr-strip red" onClick={() => setOpen(true)}>
          <TriangleAlert size={18} aria-hidden />
          <b className="num">{t('queue.refused', { n: refused.length })}</b>
        </button>
      )}
      {unsent.length > 0 && (
        <button type="button" className="cr-strip amber" onClick={() => setOpen(true)}>
          <CloudUpload size={18} aria-hidden />
          <b className="num">{t('queue.unsent', { n: unsent.length })}</b>
          {!isStored && <span>{t('queue.notStored')}</span>}
        </button>
      )}
      {isOpen && <QueueSheet unsent={unsent} refused={refused} onClose={() => setOpen(false)} />}
    </>
  );
}
