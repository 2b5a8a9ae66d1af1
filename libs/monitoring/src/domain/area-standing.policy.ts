import type { AreaPlace, AreaStanding, FlagKind, MonitoredKind } from '#siaga/contracts';
import { noneByKind } from './area-days.policy.js';
import type { PlacedRegion } from './area-units.policy.js';

/** Open cases of a kind. */
export interface OpenCount {
  readonly kind: MonitoredKind;
  readonly open: number;
  readonly due: number;
  readonly reported: number;
  readonly reporters: number;
  readonly activated: number;
}

/** Flags of a kind that stand. */
export interface FlagCount {
  readonly kind: FlagKind;
  readonly n: number;
  readonly untaken: number;
}

/** An area in which nobody is followed up. */
export function nobody(): AreaStanding {
  return {
    ...{ open: 0, byKind: noneByKind(), due: 0, reported: 0 },
    ...{ silent: 0, symptomatic: 0, urgent: 0, breach: 0, need: 0, untaken: 0 },
    ...{ reporters: 0, activated: 0, reached: 0 },
  };
}

export function addOpen(standing: AreaStanding, { kind, ...counts }: OpenCount): void {
  standing.byKind[kind] += counts.open;
  standing.open += counts.open;
  standing.due += counts.due;
  standing.reported += counts.reported;
  standing.reporters += counts.reporters;
  standing.activated += counts.activated;
}

export function addFlag(standing: AreaStanding, { kind, n, untaken }: FlagCount): void {
  standing[kind] += n;
  standing.untaken += untaken;
}

/** Adds all of one part to another. */
export function addTo(sum: AreaStanding, { byKind, ...counts }: AreaStanding): void {
  for (const kind of Object.keys(byKind) as MonitoredKind[]) sum.byKind[kind] += byKind[kind];
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name];
}

/** Where on the map how many are followed up, the most first; regions whose middle is not known are left to the list. */
export function placesOf(
  byCode: ReadonlyMap<string, AreaStanding>,
  region: (code: string) => PlacedRegion | undefined,
): AreaPlace[] {
  return [...byCode]
    .flatMap(([regionCode, { open, silent, symptomatic, urgent }]) => {
      const { name, point } = region(regionCode) ?? {};
      if (name === undefined || point === undefined || point === null || open === 0) return [];
      return [{ regionCode, name, point, open, silent, signs: symptomatic + urgent }];
    })
    .sort((a, b) => b.open - a.open || a.regionCode.localeCompare(b.regionCode));
}
