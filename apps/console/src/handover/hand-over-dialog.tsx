import { type HandoverDraft, type HandoverTarget, HandOverInput } from '#siaga/contracts';
import { Button, Dialog, FormBox, FormField, useEntities, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { PhoneScript } from './phone-script.js';

const Note = z.object({ note: HandOverInput.shape.note.unwrap() });

/** Hands the case to a centre: what will happen, what to say, and a message. */
export function HandOverDialog({
  callId,
  target,
  draft,
  onClose,
}: {
  callId: string;
  target: HandoverTarget;
  draft: HandoverDraft | undefined;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const { centre, regency } = target;
  const canSend = centre !== null && centre.baseUrl !== null && centre.hasSecret;
  const [method, setMethod] = useState<'api' | 'phone'>(canSend ? 'api' : 'phone');
  const form = useZodForm(Note, { note: '' }, `call:${callId}:hand_over`);
  const { run, isBusy } = useFormCommand(form, 'handOver');
  const submit = async ({ note }: z.infer<typeof Note>): Promise<void> => {
    const to = centre ? { centreId: centre.id } : { regencyCode: regency?.code };
    const made = await run({ id: callId, ...to, method, note: note || undefined, draft });
    if (!made) return;
    useEntities.getState().put('handover', made);
    onClose();
  };
  return (
    <Dialog title={t('handover.title', { centre: centre?.name ?? regency?.name ?? '' })} onClose={onClose}>
      <FormBox form={form} onSubmit={submit}>
        {centre === null && <p className="note is-amber">{t('handover.noCentre')}</p>}
        {method === 'api' ? (
          <p className="note">{t('handover.byApi')}</p>
        ) : (
          <PhoneScript phones={target.phones} script={target.script} />
        )}
        <FormField form={form} name="note" data-first label={t('handover.note')} maxLength={2_000} />
        <Button kind="primary" type="submit" kbd="Enter" isBusy={isBusy}>
          {t(method === 'api' ? 'handover.send' : 'handover.start')}
        </Button>
        {canSend && (
          <Button kind="ghost" onClick={() => setMethod(method === 'api' ? 'phone' : 'api')}>
            {t(method === 'api' ? 'handover.usePhone' : 'handover.useApi')}
          </Button>
        )}
      </FormBox>
    </Dialog>
  );
}
