import type { Facility, FacilityLeftOut, Job, JobNoticeKind } from '#siaga/contracts';
import { judgeFacility } from '#siaga/facilities';
import type { FacilityObjection } from './notices.policy.js';

const KIND: Partial<Record<FacilityLeftOut['reason'], JobNoticeKind>> = {
  on_diversion: 'facility_diverted',
  closed_now: 'facility_closed',
  lacks_capability: 'facility_lacks',
  full: 'facility_full',
};

/** What speaks against bringing this patient there now; null when nothing does. The one rule for choosing and for warning. */
export function objectionTo(
  facility: Facility,
  { needs, triage }: Pick<Job, 'needs' | 'triage'>,
  at: Date,
): FacilityObjection | null {
  const verdict = judgeFacility(facility, { needs: needs.facility, triage, at });
  const kind = verdict.isUsable ? undefined : KIND[verdict.leftOut.reason];
  if (verdict.isUsable || kind === undefined) return null;
  const { missing = [], text, until } = verdict.leftOut.details;
  const facts = {
    ...(missing.length > 0 && { missing: missing.join(' ') }),
    ...(text !== undefined && { reason: text }),
    ...(typeof until === 'string' && { until }),
  };
  const keys = missing.length > 0 ? missing.map((each) => `${kind}:${each}`) : [kind];
  return { kind, keys, facts };
}
