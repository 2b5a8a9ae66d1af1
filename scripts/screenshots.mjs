// Takes the pictures in docs/screens from a running demo: npm run screenshots [-- http://localhost:3119 [clinics|follow-up]]
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from './lib/chromium.mjs';
import { StartError, failWith, say } from './lib/console.mjs';
import { inRoot } from './lib/paths.mjs';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 768 };
const PATIENCE_MS = 2 * 60_000;
const CREW_TRIES = 8;
/** What fills the screens beside the living city's own calls; invented people and places. */
const OTHERS = [
  ['traffic', 'merah', 'Simpang Rimbo', 103.566, -1.621, 27],
  ['breathing', 'kuning', 'Lorong Melati, Talang Banjar', 103.634, -1.602, 63],
  ['labour', 'kuning', 'Belakang SD Negeri, Kenali Asam', 103.618, -1.642, 24],
  ['fall', 'hijau', 'Pasar Handil', 103.622, -1.611, 71],
];
const REASON = 'Gambar untuk dokumentasi';
const CASE = {
  place: 'depan rs siloam',
  found: 'Siloam',
  complaint: 'Nyeri dada',
  number: '0811-0000-0119',
};

/** A signed-in demo account that sends commands. */
class Client {
  constructor(base, cookie) {
    this.base = base;
    this.cookie = cookie;
  }

  static async signIn(base, { username, password }) {
    const client = new Client(base, '');
    const response = await client.send('POST', '/auth/sign-in', { username, password });
    client.cookie = response.headers.get('set-cookie').split(';')[0];
    return client;
  }

  async send(method, path, body) {
    const headers = {
      'content-type': 'application/json',
      cookie: this.cookie,
      'idempotency-key': randomUUID(),
    };
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new StartError(`${method} ${path} was answered with ${response.status}.`);
    return response;
  }

  async call(method, path, body) {
    return (await this.send(method, path, body)).json();
  }
}

/** Asks until `find` gives something; the living city needs a while to fill the screens. */
async function waitFor(what, find) {
  const endMs = Date.now() + PATIENCE_MS;
  while (Date.now() < endMs) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new StartError(`Waited two minutes for ${what}. Is the living city running?`);
}

async function openAs(browser, url, account, viewport) {
  const page = await (
    await browser.newContext({
      viewport,
      locale: 'id-ID',
      permissions: ['geolocation'],
      geolocation: { longitude: 103.61, latitude: -1.61, accuracy: 9 },
    })
  ).newPage();
  await page.goto(url);
  await page.locator('input[autocomplete=username]').fill(account.username);
  await page.locator('input[autocomplete=current-password]').fill(account.password);
  await page.keyboard.press('Enter');
  return page;
}

async function picture(page, name) {
  const file = `docs/screens/${name}.png`;
  await page.screenshot({ path: inRoot(file) });
  say(file);
}

/** A case typed by hand, as an operator does it: number, place, complaint. */
async function takeCase(page) {
  await page.keyboard.press('c');
  await page.getByLabel('Nomor pemanggil').fill(CASE.number);
  await page.keyboard.press('Enter');
  await page.locator('.card h1', { hasText: 'Panggilan baru' }).waitFor();
  await page.keyboard.press('t');
  await page.keyboard.type(CASE.place);
  await page.locator('.cands .cand', { hasText: CASE.found }).first().click();
  await page.locator('.cand.chosen').waitFor();
  await page.locator('#complaint').selectOption({ label: CASE.complaint });
  await page.getByRole('button', { name: 'Laki-laki' }).click();
  await page.getByLabel('Usia').fill('58');
  await page.getByPlaceholder('Keadaan').fill('sadar, keringat dingin');
  await page.locator('.rk').first().waitFor();
  await page.locator('h1').click();
}

