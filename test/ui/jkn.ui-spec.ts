import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JournalFollowers } from '#siaga/journal';
import { OutboxWorker } from '#siaga/messaging';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { BPJS_KEYS, BpjsStandIn } from '../support/bpjs-stand-in.js';
import { atFacility } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildJkn, memberNo, type JknWorld } from '../support/jkn-world.js';
import { LOCAL_SYSTEMS } from '../support/server.js';
import { untilTrue } from '../support/until-true.js';
import { findings } from './support/axe.js';
import { LAPTOP, useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { useWorld } from './support/world.js';

const HEAD = 'kepala.contoh';

describe('Mobile JKN at the desk', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl, LOCAL_SYSTEMS);
  let bpjs: BpjsStandIn;
  let jkn: JknWorld;

  beforeAll(async () => {
    const { server } = own.world;
    bpjs = await BpjsStandIn.start();
    await server.get(JournalFollowers).runDue();
    jkn = await buildJkn(server, {
      weekly: {
        opens: '00:00',
        closes: '23:59',
        rhythm: { minutes: 240, places: 5, walkIns: 5, firstExtra: 0 },
      },
      outgoing: { baseUrl: bpjs.base, ...BPJS_KEYS },
    });
    await server.account(HEAD, atFacility(jkn.facilityId, 'clinic_head'), 'Kepala Contoh');
  }, 60_000);
  afterAll(() => bpjs.close());

  it('should show what BPJS holds otherwise, and the steps of a visit on both sides', async () => {
    const { server } = own.world;
    const { code } = await jkn.counter.call('takeTicket', {
      ...{ sessionId: (await jkn.session(0)).id, channel: 'counter', placeKind: 'walk_in' },
      patient: { ...patientNo(51), cardNumber: memberNo(51).nomorkartu },
    });
    await server.get(JournalFollowers).runDue();
    await server.get(OutboxWorker).sendDue();
    await untilTrue(() => bpjs.tasksOf(code).includes(3), 'BPJS has the first step');
    bpjs.bookings.set('LAIN123456', {
      facts: { ...bpjs.bookings.get(code)?.facts, nomorantrean: 'A-77' },
      tasks: [],
    });

    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, HEAD);
    await page.getByRole('button', { name: 'Mobile JKN' }).click();
    const table = page.getByRole('region', { name: 'BPJS dan antrean kita' });
    await table.getByText('1 berbeda').waitFor();
    await table.getByRole('row', { name: 'LAIN123456' }).getByText('tidak ada di sini').waitFor();
    await table.getByRole('row', { name: code }).getByText('sama').waitFor();
    const found = await findings(page, 'BPJS against ours');
    await table.getByRole('button', { name: `Langkah kunjungan ${code}` }).press('Enter');
    const steps = page.getByRole('region', { name: `Langkah kunjungan ${code}` });
    await steps.getByText('3, Menunggu poli').waitFor();
    found.push(...(await findings(page, 'steps of a visit')));
    expect(found).toEqual([]);
  }, 90_000);

  it('should say of a house that tells BPJS nothing that what BPJS holds is not known', async () => {
    const { server } = own.world;
    const clinic = await buildClinic(server, { weekly: { opens: '00:00', closes: '23:59' } });
    await server.account('kepala.lain', atFacility(clinic.facilityId, 'clinic_head'), 'Kepala Lain');
    const { id: sessionId } = await clinic.session(0);
    const patient = patientNo(52);
    await clinic.counter.call('takeTicket', { sessionId, channel: 'counter', placeKind: 'walk_in', patient });
    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, 'kepala.lain');
    await page.getByRole('button', { name: 'Mobile JKN' }).click();
    const row = page.getByRole('region', { name: 'BPJS dan antrean kita' }).locator('tbody tr').first();
    await row.getByText('belum diketahui').first().waitFor();
    expect(await row.innerText()).not.toMatch(/sama|tidak ada/);
  }, 60_000);
});
