import type { Triage } from '#siaga/contracts';

/** hijau and hitam may wait longer for an answer; the rest get the centre's base time. */
const FACTOR: Record<Triage, number> = { merah: 1, kuning: 1, hijau: 2, hitam: 2 };

/** Seconds a crew has to answer an offer; `baseS` is the centre's setting. */
export function offerTimeoutS(triage: Triage | null, baseS: number): number {
  return Math.round(baseS * (triage ? FACTOR[triage] : 1));
}
