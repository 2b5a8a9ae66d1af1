import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#siaga/client';
import { errorText, useFormat } from '#siaga/web-kit';
import { commandQueue } from './command-queue.js';
import type { CrewCommand, QueueItem } from './command-queue.policy.js';
import { Sheet } from '../frame/sheet.js';

function useCommandText(): (command: CrewCommand) => string {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  return (command) => {
    switch (command.kind) {
      case 'delivered':
        return '';
      case 'accept':
        return t('queueSheet.accept');
      case 'decline':
        return t('queueSheet.decline', { reason: common(`reason.${command.reason}`) });
      case 'advance':
        return t(`job.next.${command.status}`);
      case 'destination':
        return t('queueSheet.destination', { name: command.facilityName });
    }
  };
}

function UnsentItem({ item }: { item: QueueItem }): ReactElement {
  const { t } = useTranslation('crew');
  const format = useFormat();
  const textOf = useCommandText();
  const state = item.state === 'sending' ? t('queueSheet.sending') : t('queueSheet.waiting');
  const facts = [
    item.jobLabel,
    t('queueSheet.tapped', { time: format.time(item.deviceAt, true) }),
    state,
    ...(item.attempts > 0 ? [t('queueSheet.tries', { n: item.attempts })] : []),
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
        {item.jobLabel} · {t('queueSheet.tapped', { time: format.time(item.deviceAt, true) })}
      </span>
      <button type="button" className="cr-button" onClick={() => commandQueue.dismiss(item.key)}>
        {common('action.dismiss')}
      </button>
    </li>
  );
}

export interface QueueSheetProps {
  unsent: QueueItem[];
  refused: QueueItem[];
  onClose: () => void;
}

/** What was tapped and not sent, and what the centre refused, one by one. */
export function QueueSheet({ unsent, refused, onClose }: QueueSheetProps): ReactElement {
  const { t } = useTranslation('crew');
  const isEmpty = unsent.length === 0 && refused.length === 0;
  const footer = (
    <button
      type="button"
      className="cr-button"
      disabled={unsent.length === 0}
      onClick={() => commandQueue.hurry()}
    >
      {t('queueSheet.sendNow')}
    </button>
  );
  return (
    <Sheet title={t('queueSheet.title')} onClose={onClose} footer={footer}>
      {isEmpty ? (
        <div className="cr-empty">{t('queueSheet.empty')}</div>
      ) : (
        <p className="cr-note">{t('queueSheet.hint')}</p>
      )}
      <ul>
        {unsent.map((item) => (
          <UnsentItem key={item.key} item={item} />
        ))}
      </ul>
      {refused.length > 0 && <h3>{t('queueSheet.refusedTitle')}</h3>}
      <ul>
        {refused.map((item) => (
          <RefusedItem key={item.key} item={item} />
        ))}
      </ul>
    </Sheet>
  );
}
