import { type BookingSession, type Doctor } from '#siaga/contracts';
import { Button, Dialog, FormBox, FormSelect, showDone, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Replace = z.object({ doctorId: z.uuid() });
type Replace = z.infer<typeof Replace>;

/** Who comes to one session: another doctor of the house, or the week's own again. */
export function ReplaceDialog({
  session,
  doctors,
  onClose,
  onDone,
}: {
  session: BookingSession;
  doctors: readonly Doctor[];
  onClose: () => void;
  onDone: (session: BookingSession) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const nameOf = (id: string): string => doctors.find((doctor) => doctor.id === id)?.name ?? '';
  const { doctorId: now, plannedDoctorId: planned } = session;
  const isReplaced = now !== planned;
  const others = doctors.filter(({ id, isActive }) => isActive && id !== now);
  const form = useZodForm<Replace, Replace>(
    Replace,
    { doctorId: isReplaced ? planned : (others[0]?.id ?? '') },
    `replace:${session.id}`,
  );
  const command = useFormCommand(form, 'replaceDoctor');
  const textOf = ({ id, name }: Doctor): string => (id === planned ? t('replace.planned', { name }) : name);
  return (
    <Dialog title={t('replace.title')} onClose={onClose}>
      {others.length === 0 ? (
        <p className="dk-none">{t('replace.nobody')}</p>
      ) : (
        <FormBox
          form={form}
          onSubmit={async ({ doctorId }) => {
            const answer = await command.run({ id: session.id, version: session.version, doctorId });
            if (answer === null) return;
            showDone(t('replace.done', { name: nameOf(answer.doctorId) }));
            onDone(answer);
          }}
        >
          <p>
            {isReplaced
              ? t('replace.fillsIn', { name: nameOf(now), planned: nameOf(planned) })
              : t('replace.comes', { name: nameOf(now) })}{' '}
            {t('replace.hint')}
          </p>
          <FormSelect
            form={form}
            name="doctorId"
            label={t('replace.who')}
            options={others.map((doctor) => ({ value: doctor.id, text: textOf(doctor) }))}
          />
          <Button kind="primary" type="submit" isBusy={command.isBusy}>
            {t('replace.submit')}
          </Button>
        </FormBox>
      )}
    </Dialog>
  );
}