async function consolePictures(browser, base, account, client) {
  const page = await openAs(browser, `${base}/`, account, DESKTOP);
  await page.locator('.live[data-line=online]').waitFor();
  await waitFor(
    'running incidents',
    async () => (await page.locator('.inc', { hasText: 'menuju' }).count()) > 1,
  );
  await takeCase(page);
  await page.getByText('Saran awal').first().waitFor({ state: 'hidden' });
  await picture(page, 'console');
  await page.getByRole('button', { name: 'Menu akun' }).click();
  await page.getByRole('menuitem', { name: 'Tampilan' }).click();
  await page.keyboard.press('Escape');
  await page.locator('html[data-theme=light]').waitFor();
  await page.locator('h1').click();
  await picture(page, 'console-light');
  const { calls } = await client.call('GET', '/snapshot');
  for (const call of calls.filter(
    ({ personal, incidentId }) => personal.callerNumber === CASE.number && !incidentId,
  ))
    await client.call('POST', `/calls/${call.id}/close`, { disposition: 'information' });
  await page.context().close();
}

/** Opens some incidents and offers each to a free crew of the city, with a hospital. */
async function fillCity(client) {
  const ids = [];
  for (const [complaint, triage, label, lon, lat, ageYears] of OTHERS) {
    const place = { point: { lon, lat }, accuracyM: 60, source: 'landmark', label, context: 'Kota Jambi' };
    const incident = await client.call('POST', '/incidents', {
      regionCode: '15.71',
      complaint,
      triage,
      place: { ...place, regionCode: '15.71', isConfirmed: true },
      personal: {
        patients: [{ name: null, sex: 'female', ageYears, condition: 'sadar' }],
        notes: null,
        callbackNumber: CASE.number,
      },
    });
    ids.push(incident.id);
    const [unit, hospital] = await freeUnitAndHospital(client);
    await client.call('POST', `/incidents/${incident.id}/offers`, {
      unitIds: [unit.id],
      destinationFacilityId: hospital.id,
    });
  }
  return ids;
}

async function freeUnitAndHospital(client) {
  const { units, assignments, facilities } = await client.call('GET', '/snapshot');
  const busy = new Set(
    assignments.filter(({ releasedAt }) => releasedAt === null).map(({ unitId }) => unitId),
  );
  const unit = units.find(
    ({ id, type, service }) => type === 'bls' && service === 'in_service' && !busy.has(id),
  );
  const hospital = facilities.find(
    ({ name, diversion }) => name === 'RSUD Raden Mattaher' && diversion === null,
  );
  return [
    unit,
    hospital ?? facilities.find(({ kind, diversion }) => kind === 'hospital' && diversion === null),
  ];
}

async function cancelOpen(client, ids) {
  const { incidents } = await client.call('GET', '/snapshot');
  for (const { id, closedAt } of incidents)
    if (ids.includes(id) && closedAt === null)
      await client.call('POST', `/incidents/${id}/cancel`, { reason: REASON });
}

/** The crews of the city answer within seconds, so the phone is open before the offer is made. */
async function crewOffer(browser, base, accounts, client) {
  for (let attempt = 0; attempt < CREW_TRIES; attempt += 1) {
    const { units, assignments } = await client.call('GET', '/snapshot');
    const busy = new Set(
      assignments.filter(({ releasedAt }) => releasedAt === null).map(({ unitId }) => unitId),
    );
    const unit = units.find((one) => one.type === 'als' && one.service === 'in_service' && !busy.has(one.id));
    const account = unit && accounts.find(({ note }) => note === unit.callSign);
    if (account && (await offerTo(browser, base, account, client, unit))) return;
  }
  throw new StartError('Every crew answered before the picture was taken. Run it again.');
}

