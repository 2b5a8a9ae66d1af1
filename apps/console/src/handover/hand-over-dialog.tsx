import { type HandoverDraft, type HandoverTarget } from '#siaga/contracts';
import { Button, Dialog, Field, useCommand, useEntities } from '#siaga/web-kit';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneScript } from './phone-script.js';

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
  const [note, setNote] = useState('');
  const { run, isBusy } = useCommand('handOver');
  const submit = async (): Promise<void> => {
    const to = centre ? { centreId: centre.id } : { regencyCode: regency?.code };
    const made = await run({ id: callId, ...to, method, note: note.trim() || undefined, draft });
    if (!made) return;
    useEntities.getState().put('handover', made);
    onClose();
  };
  return (
    <Dialog title={t('handover.title', { centre: centre?.name ?? regency?.name ?? '' })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {centre === null && <p className="note is-amber">{t('handover.noCentre')}</p>}
        {method === 'api' ? (
          <p className="note">{t('handover.byApi')}</p>
        ) : (
          <PhoneScript phones={target.phones} script={target.script} />
        )}
        <Field
          data-first
          label={t('handover.note')}
          value={note}
          maxLength={2_000}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button kind="primary" type="submit" kbd="Enter" isBusy={isBusy}>
          {t(method === 'api' ? 'handover.send' : 'handover.start')}
        </Button>
        {canSend && (
          <Button kind="ghost" onClick={() => setMethod(method === 'api' ? 'phone' : 'api')}>
            {t(method === 'api' ? 'handover.usePhone' : 'handover.useApi')}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
