import { Field, Tick } from '#siaga/web-kit';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MOVEMENT_FIGURES, type ProgramDraft } from './program-draft.policy.js';

/** Whether the program asks people for their location, and what that means for them. */
export function MovementFields({
  draft,
  problemAt,
  onChange,
}: {
  draft: ProgramDraft;
  problemAt: (field: string) => string | null;
  onChange: (change: Partial<ProgramDraft>) => void;
}): ReactElement {
  const { t } = useTranslation('desk');
  const { asksMovement, radiusM, gridM, trailDays } = draft;
  return (
    <>
      <h3>{t('monitoring.movement.rules')}</h3>
      <Tick
        label={t('monitoring.movement.asks')}
        isOn={asksMovement}
        onChange={(isOn) => onChange({ asksMovement: isOn })}
      />
      {asksMovement && (
        <div className="dk-fields">
          {MOVEMENT_FIGURES.map((name) => (
            <Field
              key={name}
              label={t(`monitoring.movement.${name}`)}
              value={draft[name]}
              inputMode="numeric"
              maxLength={5}
              problem={problemAt(name)}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          ))}
        </div>
      )}
      <p className="muted">
        {asksMovement
          ? t('monitoring.movement.meaning', { radiusM, gridM, days: trailDays })
          : t('monitoring.movement.meaningNone')}
      </p>
    </>
  );
}
