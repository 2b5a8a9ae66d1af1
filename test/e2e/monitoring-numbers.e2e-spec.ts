import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EmergencyNumbers } from '#siaga/contracts';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import {
  buildMonitoring,
  MonitoredPhone,
  openCase,
  type MonitoringWorld,
} from '../support/monitoring-world.js';
import { useServer } from '../support/server.js';

const TALANG_BANJAR = '15.71.03.1003';
const PSC = { label: 'PSC Contoh', number: '0741119119' };
const COUNTRY = { label: '119', number: '119' };

describe('what is dialled in an emergency', () => {
  const own = useServer(useDatabase().databaseUrl, { SIAGA_ROLE: 'web' });
  let world: MonitoringWorld;
  let phone: MonitoredPhone;

  beforeAll(async () => {
    world = await buildMonitoring(own.server);
    phone = await MonitoredPhone.activate(
      own.server,
      await openCase(world, 1, { regionCode: TALANG_BANJAR }),
    );
  }, 120_000);

  const set = (numbers: EmergencyNumbers['numbers'], version: number | null, regionCode = OWN_REGION) =>
    world.office.try('setEmergencyNumbers', { regionCode, version, numbers });
  const dialled = async () => (await phone.page()).emergencyNumbers;

  it('should be the country’s until somebody sets another, then that of the nearest region', async () => {
    expect(await dialled()).toEqual([COUNTRY]);
    expect((await set([PSC, COUNTRY], null)).status).toBe(200);
    expect(await dialled()).toEqual([PSC, COUNTRY]);
    await set([COUNTRY], null, TALANG_BANJAR);
    expect(await dialled()).toEqual([COUNTRY]);
    // None: what holds above holds here.
    await set([], 1, TALANG_BANJAR);
    expect(await dialled()).toEqual([PSC, COUNTRY]);
    expect(await world.officer.call('emergencyNumbers', { regionCode: TALANG_BANJAR })).toMatchObject({
      own: { version: 2, numbers: [] },
      dialled: [PSC, COUNTRY],
    });
  });

  it('should be set by one of sixty who set it at once, and seen by the others', async () => {
    const { own: before } = await world.office.call('emergencyNumbers', { regionCode: OWN_REGION });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        set([{ label: 'PSC Contoh', number: String(1_000 + n) }], before?.version ?? null),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => (body as { code?: string }).code === 'STALE.VERSION')).toHaveLength(
      59,
    );
    const { own: after } = await world.office.call('emergencyNumbers', { regionCode: OWN_REGION });
    expect(after?.version).toBe((before?.version ?? 0) + 1);
  });

  it.each([
    ['words', [{ label: 'PSC', number: 'satu satu sembilan' }]],
    ['a code of the telephone', [{ label: 'PSC', number: '*21*0812#' }]],
    ['no name', [{ label: '', number: '119' }]],
    ['too many', Array.from({ length: 6 }, () => COUNTRY)],
  ])('should refuse %s', async (_, numbers) => {
    expect((await set(numbers, null)).body).toMatchObject({ code: 'INPUT.INVALID' });
  });

  it('should be set by a health office in its own area, and by nobody else', async () => {
    const input = { regionCode: OWN_REGION, version: null, numbers: [COUNTRY] };
    expect((await world.officer.refusal('setEmergencyNumbers', input)).status).toBe(404);
    const stranger = await own.server.session(inRegion('health_office', OTHER_REGION));
    expect((await stranger.refusal('setEmergencyNumbers', input)).status).toBe(404);
    expect((await set([COUNTRY], null, '15.71.99')).status).toBe(422);
  });
});
