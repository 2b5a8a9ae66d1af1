import { type AnswerWeight } from '#siaga/contracts';
import {
  Ambulance,
  Check,
  CircleHelp,
  DoorOpen,
  HandHelping,
  type LucideIcon,
  Thermometer,
} from 'lucide-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** What a report or a flag means, or that nothing was said. */
export type Weight = AnswerWeight | 'silent';

const SIGNS: Record<Weight, LucideIcon> = {
  none: Check,
  need: HandHelping,
  breach: DoorOpen,
  symptomatic: Thermometer,
  urgent: Ambulance,
  silent: CircleHelp,
};

/** A weight by sign, word and colour: never by colour alone. */
export function WeightMark({ weight }: { weight: Weight }): ReactElement {
  const { t } = useTranslation('desk');
  const Sign = SIGNS[weight];
  return (
    <span className="mon-mark" data-weight={weight}>
      <Sign size={16} aria-hidden />
      {t(`monitoring.weight.${weight}`)}
    </span>
  );
}

/** The sign alone, where the word stands beside it already. */
export function WeightSign({ weight }: { weight: Weight }): ReactElement {
  const Sign = SIGNS[weight];
  return <Sign size={16} aria-hidden />;
}
