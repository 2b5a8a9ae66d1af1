import { z } from 'zod';
import { Id } from '../common/common.js';
import { personal } from '../define/personal.js';

/** An ambulance for somebody who is followed up, by their officer: a call like any other. */
export const CallAmbulanceInput = z.object({
  id: Id,
  /** What the officer saw; operator and crew read it. */
  note: personal(z.string().trim().max(500)).nullable().default(null),
});
export type CallAmbulanceInput = z.output<typeof CallAmbulanceInput>;
