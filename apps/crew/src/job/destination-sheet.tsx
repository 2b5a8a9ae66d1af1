import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CREW_CHOICE, type Assignment, type Facility } from '#siaga/contracts';
import { useFormat, useNow, useReasonText } from '#siaga/web-kit';
import { targetOf } from '../duty/use-duty.js';
import { destinationChoices, type DestinationChoice } from './destination-choice.policy.js';
import { commandQueue } from '../offline/command-queue.js';
import { BigChoice, Sheet } from '../frame/sheet.js';

interface Props {
  assignment: Assignment;
  facilities: ReadonlyMap<string, Facility>;
  onClose: () => void;
  /** Called after a choice, and after "without a destination". */
  onChosen?: () => void;
  /** Offers to go on without one. */
  mayGoWithout?: boolean;
}

/** Where patients can go, nearest fitting first, with why and why not. */
export function DestinationSheet({
  assignment,
  facilities,
  onClose,
  onChosen,
  mayGoWithout = false,
}: Props): ReactElement {
  const { t } = useTranslation('crew');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const nowMs = useNow();
  const reasonText = useReasonText();
  const { job } = assignment;
  const choices = destinationChoices([...facilities.values()], job.place.point, job.needs, nowMs).slice(
    0,
    30,
  );

  const lines = (choice: DestinationChoice): string[] => {
    const { facility, distanceM, erAvailable, missing } = choice;
    const facts = [
      distanceM !== null && t('destination.straight', { distance: format.distance(distanceM) }),
      erAvailable !== null && t('destination.er', { n: erAvailable }),
    ].filter((fact) => fact !== false);
    const lacks = missing.map((need) => common(`facilityCapability.${need}`));
    return [
      facts.join(', '),
      ...(choice.isOnDiversion
        ? [t('destination.diversion', { reason: reasonText(facility.diversion?.reason ?? '') })]
        : []),
      ...(lacks.length > 0 ? [t('destination.missing', { list: lacks.join(', ') })] : []),
    ].filter((line) => line !== '');
  };
  const choose = ({ facility, isOnDiversion }: DestinationChoice) => {
    const overrideReason = isOnDiversion ? CREW_CHOICE : undefined;
    commandQueue.add(targetOf(assignment), {
      kind: 'destination',
      facilityId: facility.id,
      facilityName: facility.name,
      overrideReason,
    });
    onClose();
    onChosen?.();
  };
  const goWithout = () => {
    onClose();
    onChosen?.();
  };
  const footer = mayGoWithout ? (
    <button type="button" className="cr-button" onClick={goWithout}>
      {t('destination.none')}
    </button>
  ) : undefined;

  return (
    <Sheet title={t('destination.title')} onClose={onClose} footer={footer}>
      {choices.length === 0 && (
        <div className="cr-empty">
          <b>{t('destination.empty')}</b>
          <p>{t('destination.emptyHint')}</p>
        </div>
      )}
      {choices.map((choice) => (
        <BigChoice
          key={choice.facility.id}
          title={choice.facility.name}
          lines={lines(choice)}
          isWarned={choice.isOnDiversion}
          onChoose={() => choose(choice)}
        />
      ))}
    </Sheet>
  );
}
