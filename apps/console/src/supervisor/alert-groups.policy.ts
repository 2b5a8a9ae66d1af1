import { type Alert, isAlertOpen, isAlertUntaken } from '#siaga/contracts';

/** Alerts of one incident, or else of one unit, or else of one kind: one matter for whoever takes it. */
export interface AlertGroup {
  key: string;
  incidentId: string | null;
  /** Newest first. */
  alerts: readonly Alert[];
  /** Those that nobody is on. */
  untaken: readonly Alert[];
}

/** Open alerts in groups: those nobody has taken first, red before amber, then the newest. */
export function alertGroups(alerts: Iterable<Alert>): readonly AlertGroup[] {
  const groups = new Map<string, Alert[]>();
  for (const alert of alerts) {
    if (!isAlertOpen(alert)) continue;
    const key = alert.incidentId ?? alert.unitId ?? alert.kind;
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups]
    .map(([key, found]) => {
      const sorted = found.sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1));
      return {
        key,
        incidentId: sorted[0]?.incidentId ?? null,
        alerts: sorted,
        untaken: sorted.filter(isAlertUntaken),
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || (newestOf(a) < newestOf(b) ? 1 : -1));
}

function rankOf({ untaken }: AlertGroup): number {
  if (untaken.length === 0) return 2;
  return untaken.some(({ severity }) => severity === 'red') ? 0 : 1;
}

const newestOf = ({ alerts }: AlertGroup): string => alerts[0]?.raisedAt ?? '';
