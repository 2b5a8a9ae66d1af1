import { type Closure, DrawClosureInput } from '#siaga/contracts';
import {
  Age,
  Button,
  Dialog,
  FormBox,
  FormField,
  FormSelect,
  showDone,
  useCommand,
  useEntities,
  useFormat,
  useFormCommand,
  usePermission,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type DrawnArea } from './closure-tools.js';

const HOUR_MS = 3_600_000;
const ENDS_IN_HOURS = ['', '2', '6', '12', '24'] as const;

const ClosureDraft = z.object({
  note: DrawClosureInput.shape.note.unwrap(),
  hours: z.enum(ENDS_IN_HOURS),
});
type ClosureDraft = z.infer<typeof ClosureDraft>;

/** Asks for the note and the end of a drawn area, then has it avoided. */
export function CloseAreaDialog({
  area,
  regionCode,
  onClose,
}: {
  area: DrawnArea;
  regionCode: string;
  onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('console');
  const form = useZodForm(ClosureDraft, { note: '', hours: '' }, 'closure:new');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useFormCommand(form, 'drawClosure');
  const save = async ({ note, hours }: ClosureDraft): Promise<void> => {
    const until = hours === '' ? null : new Date(Date.now() + Number(hours) * HOUR_MS).toISOString();
    const drawn = await run({ regionCode, kind: area.kind, ring: [...area.ring], note, until });
    if (!drawn) return;
    put('closure', drawn);
    showDone(t('closure.saved'));
    onClose();
  };
  return (
    <Dialog title={t('closure.confirmTitle')} onClose={onClose}>
      <FormBox form={form} onSubmit={save}>
        <FormField
          form={form}
          name="note"
          label={t('closure.note')}
          maxLength={300}
          placeholder={t('closure.notePlaceholder')}
        />
        <FormSelect
          form={form}
          name="hours"
          label={t('closure.until')}
          options={ENDS_IN_HOURS.map((each) => ({
            value: each,
            text: each === '' ? t('closure.untilNever') : t('closure.untilHours', { n: each }),
          }))}
        />
        <Button kind="primary" type="submit" kbd="Enter" isBusy={isBusy}>
          {t('closure.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}

/** Who closed an area and until when; the one who may, opens it again. */
export function ClosureDialog({ closure, onClose }: { closure: Closure; onClose: () => void }): ReactElement {
  const { t } = useTranslation('console');
  const format = useFormat();
  const mayLift = usePermission('closure.manage');
  const put = useEntities((state) => state.put);
  const { run, isBusy } = useCommand('liftClosure');
  const lift = async (): Promise<void> => {
    const lifted = await run({ id: closure.id });
    if (!lifted) return;
    put('closure', lifted);
    showDone(t('closure.lifted'));
    onClose();
  };
  return (
    <Dialog title={t('closure.liftTitle')} onClose={onClose}>
      <p>
        <b>{t(`closure.kind.${closure.kind}`)}</b> {closure.note}
      </p>
      <p className="muted small">
        {t('closure.drawnBy', { name: closure.drawnBy.name })} <Age of={closure.drawnAt} />
      </p>
      {closure.until && (
        <p className="muted small">{t('closure.endsAt', { time: format.time(closure.until) })}</p>
      )}
      {mayLift && (
        <Button kind="primary" isBusy={isBusy} onClick={() => void lift()}>
          {t('closure.lift')}
        </Button>
      )}
    </Dialog>
  );
}
