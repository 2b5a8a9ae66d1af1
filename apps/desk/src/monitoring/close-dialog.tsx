import { CloseCaseInput, type MonitoredCase } from '#siaga/contracts';
import { Button, Chips, Dialog, showDone, useCommand } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSeen } from './use-seen.js';

const ENDS = CloseCaseInput.shape.as.options;
type End = (typeof ENDS)[number];

/** Ends a follow-up, asked twice: no end can be taken back. */
export function CloseDialog({
  one,
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { name } = one.person;
  const [as, setAs] = useState<End>('completed');
  const [isSure, setSure] = useState(false);
  const { isStale, note } = useSeen(one);
  const command = useCommand('closeFollowUp');
  const status = t(`monitoring.status.${as}`);
  const close = async (): Promise<void> => {
    const closed = await command.run({ id: one.id, version: one.version, as });
    if (closed) showDone(t('monitoring.close.saved', { name, status }));
    onDone();
  };
  return (
    <Dialog title={t('monitoring.close.title', { name })} onClose={onClose}>
      {note}
      {isSure ? (
        <>
          <p>{t('monitoring.close.sure', { status })}</p>
          {one.flags.length > 0 && <p>{t('monitoring.close.openFlags', { n: one.flags.length })}</p>}
          <div className="dk-save">
            <Button kind="danger" isBusy={command.isBusy} disabled={isStale} onClick={() => void close()}>
              {t('monitoring.close.do', { status })}
            </Button>
            <Button data-first onClick={() => setSure(false)}>
              {t('monitoring.close.back')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="sg-label">{t('monitoring.close.as')}</p>
          <Chips
            label={t('monitoring.close.as')}
            options={ENDS.map((value) => ({ value, text: t(`monitoring.status.${value}`) }))}
            selected={[as]}
            onToggle={setAs}
          />
          <div className="dk-save">
            <Button kind="primary" disabled={isStale} onClick={() => setSure(true)}>
              {t('monitoring.close.next')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
