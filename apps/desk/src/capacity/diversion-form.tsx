import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chips, Field, serverNowMs } from '#siaga/web-kit';

const REASONS = ['er_full', 'icu_full', 'equipment', 'power', 'staff', 'other'] as const;
type Reason = (typeof REASONS)[number];

const DURATION_MIN = { m30: 30, h1: 60, h2: 120, h4: 240, lifted: null } as const;
type Duration = keyof typeof DURATION_MIN;
const DURATIONS = Object.keys(DURATION_MIN) as Duration[];
/** What the contract asks of a reason. */
const MIN_REASON_LENGTH = 3;

interface Props {
  isBusy: boolean;
  onCancel: () => void;
  onSubmit: (diversion: { reason: string; expiresAt: string | null }) => void;
}

/** Why, and for how long: two rows of choices and one button that says both. */
export function DiversionForm({ isBusy, onCancel, onSubmit }: Props): ReactElement {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState<Reason>('er_full');
  const [text, setText] = useState('');
  const [duration, setDuration] = useState<Duration>('h1');
  const reasonText = reason === 'other' ? text.trim() : t(`diversion.reasons.${reason}`);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const minutes = DURATION_MIN[duration];
    const expiresAt = minutes === null ? null : new Date(serverNowMs() + minutes * 60_000).toISOString();
    onSubmit({ reason: reasonText, expiresAt });
  };
  return (
    <form className="dk-form" onSubmit={submit}>
      <p className="sg-label">{t('diversion.reason')}</p>
      <Chips
        label={t('diversion.reason')}
        options={REASONS.map((value) => ({
          value,
          text: value === 'other' ? t('diversion.other') : t(`diversion.reasons.${value}`),
        }))}
        selected={[reason]}
        onToggle={setReason}
      />
      {reason === 'other' && (
        <Field
          label={t('diversion.otherLabel')}
          value={text}
          maxLength={200}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <p className="sg-label">{t('diversion.duration')}</p>
      <Chips
        label={t('diversion.duration')}
        options={DURATIONS.map((value) => ({ value, text: t(`diversion.durations.${value}`) }))}
        selected={[duration]}
        onToggle={setDuration}
      />
      <div className="dk-save">
        <Button kind="danger" type="submit" isBusy={isBusy} disabled={reasonText.length < MIN_REASON_LENGTH}>
          {t('diversion.confirm', { duration: t(`diversion.durations.${duration}`).toLowerCase() })}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {common('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
