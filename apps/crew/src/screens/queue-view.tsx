import { CloudUpload, TriangleAlert } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#siaga/client';
import { errorText, useFormat } from '#siaga/web-kit';
import {
  refusedItems,
  unsentItems,
  type CrewCommand,
  type QueueItem,
} from '../offline/command-queue.policy.js';
import { commandQueue, useCommandQueue } from '../offline/command-queue.js';
import { Sheet } from './sheet.js';

function useCommandText(): (command: CrewCommand) => string {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  return (command) => {
    switch (command.kind) {
      case 'delivered':
        return '';
      case 'accept':
        return t('queue.accept');
      case 'decline':
        return t('queue.decline', { reason: common(`declineReason.${command.reason}`) });
      case 'advance':
        return t(`job.next.${command.status}`);
      case 'destination':
        return t('queue.destination', { name: command.facilityName });
    }
  };
}

function UnsentItem({ item }: { item: QueueItem }): ReactElement {
  const { t } = useTranslation('crew');
  const format = useFormat();
  const textOf = useCommandText();
  const state = item.state === 'sending' ? t('queue.sending') : t('queue.waiting');
  const facts = [
    item.jobLabel,
    t('queue.tapped', { time: format.time(item.deviceAt, true) }),
    state,
    ...(item.attempts > 0 ? [t('queue.tries', { n: item.attempts })] : []),
  ];
  return (
    <li className="cr-item">
      <b>{textOf(item.command)}</b>
      <span>{facts.join(' · ')}</span>
    </li>
  );
}

function RefusedItem({ item }: { item: QueueItem }): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const textOf = useCommandText();
  const { refusal } = item;
  const why =
    refusal &&
    errorText(new ApiError(refusal.code, 409, refusal.correlationId ?? '', [], refusal.details), common);
  return (
    <li className="cr-item refused">
      <b>{textOf(item.command)}</b>
      <span>{why}</span>
      <span>
        {item.jobLabel} · {t('queue.tapped', { time: format.time(item.deviceAt, true) })}
      </span>
      <button type="button" className="cr-button" onClick={() => commandQueue.dismiss(item.key)}>
        {common('action.dismiss')}
      </button>
    </li>
  );
}

function QueueSheet({
  unsent,
  refused,
  onClose,
}: {
  unsent: QueueItem[];
  refused: QueueItem[];
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('crew');
  const isEmpty = unsent.length === 0 && refused.length === 0;
  const footer = (
    <button
      type="button"
      className="cr-button"
      disabled={unsent.length === 0}
      onClick={() => commandQueue.hurry()}
    >
      {t('queue.sendNow')}
    </button>
  );
  return (
    <Sheet title={t('queue.title')} onClose={onClose} footer={footer}>
      {isEmpty ? (
        <div className="cr-empty">{t('queue.empty')}</div>
      ) : (
        <p className="cr-note">{t('queue.hint')}</p>
      )}
      <ul>
        {unsent.map((item) => (
          <UnsentItem key={item.key} item={item} />
        ))}
      </ul>
      {refused.length > 0 && <h3>{t('queue.refusedTitle')}</h3>}
      <ul>
        {refused.map((item) => (
          <RefusedItem key={item.key} item={item} />
        ))}
      </ul>
    </Sheet>
  );
}

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
