import type { ApiInput, MonitoringProgram, OpenedCase, OwnCase } from '#siaga/contracts';
import { inRegion, OWN_REGION } from './builders.js';
import type { TestServer } from './server.js';
import { RefusedRequest, send, type Answer, type Session } from './session.js';
import { PortalVisit } from './visitor.js';

/** A health office with a program, and an officer of an area. */
export interface MonitoringWorld {
  readonly program: MonitoringProgram;
  readonly office: Session;
  readonly officer: Session;
}

const wording = (id: string) => ({ id, en: id });

/** A small form with one question of each weight. */
export const QUESTIONS: MonitoringProgram['questions'] = [
  {
    ...{ kind: 'temperature', key: 'temperature', group: 'symptoms' },
    ...{ wording: wording('Suhu'), symptomaticFrom: 38, urgentFrom: 40 },
  },
  {
    ...{ kind: 'yes_no', key: 'cough', group: 'symptoms', wording: wording('Batuk') },
    ...{ when: true, weighs: 'symptomatic' },
  },
  {
    ...{ kind: 'yes_no', key: 'breathless', group: 'symptoms', wording: wording('Sesak napas') },
    ...{ when: true, weighs: 'urgent' },
  },
  {
    ...{ kind: 'yes_no', key: 'stayed_home', group: 'isolation', wording: wording('Tetap di rumah') },
    ...{ when: false, weighs: 'breach' },
  },
  {
    ...{ kind: 'words', key: 'needs', group: 'needs', wording: wording('Kebutuhan'), weighs: 'need' },
  },
];

export const WELL = { temperature: 36.6, cough: false, breathless: false, stayed_home: true };

/** What a health office types for a program. */
export function programInput(
  change: Partial<ApiInput<'setMonitoringProgram'>> = {},
): ApiInput<'setMonitoringProgram'> {
  return {
    programId: null,
    version: null,
    regionCode: OWN_REGION,
    name: wording('COVID-19 Contoh'),
    kinds: ['traveller', 'otg', 'odp', 'pdp', 'contact'],
    rules: {
      ...{ periodDays: 14, asksFromHour: 7, silentAfterHours: 24, takenUpMinutes: 30, extendsDays: 0 },
      ...{ needsClosingVisit: false, keptDays: 14, protection: 'APD level 2' },
    },
    questions: QUESTIONS,
    isActive: true,
    ...change,
  };
}

/** Today by the clock of Jambi, moved by days. */
export function dayInJambi(days = 0): string {
  return new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** Somebody invented, with a NIK of nobody; another for each `n`. */
export function monitoredNo(n: number): ApiInput<'openCase'>['person'] {
  return {
    name: `Warga Contoh ${String(n)}`,
    nik: `157103150892${String(n).padStart(4, '0')}`,
    ...{ bornOn: '1992-08-15', sex: 'male', phone: `0812-5556-${String(1_000 + n)}` },
    ...{ address: `Jalan Contoh ${String(n)}`, rt: '03', rw: '01', risks: [] },
  };
}

export async function buildMonitoring(server: TestServer, regionCode = OWN_REGION): Promise<MonitoringWorld> {
  const office = await server.session(inRegion('health_office', regionCode), 'Dinkes Contoh');
  const officer = await server.session(inRegion('field_officer', regionCode), 'Petugas Contoh');
  const program = await office.call('setMonitoringProgram', programInput({ regionCode }));
  return { program, office, officer };
}

/** Opens a case as an officer does; day 1 was yesterday. */
export function openCase(
  { officer, program }: MonitoringWorld,
  n: number,
  change: Partial<ApiInput<'openCase'>> = {},
): Promise<OpenedCase> {
  return officer.call('openCase', {
    programId: program.id,
    ...{ kind: 'odp', regionCode: program.regionCode, dayOne: dayInJambi(-1), person: monitoredNo(n) },
    ...change,
  });
}

/** A person at their own telephone. */
export class MonitoredPhone {
  private constructor(
    readonly visit: PortalVisit,
    readonly caseId: string,
  ) {}

  static async activate(server: TestServer, { case: { id }, activation }: OpenedCase, pin = '482915') {
    const answer = await send(server.base, 'activateCase', { code: activation?.code ?? '', pin });
    if (answer.status !== 200) throw new RefusedRequest('activateCase', answer);
    const { secret } = answer.body as { secret: string };
    return new MonitoredPhone(await PortalVisit.open(server.base, secret), id);
  }

  async page(): Promise<OwnCase> {
    const answer = await this.visit.try('ownCase', { id: this.caseId });
    if (answer.status !== 200) throw new RefusedRequest('ownCase', answer);
    return answer.body as OwnCase;
  }

  report(answers: Record<string, unknown>, change: Record<string, unknown> = {}): Promise<Answer> {
    const { caseId } = this;
    return this.visit.try('sendReport', { id: caseId, caseId, forDate: dayInJambi(), answers, ...change });
  }
}
