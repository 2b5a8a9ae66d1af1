import type { MonitoredPerson } from '#siaga/contracts';

interface Housemate {
  readonly id: string;
  readonly isReporter: boolean;
  readonly person: Pick<MonitoredPerson, 'phone' | 'bornOn'>;
}

/**
 * Who reports for a house after `endedId`: null when another does already or nobody is left; else whoever has a telephone, of them the oldest.
 * Whose age nobody knows is taken for an adult.
 */
export function nextReporter<H extends Housemate>(house: readonly H[], endedId: string): H | null {
  const others = house.filter(({ id }) => id !== endedId);
  if (others.some(({ isReporter }) => isReporter)) return null;
  const order = ({ person: { phone, bornOn }, id }: H): string =>
    `${phone === null ? '1' : '0'} ${bornOn ?? '0000'} ${id}`;
  return [...others].sort((a, b) => (order(a) < order(b) ? -1 : 1))[0] ?? null;
}
