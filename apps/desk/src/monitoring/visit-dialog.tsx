import { type MonitoredCase, VisitResult, VisitWay } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormChoice,
  FormLines,
  FormSelect,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Visit = z.object({ way: VisitWay, result: VisitResult, note: z.string().trim().max(1_000) });
type Visit = z.infer<typeof Visit>;

/** What came of a visit or a call to somebody. */
export function VisitDialog({
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
  const form = useZodForm<Visit, Visit>(
    Visit,
    { way: 'visit', result: 'not_symptomatic', note: '' },
    `monitor-visit:${id}`,
  );
  const command = useFormCommand(form, 'visitCase');
  return (
    <Dialog title={t('monitoring.visit.title', { name })} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async ({ note, ...told }) => {
          const saved = await command.run({ id, ...told, note: note === '' ? null : note });
          if (!saved) return;
          showDone(t('monitoring.visit.saved', { name }));
          onDone();
        }}
      >
        <FormChoice
          form={form}
          name="way"
          label={t('monitoring.visit.way')}
          options={VisitWay.options.map((value) => ({ value, text: t(`monitoring.visit.ways.${value}`) }))}
        />
        <FormSelect
          form={form}
          name="result"
          label={t('monitoring.visit.result')}
          options={VisitResult.options.map((value) => ({
            value,
            text: t(`monitoring.visit.results.${value}`),
          }))}
        />
        <p className="muted">{t('monitoring.visit.ends')}</p>
        <FormLines form={form} name="note" label={t('monitoring.visit.note')} />
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('monitoring.visit.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
