import type { ReactElement } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { DiversionReason, SetDiversionInput } from '#siaga/contracts';
import { Button, FormBox, FormChoice, FormField, issueText, serverNowMs, useZodForm } from '#siaga/web-kit';

/** Those of the list, or words of one's own. */
const REASONS = [...DiversionReason.options, 'other'] as const;

const DURATIONS = ['m30', 'h1', 'h2', 'h4', 'lifted'] as const;
const DURATION_MIN = { m30: 30, h1: 60, h2: 120, h4: 240, lifted: null } as const;
const GivenReason = SetDiversionInput.shape.diversion.unwrap().shape.reason;

/** Other words than those of the list are judged by the contract. */
const DiversionDraft = z
  .object({ reason: z.enum(REASONS), text: z.string().trim(), duration: z.enum(DURATIONS) })
  .superRefine(({ reason, text }, context) => {
    const wrong = reason === 'other' && GivenReason.safeParse(text, { error: issueText }).error?.issues[0];
    if (wrong) context.addIssue({ code: 'custom', path: ['text'], message: wrong.message, input: text });
  });
type DiversionDraft = z.infer<typeof DiversionDraft>;

interface Props {
  /** The name its text is kept under. */
  draft: string;
  isBusy: boolean;
  onCancel: () => void;
  onSubmit: (diversion: { reason: string; expiresAt: string | null }) => void;
}

/** Why, and for how long: two rows of choices and one button that says both. */
export function DiversionForm({ draft, isBusy, onCancel, onSubmit }: Props): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const form = useZodForm<DiversionDraft, DiversionDraft>(
    DiversionDraft,
    { reason: 'er_full', text: '', duration: 'h1' },
    draft,
  );
  const reason = useWatch({ control: form.control, name: 'reason' });
  const duration = useWatch({ control: form.control, name: 'duration' });
  const submit = (draft: DiversionDraft): void => {
    const minutes = DURATION_MIN[draft.duration];
    onSubmit({
      reason: draft.reason === 'other' ? draft.text : draft.reason,
      expiresAt: minutes === null ? null : new Date(serverNowMs() + minutes * 60_000).toISOString(),
    });
  };
  return (
    <FormBox form={form} className="dk-form" onSubmit={submit}>
      <p className="sg-label">{t('diversion.reason')}</p>
      <FormChoice
        form={form}
        name="reason"
        label={t('diversion.reason')}
        options={REASONS.map((value) => ({ value, text: common(`reason.${value}`) }))}
      />
      {reason === 'other' && (
        <FormField form={form} name="text" label={t('diversion.otherLabel')} maxLength={200} autoFocus />
      )}
      <p className="sg-label">{t('diversion.duration')}</p>
      <FormChoice
        form={form}
        name="duration"
        label={t('diversion.duration')}
        options={DURATIONS.map((value) => ({ value, text: t(`diversion.durations.${value}`) }))}
      />
      <div className="dk-save">
        <Button kind="danger" type="submit" isBusy={isBusy}>
          {t('diversion.confirm', { duration: t(`diversion.durations.${duration}`).toLowerCase() })}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {common('action.cancel')}
        </Button>
      </div>
    </FormBox>
  );
}
