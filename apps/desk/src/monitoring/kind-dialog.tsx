import { type CaseFile, MonitoredKind } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormChoice,
  FormField,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useSeen } from './use-seen.js';

const Kind = z.object({ kind: MonitoredKind, dayOne: z.union([z.literal(''), z.iso.date()]) });
type Kind = z.infer<typeof Kind>;

/** As what somebody is followed up from now on. */
export function KindDialog({
  file: { case: one, program },
  onClose,
  onDone,
}: {
  file: CaseFile;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { id, version, person } = one;
  const { name } = person;
  const { isStale, note } = useSeen(one);
  const form = useZodForm<Kind, Kind>(
    Kind,
    { kind: one.kind, dayOne: '' },
    { key: `monitor-kind:${id}`, about: String(version) },
  );
  const command = useFormCommand(form, 'reclassifyCase');
  return (
    <Dialog title={t('monitoring.reclass.title', { name })} onClose={onClose}>
      {note}
      <FormBox
        form={form}
        onSubmit={async ({ kind, dayOne }) => {
          const saved = await command.run({ id, version, kind, dayOne: dayOne === '' ? null : dayOne });
          if (!saved) return;
          showDone(t('monitoring.reclass.saved', { name, kind: t(`monitoring.kind.${kind}`) }));
          onDone();
        }}
      >
        <FormChoice
          form={form}
          name="kind"
          label={t('monitoring.reclass.as')}
          options={program.kinds.map((value) => ({ value, text: t(`monitoring.kind.${value}`) }))}
        />
        <FormField
          form={form}
          name="dayOne"
          type="date"
          label={t('monitoring.reclass.dayOne')}
          hint={t('monitoring.reclass.dayOneHint')}
        />
        <Button kind="primary" type="submit" isBusy={command.isBusy} disabled={isStale}>
          {t('monitoring.reclass.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
