import { type LateAfter } from '#siaga/contracts';

/** Answer within 10 s, NFPA 1225; NENA-STA-020.1 still takes 15 s. */
export const RINGING: LateAfter = { amberAfterS: 5, redAfterS: 10 };
