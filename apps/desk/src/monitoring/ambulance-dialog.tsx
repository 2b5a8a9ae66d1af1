import { CallAmbulanceInput, type MonitoredCase } from '#siaga/contracts';
import { Button, Dialog, FormBox, FormLines, showDone, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Note = z.object({ note: CallAmbulanceInput.shape.note.unwrap().unwrap() });
type Note = z.infer<typeof Note>;

/** An ambulance for somebody: the operator hears of it as of any call. */
export function AmbulanceDialog({
  one: { id, person },
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { name } = person;
  const form = useZodForm<Note, Note>(Note, { note: '' }, `monitor-ambulance:${id}`);
  const command = useFormCommand(form, 'callAmbulance');
  return (
    <Dialog title={t('monitoring.ambulance.title', { name })} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async ({ note }) => {
          if (!(await command.run({ id, note: note === '' ? null : note }))) return;
          showDone(t('monitoring.ambulance.done', { name }));
          onDone();
        }}
      >
        <p>{t('monitoring.ambulance.what')}</p>
        <FormLines
          form={form}
          name="note"
          label={t('monitoring.ambulance.note')}
          hint={t('monitoring.ambulance.noteHint')}
        />
        <Button kind="danger" type="submit" isBusy={command.isBusy}>
          {t('monitoring.ambulance.do')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
