import type { FlagKind, MonitoredKind, MonitoredPerson, MonitoringProgram } from '#siaga/contracts';

const KINDS: Readonly<Record<MonitoredKind, string>> = {
  traveller: 'pelaku perjalanan',
  otg: 'OTG',
  odp: 'ODP',
  pdp: 'PDP',
  contact: 'kontak erat',
};
const FLAGS: Readonly<Record<FlagKind, string>> = {
  urgent: 'gejala darurat',
  symptomatic: 'bergejala',
  silent: 'tanpa kabar',
  breach: 'keluar isolasi',
  need: 'ada kebutuhan',
};

/** What an operator and a crew must know of somebody whom help is called for: by what or whom, the disease, how the person is, what to wear. In Indonesian, as it is read aloud. */
export function alarmNote(
  by: string,
  { name, rules }: Pick<MonitoringProgram, 'name' | 'rules'>,
  {
    kind,
    day,
    person,
    flags,
  }: {
    readonly kind: MonitoredKind;
    readonly day: number;
    readonly person: Pick<MonitoredPerson, 'name' | 'risks' | 'rt' | 'rw'>;
    readonly flags: readonly FlagKind[];
  },
): string {
  const state = [KINDS[kind], `hari ke-${String(day)}`, ...flags.map((flag) => FLAGS[flag])].join(', ');
  return [
    `${by} ${person.name}, dipantau ${name.id}: ${state}.`,
    ...(rules.protection === '' ? [] : [`Pelindung: ${rules.protection}.`]),
    ...(person.rt === null && person.rw === null ? [] : [`RT ${person.rt ?? '-'} RW ${person.rw ?? '-'}.`]),
  ].join(' ');
}
