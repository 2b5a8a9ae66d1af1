import { AssignmentStatus, type Facts, FacilityCapability, UnitCapability } from '#siaga/contracts';
import { type TFunction } from 'i18next';
import { type useFormat } from './format.js';
import { reasonText } from './reason-text.js';

type Format = Pick<ReturnType<typeof useFormat>, 'span' | 'distance'>;

type Words = Record<
  'because' | 'missing' | 'moved' | 'closed' | 'later' | 'offset' | 'status' | 'waited',
  string
>;

/** The facts of a notice, or of an alert that says the same, for its sentence: as they are, and as words where they are no words yet. */
export function noticeFacts(facts: Facts, t: TFunction, format: Format): Facts & Words {
  const {
    reason = '',
    missing = '',
    movedM = 0,
    closure = 'closed',
    laterS,
    aheadS = 0,
    waitedS = 0,
  } = facts;
  return {
    ...facts,
    because: reason === '' ? '' : t('noticePart.because', { reason: reasonText(String(reason), t) }),
    missing: String(missing)
      .split(' ')
      .map((each) => capability(each, t))
      .join(', '),
    moved: format.distance(Number(movedM)),
    closed: t(closure === 'flooded' ? 'noticePart.flooded' : 'noticePart.closed'),
    status: statusWord(facts.status, t),
    waited: format.span(Number(waitedS)),
    later: later(laterS, t, format),
    offset: t(Number(aheadS) < 0 ? 'noticePart.slow' : 'noticePart.fast', {
      span: format.span(Math.abs(Number(aheadS))),
    }),
  };
}

function capability(name: string, t: TFunction): string {
  const ofUnit = UnitCapability.safeParse(name);
  if (ofUnit.success) return t(`unitCapability.${ofUnit.data}`);
  const ofFacility = FacilityCapability.safeParse(name);
  return ofFacility.success ? t(`facilityCapability.${ofFacility.data}`) : name;
}

function statusWord(name: string | number | undefined, t: TFunction): string {
  const known = AssignmentStatus.safeParse(name);
  return known.success ? t(`assignmentStatus.${known.data}`).toLowerCase() : '';
}

/** Less than this is the way of the clock, not of the road. */
const SAID_S = 30;

function later(laterS: string | number | undefined, t: TFunction, format: Format): string {
  if (laterS === undefined) return t('noticePart.laterUnknown');
  const seconds = Number(laterS);
  return seconds < SAID_S ? t('noticePart.sameTime') : t('noticePart.later', { span: format.span(seconds) });
}
