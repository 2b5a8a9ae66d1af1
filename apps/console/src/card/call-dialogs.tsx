import { type Call, type CallDisposition, CLOSING_KEYS } from '#siaga/contracts';
import { Button, Dialog, Field, Select, showDone, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../state/workspace-store.js';

/** Closes a call that opens no incident, with the reason that counts in the national figures. */
export function CloseCallDialog({ call, onClose }: { call: Call; onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const [note, setNote] = useState('');
  const { run, isBusy } = useCommand('closeCall');
  const { take, forget } = useWorkspace.getState();
  const close = async (disposition: CallDisposition): Promise<void> => {
    const closed = await run({ id: call.id, disposition, note: note.trim() || undefined });
    if (!closed) return;
    useEntities.getState().put('call', closed);
    forget(call.id);
    take(null);
    onClose();
    showDone(t('card.closed', { what: t(`common:disposition.${disposition}`).toLowerCase() }));
  };
  const onKey = (pressed: string): void => {
    const closing = CLOSING_KEYS.find(({ key }) => key === pressed);
    if (closing) void close(closing.disposition);
  };
  return (
    <Dialog title={t('card.closeTitle')} onClose={onClose}>
      <div
        className="dispositions"
        onKeyDown={(event) => {
          onKey(event.key);
        }}
      >
        {CLOSING_KEYS.map(({ disposition, key }) => (
          <Button key={disposition} kbd={key} disabled={isBusy} onClick={() => void close(disposition)}>
            {t(`common:disposition.${disposition}`)}
          </Button>
        ))}
      </div>
      <Field
        label={t('card.closeNote')}
        value={note}
        maxLength={2_000}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  );
}

/** Records a call by hand, with no telephone system at all. */
export function NewCallDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const regions = useEntities((state) => state.regions);
  const [callerNumber, setNumber] = useState('');
  const [callerName, setName] = useState('');
  const [regionCode, setRegion] = useState(regions[0]?.code ?? '');
  const { run, isBusy } = useCommand('createCall');
  const take = useWorkspace((state) => state.take);
  const create = async (): Promise<void> => {
    const call = await run({
      regionCode,
      callerNumber: callerNumber.trim() || undefined,
      callerName: callerName.trim() || undefined,
    });
    if (!call) return;
    useEntities.getState().put('call', call);
    take({ kind: 'call', id: call.id });
    onClose();
  };
  return (
    <Dialog title={t('queue.newCall')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field
          label={t('card.number')}
          inputMode="tel"
          value={callerNumber}
          maxLength={40}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Field
          label={t('card.name')}
          value={callerName}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
        />
        {regions.length > 1 && (
          <Select
            label={t('card.region')}
            value={regionCode}
            options={regions.map(({ code, name }) => ({ value: code, text: name }))}
            onChange={setRegion}
          />
        )}
        <Button kind="primary" type="submit" kbd="Enter" isBusy={isBusy} disabled={regionCode === ''}>
          {t('card.saveCall')}
        </Button>
      </form>
    </Dialog>
  );
}
