import { type BookingStage, type Clinic, SetStageInput, StageKind } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormChips,
  FormChoice,
  FormField,
  FormLines,
  FormTick,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Draft = z
  .object({
    kind: StageKind,
    name: SetStageInput.shape.name,
    letter: z.string().trim(),
    rooms: z.string(),
    clinicIds: z.array(z.string()),
    isActive: z.boolean(),
  })
  .refine(({ kind, letter }) => kind === 'admission' || /^[a-z]{1,3}$/i.test(letter), { path: ['letter'] })
  .refine(({ rooms }) => SetStageInput.shape.rooms.safeParse(linesOf(rooms)).success, { path: ['rooms'] });
type Draft = z.infer<typeof Draft>;

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A new admission or pharmacy, or one that there is. */
export function StageDialog({
  facilityId,
  stage,
  clinics,
  onClose,
  onSaved,
}: {
  facilityId: string;
  stage: BookingStage | null;
  clinics: readonly Clinic[];
  onClose: () => void;
  onSaved: (stage: BookingStage) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const form = useZodForm<Draft, Draft>(
    Draft,
    {
      kind: stage?.kind ?? 'admission',
      name: stage?.name ?? '',
      letter: stage?.letter ?? '',
      rooms: stage?.rooms.join('\n') ?? '',
      clinicIds: [...(stage?.clinicIds ?? clinics.map(({ id }) => id))],
      isActive: stage?.isActive ?? true,
    },
    stage ? { key: `stage:${stage.id}`, about: String(stage.version) } : `stage-new:${facilityId}`,
  );
  const command = useFormCommand(form, 'setStage', { 'BOOKING.LETTER_TAKEN': 'letter' });
  const kind = useWatch({ control: form.control, name: 'kind' });
  return (
    <Dialog title={stage ? t('stage.edit', { name: stage.name }) : t('stage.add')} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async ({ letter, rooms, ...facts }) => {
          const saved = await command.run({
            ...{ ...facts, facilityId, stageId: stage?.id ?? null, version: stage?.version ?? null },
            letter: facts.kind === 'pharmacy' ? letter : null,
            rooms: linesOf(rooms),
          });
          if (saved === null) return;
          showDone(t('stage.saved', { name: saved.name }));
          onSaved(saved);
        }}
      >
        {stage === null && (
          <FormChoice
            form={form}
            name="kind"
            label={t('stage.what')}
            options={StageKind.options.map((value) => ({ value, text: t(`stage.kind.${value}`) }))}
          />
        )}
        <FormField form={form} name="name" label={t('stage.name')} maxLength={80} autoFocus />
        {kind === 'pharmacy' && (
          <FormField
            form={form}
            name="letter"
            label={t('stage.letter')}
            hint={t('stage.letterHint')}
            maxLength={3}
          />
        )}
        <FormLines form={form} name="rooms" label={t('stage.rooms')} hint={t('stage.roomsHint')} />
        <FormChips
          form={form}
          name="clinicIds"
          label={t('stage.clinics')}
          options={clinics.map(({ id, name }) => ({ value: id, text: name }))}
        />
        {stage && <FormTick form={form} name="isActive" label={t('stage.isActive')} />}
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {common('action.save')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
