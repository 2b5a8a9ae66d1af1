import { type MonitoredCase } from '#siaga/contracts';
import { Button, Dialog, FormBox, FormField, showDone, useFormCommand, useZodForm } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useToday } from '../booking/use-live-day.js';
import { useWords } from './use-words.js';

const Extension = z.object({ endsOn: z.iso.date() });
type Extension = z.infer<typeof Extension>;

/** Another last day of somebody's period. */
export function ExtendDialog({
  one: { id, version, endsOn, regionCode, person },
  onClose,
  onDone,
}: {
  one: MonitoredCase;
  onClose: () => void;
  onDone: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const words = useWords();
  const today = useToday(regionCode);
  const { name } = person;
  const form = useZodForm<Extension, Extension>(
    Extension,
    { endsOn },
    { key: `monitor-extend:${id}`, about: String(version) },
  );
  const command = useFormCommand(form, 'extendCase');
  return (
    <Dialog title={t('monitoring.extend.title', { name })} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async (input) => {
          const saved = await command.run({ id, version, ...input });
          if (!saved) return;
          showDone(t('monitoring.extend.saved', { name, date: words.dateOf(saved.endsOn) }));
          onDone();
        }}
      >
        <FormField
          form={form}
          name="endsOn"
          type="date"
          min={today}
          label={t('monitoring.extend.endsOn')}
          hint={t('monitoring.extend.hint', { date: words.dateOf(endsOn) })}
        />
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('monitoring.extend.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
