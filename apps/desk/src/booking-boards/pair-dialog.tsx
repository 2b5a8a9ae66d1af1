import { type Clinic, PairBoardInput } from '#siaga/contracts';
import {
  Button,
  Dialog,
  FormBox,
  FormChips,
  FormField,
  showDone,
  useFormCommand,
  useZodForm,
} from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const { code, name } = PairBoardInput.shape;
const Draft = z.object({ code, name, clinicIds: z.array(z.string()) });
type Draft = z.infer<typeof Draft>;

/** Lets a television in by the code that it shows. */
export function PairDialog({
  facilityId,
  clinics,
  onClose,
  onPaired,
}: {
  facilityId: string;
  clinics: readonly Clinic[];
  onClose: () => void;
  onPaired: () => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const form = useZodForm<z.input<typeof Draft>, Draft>(
    Draft,
    { code: '', name: '', clinicIds: [] },
    `board-new:${facilityId}`,
  );
  const command = useFormCommand(form, 'pairBoard', { 'BOOKING.BOARD_CODE_UNKNOWN': 'code' });
  return (
    <Dialog title={t('boards.add')} onClose={onClose}>
      <FormBox
        form={form}
        onSubmit={async (facts) => {
          const board = await command.run({ facilityId, ...facts });
          if (board === null) return;
          showDone(t('boards.paired', { name: board.name }));
          onPaired();
        }}
      >
        <FormField
          {...{ form, name: 'code', label: t('boards.code'), maxLength: 12, autoFocus: true }}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <FormField
          form={form}
          name="name"
          label={t('boards.name')}
          hint={t('boards.nameHint')}
          maxLength={60}
        />
        {clinics.length > 1 && (
          <FormChips
            form={form}
            name="clinicIds"
            label={`${t('boards.clinics')} (${t('boards.clinicsHint')})`}
            options={clinics.map((one) => ({ value: one.id, text: one.name }))}
          />
        )}
        <Button kind="primary" type="submit" isBusy={command.isBusy}>
          {t('boards.pair')}
        </Button>
      </FormBox>
    </Dialog>
  );
}
