import type { FacilityFact } from '#siaga/facilities';

const REGION = '15.71';

type Hours = FacilityFact['openHours'];

/** Counter hours of a puskesmas; the demo's assumption, not each one's notice board. */
const OFFICE_HOURS: Hours = [1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  opens: '07:30',
  closes: weekday === 5 ? '11:30' : '14:00',
}));

function puskesmas(
  code: string,
  name: string,
  address: string,
  stays: 'day' | 'night' = 'day',
): FacilityFact {
  return {
    key: code,
    kemkesCode: code,
    name: `Puskesmas ${name}`,
    kind: 'puskesmas',
    address,
    regionCode: REGION,
    phone: null,
    isAlwaysOpen: stays === 'night',
    openHours: stays === 'night' ? [] : OFFICE_HOURS,
    erLevel: stays === 'night' ? 1 : 0,
    capabilities: stays === 'night' ? ['delivery'] : [],
    beds:
      stays === 'night'
        ? [
            { kind: 'er', total: 3, available: 2 },
            { kind: 'delivery', total: 2, available: 1 },
          ]
        : [],
  };
}

/**
 * The 20 puskesmas of Kota Jambi: names, Kemenkes codes and addresses are facts, with the kelurahan and kecamatan of today
 * (Alam Barajo, Danau Sipin and Paal Merah were parted off in 2015). Which of them stay open at night, and their beds, are
 * assumptions of the demo. Points are not stated: the published ones lie kilometres off, so the gazetteer places the address.
 */
export const KOTA_JAMBI_PUSKESMAS: readonly FacilityFact[] = [
  puskesmas('P1571050101', 'Putri Ayu', 'Jl. Slamet Riyadi, Kel. Solok Sipin, Kec. Danau Sipin', 'night'),
  puskesmas(
    'P1571050202',
    'Simpang IV Sipin',
    'Jl. Arif Rahman Hakim, Kel. Simpang IV Sipin, Kec. Telanaipura',
    'night',
  ),
  puskesmas('P1571050203', 'Aur Duri', 'Perumnas Aur Duri, Kel. Penyengat Rendah, Kec. Telanaipura'),
  puskesmas('P1571080201', 'Tanjung Pinang', 'Jl. Tarumanegara, Kel. Tanjung Pinang, Kec. Jambi Timur'),
  puskesmas('P1571080203', 'Talang Banjar', 'Jl. Panca Karya, Kel. Talang Banjar, Kec. Jambi Timur', 'night'),
  puskesmas('P1571080202', 'Payo Selincah', 'Jl. Orang Kayo Pingai, Kel. Payo Selincah, Kec. Paal Merah'),
  puskesmas(
    'P1571020101',
    'Pakuan Baru',
    'Jl. Jenderal Sudirman, Kel. Pakuan Baru, Kec. Jambi Selatan',
    'night',
  ),
  puskesmas('P1571020202', 'Talang Bakung', 'Kel. Talang Bakung, Kec. Paal Merah'),
  puskesmas('P1571020203', 'Kebun Kopi', 'Kebun Kopi, Kel. Thehok, Kec. Jambi Selatan'),
  puskesmas('P1571020204', 'Paal Merah I', 'Jl. KH. AR. Saleh, Kel. Paal Merah, Kec. Paal Merah'),
  puskesmas('P1571020205', 'Paal Merah II', 'Jl. KH. AR. Saleh, Kel. Lingkar Selatan, Kec. Paal Merah'),
  puskesmas('P1571060101', 'Olak Kemang', 'Jl. KH. Hasan Anang, Kel. Olak Kemang, Kec. Danau Teluk', 'night'),
  puskesmas('P1571070201', 'Tahtul Yaman', 'Jl. KH. Tomok, Kel. Tahtul Yaman, Kec. Pelayangan'),
  puskesmas('P1571040201', 'Koni', 'Jl. Pangeran Diponegoro, Kel. Sungai Asam, Kec. Pasar Jambi'),
  puskesmas('P1571030201', 'Simpang Kawat', 'Jl. HOS. Cokroaminoto, Kel. Payo Lebar, Kec. Jelutung', 'night'),
  puskesmas('P1571030202', 'Kebun Handil', 'Jl. DI. Panjaitan, Kel. Kebun Handil, Kec. Jelutung'),
  puskesmas('P1571010201', 'Paal V', 'Jl. Kol. M. Kukuh, Kel. Paal Lima, Kec. Kota Baru'),
  puskesmas('P1571010202', 'Paal X', 'Jl. Pangeran Hidayat, Kel. Kenali Asam Bawah, Kec. Kota Baru', 'night'),
  puskesmas('P1571010203', 'Kenali Besar', 'Jl. Lingkar Barat, Kel. Kenali Besar, Kec. Alam Barajo'),
  puskesmas('P1571010204', 'Rawasari', 'Jl. TP. Sriwijaya, Kel. Rawa Sari, Kec. Alam Barajo'),
];
