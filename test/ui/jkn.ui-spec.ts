import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JournalFollowers } from '#siaga/journal';
import { OutboxWorker } from '#siaga/messaging';
import { buildClinic, patientNo } from '../support/booking-world.js';
import { BPJS_KEYS, BpjsStandIn } from '../support/bpjs-stand-in.js';
import { atFacility } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { buildJkn, CLINIC_CODE, memberNo, type JknWorld } from '../support/jkn-world.js';
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
    bpjs.lists.set('ref/poli', [{ nmpoli: 'ANAK', kdsubspesialis: CLINIC_CODE, kdpoli: CLINIC_CODE }]);
    bpjs.lists.set('ref/dokter', [{ namadokter: 'dr. Lain', kodedokter: 99 }]);
    const known = page.getByRole('region', { name: 'Poli dan dokter kita di BPJS' }).first();
    await known.getByRole('button', { name: 'Periksa di BPJS' }).press('Enter');
    await known.getByText('nomor dokter ini tidak ada di HFIS faskes ini').first().waitFor();
    found.push(...(await findings(page, 'what BPJS knows of our sessions')));
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

  it('should say of a puskesmas what BPJS took of it, since BPJS gives none of its list back', async () => {
    const { server } = own.world;
    const { id: facilityId } = await server.hospital(undefined, 'puskesmas');
    const primary = await buildJkn(server, {
      ...{ kind: 'primary', facilityId, weekly: { opens: '00:00', closes: '23:59' } },
      rules: { isWindowStrict: false },
      outgoing: { baseUrl: bpjs.base, ...BPJS_KEYS },
    });
    await server.account('kepala.pkm', atFacility(facilityId, 'clinic_head'), 'Kepala Puskesmas');
    const { id: sessionId } = await primary.session(0);
    const take = async (n: number, cardNumber: string | null) =>
      primary.counter.call('takeTicket', {
        ...{ sessionId, channel: 'counter', placeKind: 'jkn' },
        patient: { ...patientNo(n), cardNumber },
      });
    const [member, other] = [await take(61, memberNo(61).nomorkartu), await take(62, null)];
    await server.get(JournalFollowers).runDue();
    await server.get(OutboxWorker).sendDue();
    await untilTrue(
      () => bpjs.heard.some(({ body }) => body.nomorkartu === memberNo(61).nomorkartu),
      'BPJS has the number',
    );
    // BPJS is away when it is called.
    bpjs.isDown = true;
    await primary.counter.call('stepTicket', { id: member.id, step: 'arrive', note: 'Diterima' });
    await primary.counter.call('callNext', { id: sessionId, room: '1' });
    await primary.counter.call('stepTicket', { id: member.id, step: 'serve' });

    const { page } = await browsing.open(`${own.world.line.base}/desk/`, { viewport: LAPTOP });
    await signInByKeyboard(page, 'kepala.pkm');
    await page.getByRole('button', { name: 'Mobile JKN' }).click();
    await page.getByText('BPJS tidak membuka catatannya untuk puskesmas.').waitFor();
    const table = page.getByRole('region', { name: 'BPJS dan antrean kita' });
    await table.getByRole('row', { name: member.code }).getByText('belum: panggilan').waitFor();
    await table.getByRole('row', { name: other.code }).getByText('tanpa kartu JKN').waitFor();
    const found = await findings(page, 'a puskesmas');
    await table.getByRole('button', { name: `Langkah kunjungan ${member.code}` }).press('Enter');
    const said = page.getByRole('region', { name: `Yang dikatakan tentang ${member.code}` });
    await said.getByRole('row', { name: 'antrean/add' }).getByText('200').waitFor();
    found.push(...(await findings(page, 'what was said')));
    expect(found).toEqual([]);
    bpjs.isDown = false;
  }, 90_000);
});
