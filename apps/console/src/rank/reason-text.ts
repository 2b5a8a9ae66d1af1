import {
  type FacilityLeftOut,
  type FacilityReason,
  FacilityCapability,
  type UnitLeftOut,
  type UnitReason,
  UnitCapability,
  BedKind,
} from '#siaga/contracts';
import { type Formatters, useFormat, useReasonText } from '#siaga/web-kit';
import { type TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type T = TFunction<['console', 'common']>;

function capability(value: string, t: T): string {
  const unit = UnitCapability.safeParse(value);
  if (unit.success) return t(`common:unitCapability.${unit.data}`);
  const facility = FacilityCapability.safeParse(value);
  return facility.success ? t(`common:facilityCapability.${facility.data}`) : value;
}

function listOf(values: readonly string[], t: T): string {
  return values.map((value) => capability(value, t)).join(', ');
}

function unitReason(reason: UnitReason, t: T, format: Formatters): string {
  switch (reason.code) {
    case 'slower_by':
      return t('rank.unitReason.slower_by', { span: format.span(reason.seconds) });
    case 'sooner_by':
      return t('rank.unitReason.sooner_by', { span: format.span(reason.seconds) });
    case 'lacks':
      return t('rank.unitReason.lacks', { missing: listOf(reason.missing, t) });
    case 'at_post':
    case 'assumed_at_post':
      return t(`rank.unitReason.${reason.code}`, { post: reason.post });
    case 'position_age':
    case 'stale_position':
      return t(`rank.unitReason.${reason.code}`, { age: format.ago(reason.seconds) });
    case 'doubted_position':
      return t('rank.unitReason.doubted_position', { why: t(`common:fixDoubt.${reason.doubt}`) });
    case 'fastest':
    case 'cannot_carry':
      return t(`rank.unitReason.${reason.code}`);
  }
}

function facilityReason(reason: FacilityReason, t: T, format: Formatters): string {
  switch (reason.code) {
    case 'slower_by':
      return t('rank.facilityReason.slower_by', { span: format.span(reason.seconds) });
    case 'beds': {
      const kind = BedKind.safeParse(reason.kind);
      const name = kind.success ? t(`common:bedKind.${kind.data}`) : reason.kind;
      return t('rank.facilityReason.beds', {
        kind: name,
        available: reason.available,
        total: reason.total,
        age: format.ago(reason.ageS),
      });
    }
    case 'fastest':
    case 'has_all_needs':
    case 'capacity_unknown':
    case 'point_flagged':
      return t(`rank.facilityReason.${reason.code}`);
  }
}

/** Words for why something stands where it stands, and why not. */
export interface ReasonTexts {
  unit: (reasons: readonly UnitReason[]) => string;
  facility: (reasons: readonly FacilityReason[]) => string;
  unitLeftOut: (leftOut: UnitLeftOut) => string;
  facilityLeftOut: (leftOut: FacilityLeftOut) => string;
  /** Capabilities as a list in words. */
  lacks: (missing: readonly string[]) => string;
}

export function useReasonTexts(): ReasonTexts {
  const { t } = useTranslation(['console', 'common']);
  const format = useFormat();
  const reasonText = useReasonText();
  return useMemo(() => {
    const missing = (list: readonly string[] | undefined): string => listOf(list ?? [], t);
    return {
      lacks: missing,
      unit: (reasons) => reasons.map((reason) => unitReason(reason, t, format)).join(', '),
      facility: (reasons) => reasons.map((reason) => facilityReason(reason, t, format)).join(', '),
      unitLeftOut: ({ callSign, reason, details }) =>
        `${callSign} ${t(`rank.unitLeftOut.${reason}`, { missing: missing(details.missing) })}`,
      facilityLeftOut: ({ name, reason, details }) =>
        `${name} ${t(`rank.facilityLeftOut.${reason}`, { missing: missing(details.missing), text: reasonText(details.text ?? '') })}`,
    };
  }, [t, format, reasonText]);
}
