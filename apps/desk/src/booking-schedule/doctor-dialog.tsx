import { AddDoctorInput, type Doctor } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormField,
  FormTick,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Draft = z.object({
  name: AddDoctorInput.shape.name,
  bpjsCode: z
    .string()
    .trim()
    .regex(/^\d{0,8}$/),
  isActive: z.boolean(),
});
type Draft = z.infer<typeof Draft>;

/** A new doctor, or one who is known. */
export function DoctorDialog({
  facilityId,
  doctor,
  onClose,
  onSaved,
}: {
  facilityId: string;
  doctor: Doctor | null;
  onClose: () => void;
  onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const form = useZodForm<Draft, Draft>(
    Draft,
    {
      name: doctor?.name ?? '',
      bpjsCode: String(doctor?.bpjsCode ?? ''),
      isActive: doctor?.isActive ?? true,
    },
    doctor ? { key: `doctor:${doctor.id}`, about: String(doctor.version) } : `doctor-new:${facilityId}`,
  );
  const add = useFormCommand(form, 'addDoctor');
  const edit = useFormCommand(form, 'editDoctor');
  const title = doctor ? t('schedule.edit', { name: doctor.name }) : t('schedule.addDoctor');
  const { t: common } = useTranslation('common');
  return (
    <Dialog title={title} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async ({ name, bpjsCode, isActive }) => {
          const facts = { name, bpjsCode: bpjsCode === '' ? null : Number(bpjsCode) };
          const saved = doctor
            ? await edit.run({ ...facts, id: doctor.id, version: doctor.version, isActive })
            : await add.run({ ...facts, facilityId });
          if (saved === null) return;
          showDone(t('schedule.saved', { name: saved.name }));
          onSaved();
        }}
      >
        <FormField form={form} name="name" label={t('schedule.name')} maxLength={120} autoFocus />
        <FormField form={form} name="bpjsCode" label={t('schedule.bpjs')} inputMode="numeric" maxLength={8} />
        {doctor && <FormTick form={form} name="isActive" label={t('schedule.isActive')} />}
        <Button kind="primary" type="submit" isBusy={add.isBusy || edit.isBusy}>
          {common('action.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