async function offerTo(browser, base, account, client, unit) {
  const page = await openAs(browser, `${base}/crew/`, account, PHONE);
  await page.locator('.cr-standby, .cr-job, .cr-offer').first().waitFor();
  const point = { lon: unit.homePost.point.lon + 0.018, lat: unit.homePost.point.lat - 0.009 };
  const place = {
    point,
    accuracyM: 40,
    source: 'landmark',
    label: 'Depan Masjid Raya Magat Sari',
    context: 'Orang Kayo Hitam, Pasar Jambi',
    regionCode: unit.regionCode,
    isConfirmed: true,
  };
  const incident = await client.call('POST', '/incidents', {
    regionCode: unit.regionCode,
    complaint: 'chest_pain',
    triage: 'merah',
    needs: { unit: ['als', 'ecg'], facility: ['cath_lab'] },
    patientCount: 1,
    place,
    personal: {
      patients: [{ name: null, sex: 'male', ageYears: 58, condition: 'Sadar, keringat dingin' }],
      notes: null,
      callbackNumber: CASE.number,
    },
  });
  await client.call('POST', `/incidents/${incident.id}/offers`, {
    unitIds: [unit.id],
    timeoutS: 45,
    autoNext: false,
  });
  await page.locator('.cr-offer, .cr-job').first().waitFor();
  const shot = await page.screenshot();
  const isOffer = await page.locator('.cr-offer').isVisible();
  if (isOffer) {
    writeFileSync(inRoot('docs/screens/crew-offer.png'), shot);
    say('docs/screens/crew-offer.png');
  }
  await client.call('POST', `/incidents/${incident.id}/cancel`, { reason: REASON });
  await page.context().close();
  return isOffer;
}

async function deskPicture(browser, base, accounts, client) {
  const account = await waitFor('a patient on the way to a hospital', async () => {
    const { inbounds, facilities } = await client.call('GET', '/snapshot');
    const coming = inbounds.filter(({ status, etaAt }) => status === 'acknowledged' && etaAt !== null);
    const name = facilities.find(({ id }) => id === coming[0]?.facilityId)?.name;
    return name && accounts.find(({ note, role }) => role === 'facility_staff' && note === name);
  });
  const page = await openAs(browser, `${base}/desk/`, account, DESK);
  await page.locator('.dk-card').first().waitFor();
  await picture(page, 'desk');
  await page.context().close();
}

/** A counter at work, the board of its waiting room, and how patients choose from a phone. */
async function clinicPictures(browser, base, accounts) {
  const account = accounts.find(({ role }) => role === 'clinic_head');
  const counter = await openAs(browser, `${base}/desk/#counter`, account, DESK);
  await counter.locator('.dk-work button').first().waitFor();
  await waitFor('somebody at the counter', async () => (await counter.getByText(/[A-Z]-\d\d/).count()) > 0);
  await picture(counter, 'counter');
  const wall = await (await browser.newContext({ viewport: DESK, locale: 'id-ID' })).newPage();
  await wall.goto(`${base}/portal/#board`);
  await wall.locator('.bd-pairing .code:not([aria-label*=" "])').waitFor();
  const code = await wall.locator('.bd-pairing .code').innerText();
  await counter.goto(`${base}/desk/#board`);
  await counter.reload();
  await counter.getByRole('button', { name: 'Pasang papan' }).click();
  await counter.getByLabel('Kode di televisi').fill(code);
  await counter.getByLabel('Tempatnya').fill('Lobi');
  await counter.getByLabel('Tempatnya').press('Enter');
  await wall.locator('.bd-wall .newest').waitFor({ timeout: PATIENCE_MS });
  await picture(wall, 'board');
  await wall.context().close();
  await counter.context().close();
  const phone = await (
    await browser.newContext({ viewport: PHONE, locale: 'id-ID', deviceScaleFactor: 2 })
  ).newPage();
  await phone.goto(`${base}/portal/`);
  await phone.getByRole('button', { name: 'Pilih klinik' }).click();
  await phone
    .getByRole('button', { name: /sisa \d/ })
    .first()
    .waitFor();
  await picture(phone, 'portal');
  await phone.context().close();
}

