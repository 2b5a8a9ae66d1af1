import {
  type Call,
  type CallDisposition,
  CloseCallInput,
  CLOSING_KEYS,
  CreateCallInput,
} from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormDraftNote,
  FormField,
  FormSelect,
  showDone,
  useEntities,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useHomeRegion } from '../state/home-region.js';
import { useWorkspace } from '../state/workspace-store.js';

const ClosingNote = z.object({ note: CloseCallInput.shape.note.unwrap() });

/** Closes a call that opens no incident, with the reason that counts in the national figures. */
export function CloseCallDialog({ call, onClose }: { call: Call; onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const form = useZodForm(ClosingNote, { note: '' }, `call:${call.id}:close`);
  const { run, isBusy } = useFormCommand(form, 'closeCall');
  const { take, forget } = useWorkspace.getState();
  const close = (disposition: CallDisposition): Promise<void> =>
    form.handleSubmit(({ note }) => send(disposition, note || undefined))();
  const send = async (disposition: CallDisposition, note: string | undefined): Promise<void> => {
    const closed = await run({ id: call.id, disposition, note });
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
      <FormDraftNote form={form} />
      <FormField form={form} name="note" label={t('card.closeNote')} />
    </Dialog>
  );
}

const NewCall = CreateCallInput.pick({ regionCode: true }).extend({
  callerNumber: CreateCallInput.shape.callerNumber.unwrap(),
  callerName: CreateCallInput.shape.callerName.unwrap(),
});

/** Records a call by hand, with no telephone system at all. */
export function NewCallDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { t } = useTranslation(['console', 'common']);
  const regions = useEntities((state) => state.regions);
  const form = useZodForm(
    NewCall,
    { regionCode: useHomeRegion() ?? '', callerNumber: '', callerName: '' },
    'new_call',
  );
  const { run, isBusy } = useFormCommand(form, 'createCall');
  const take = useWorkspace((state) => state.take);
  const create = async ({
    regionCode,
    callerNumber,
    callerName,
  }: z.output<typeof NewCall>): Promise<void> => {
    const call = await run({
      regionCode,
      callerNumber: callerNumber || undefined,
      callerName: callerName || undefined,
    });
    if (!call) return;
    useEntities.getState().put('call', call);
    take({ kind: 'call', id: call.id });
    onClose();
  };
  return (
    <Dialog title={t('queue.newCall')} onClose={onClose}>
      <FormBox form={form} onSubmit={create}>
        <FormField form={form} name="callerNumber" label={t('card.number')} inputMode="tel" />
        <FormField form={form} name="callerName" label={t('card.name')} />
        {regions.length > 1 && (
          <FormSelect
            form={form}
            name="regionCode"
            label={t('card.region')}
            options={regions.map(({ code, name }) => ({ value: code, text: name }))}
          />
        )}
        <Button kind="primary" type="submit" kbd="Enter" isBusy={isBusy} disabled={regions.length === 0}>
          {t('card.saveCall')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
