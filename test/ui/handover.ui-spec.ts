import { beforeAll, describe, it } from '@jest/globals';
import { inRegion, OTHER_REGION, OWN_REGION } from '../support/builders.js';
import { useDatabase } from '../support/database.js';
import { PLACE_IN_SUMENEP } from '../support/two-centres.js';
import { useBrowser } from './support/browser.js';
import { signInByKeyboard } from './support/steps.js';
import { OPERATOR, useWorld } from './support/world.js';

const ADMIN = 'admin-uji';
const CALLER = '0811-0000-0501';
const NEIGHBOUR = 'PSC 119 Sumenep Contoh';

describe('console: a case for another centre', () => {
  const browsing = useBrowser();
  const own = useWorld(useDatabase().databaseUrl);

  beforeAll(async () => {
    await own.world.server.account(ADMIN, inRegion('admin', 'ID'), 'Admin Contoh');
  });

  it('should let an administrator add a centre, and say which field is wrong', async () => {
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, ADMIN);
    await page.getByRole('button', { name: 'Menu akun' }).click();
    await page.getByRole('menuitem', { name: 'Pusat lain' }).click();
    await page.getByText('Belum ada pusat terdaftar').waitFor();
    await page.getByRole('button', { name: 'Tambah pusat' }).click();
    await page.getByLabel('Nama pusat').fill(NEIGHBOUR);
    await page.getByLabel('Kode', { exact: true }).fill('PSC Sumenep');
    await page.getByLabel('Kabupaten/kota').fill(OTHER_REGION);
    await page.getByLabel('Nomor telepon').fill('Ruang kendali: 0811-0000-0119');
    await page.getByRole('button', { name: 'Simpan pusat' }).click();
    await page.getByText('Pakai 2 sampai 40 huruf kecil').waitFor();
    await page.locator('input[aria-invalid=true]:focus').fill('sumenep-contoh');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: NEIGHBOUR }).getByText('lewat telepon').waitFor();
  }, 45_000);

  it('should return in red a case that nobody took on the telephone, until somebody handles it', async () => {
    const operator = await own.world.server.signIn(OPERATOR);
    await operator.call('createCall', {
      regionCode: OWN_REGION,
      callerNumber: CALLER,
      callerName: 'Wati Contoh',
      line: '119',
      place: PLACE_IN_SUMENEP,
    });
    const { page } = await browsing.open(`${own.world.line.base}/`);
    await signInByKeyboard(page, OPERATOR);
    await page.locator('.callrow', { hasText: CALLER }).click();
    await page.locator('.ho', { hasText: NEIGHBOUR }).waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('0811-0000-0119').waitFor();
    await page.keyboard.type('Pemanggil panik');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.ho.is-waiting .ho-clock', { hasText: /^00\.\d\d$/ }).waitFor();
    await page.getByRole('button', { name: 'Tidak ada yang menjawab' }).click();
    await page.locator('.ho-returned', { hasText: `KEMBALI: ${NEIGHBOUR} tidak mengambil` }).waitFor();
    await page.locator('.ho.is-red', { hasText: 'tidak ada yang menjawab telepon' }).waitFor();
    await page.getByRole('button', { name: 'Tangani sendiri' }).click();
    await page.locator('.ho-returned').waitFor({ state: 'detached' });
  }, 45_000);
});