/** An officer's day, a health office's area, a port of entry, and the page of somebody who is followed up. */
async function followUpPictures(browser, base, accounts) {
  const accountOf = (role) => accounts.find((one) => one.role === role);
  const officer = await openAs(browser, `${base}/desk/#monitoring`, accountOf('field_officer'), DESK);
  await officer.getByText('Bergejala', { exact: true }).nth(1).waitFor({ timeout: PATIENCE_MS });
  await officer.getByText('Langsung', { exact: true }).waitFor();
  await picture(officer, 'follow-up');
  await officer.context().close();
  const office = await openAs(browser, `${base}/desk/#monitoring-area`, accountOf('health_office'), DESK);
  await office.getByText('Keadaan sekarang').waitFor();
  await picture(office, 'area');
  await office.context().close();
  const post = await openAs(browser, `${base}/desk/#entry`, accountOf('entry_officer'), PHONE);
  await post.getByRole('button', { name: 'Mulai jaga' }).click();
  await post.getByRole('button', { name: 'Orang berikutnya' }).click();
  await post.getByLabel('NIK', { exact: true }).waitFor();
  await picture(post, 'port');
  await post.context().close();
  await ownPagePicture(browser, base, await Client.signIn(base, accountOf('field_officer')));
}

/** The page of somebody invented, whose follow-up ends with the picture. */
async function ownPagePicture(browser, base, officer) {
  const { programs } = await officer.call('GET', '/monitoring/programs?regionCode=15.71');
  const opened = await officer.call('POST', '/monitoring/cases', {
    ...{ programId: programs[0].id, kind: 'odp', regionCode: '15.71', dayOne: dayInJambi(-2) },
    person: {
      ...{ name: 'Rina Contoh', nik: '1571035508920119', bornOn: '1992-08-15', sex: 'female', phone: null },
      ...{ address: 'Jalan Contoh 119', rt: '03', rw: '01', risks: [] },
    },
  });
  const page = await (
    await browser.newContext({ viewport: PHONE, locale: 'id-ID', deviceScaleFactor: 2 })
  ).newPage();
  await page.goto(`${base}/portal/`);
  await page.getByRole('button', { name: 'Buka laporan harian' }).click();
  await page.getByLabel('Kode dari petugas').fill(opened.activation.code);
  await page.getByLabel(/nam angka rahasia/).fill('482915');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByRole('region', { name: 'Rina Contoh' }).waitFor();
  await picture(page, 'own-page');
  await page.context().close();
  const { case: now } = await officer.call('GET', `/monitoring/cases/${opened.case.id}`);
  await officer.call('POST', `/monitoring/cases/${now.id}/close`, { version: now.version, as: 'cancelled' });
}

/** Today by the clock of Jambi, moved by days. */
function dayInJambi(days) {
  return new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

async function main() {
  const base = process.argv[2] ?? 'http://localhost:3119';
  const info = await fetch(`${base}/api/v1/info`).then(
    (response) => response.json(),
    () => null,
  );
  if (!info?.isDemo) throw new StartError(`No demo answers at ${base}: start one with npm start.`);
  const executablePath = findChromium();
  if (!executablePath) throw new StartError('No Chromium was found; CHROMIUM_PATH names one.');
  mkdirSync(inRoot('docs', 'screens'), { recursive: true });
  const accounts = info.demoAccounts;
  const operator = accounts.find(({ role }) => role === 'operator');
  const client = await Client.signIn(base, operator);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const only = process.argv[3];
    if (only !== 'follow-up') await clinicPictures(browser, base, accounts);
    if (only !== 'clinics') await followUpPictures(browser, base, accounts);
    if (only !== undefined) return;
    const ids = await fillCity(client);
    await consolePictures(browser, base, operator, client);
    await deskPicture(browser, base, accounts, client);
    await cancelOpen(client, ids);
    await crewOffer(browser, base, accounts, client);
  } finally {
    await browser.close();
  }
}

main().catch(failWith);
