import type { Centre, CentrePhone, HandoverTarget, RegionName } from '#siaga/contracts';

/** What is dialled where no centre is known: 119 for health and 112 for all emergencies, answered by who is near (Permenkominfo 10/2016). */
const GENERAL_PHONES: readonly CentrePhone[] = [
  { label: '119', number: '119' },
  { label: '112', number: '112' },
];

/** What to say where a centre has no text of its own. Scripts are in Indonesian, whatever the screen's language. */
function generalScript(to: string): string {
  return [
    `"Selamat pagi/siang/malam, ini pusat layanan darurat. Saya menyerahkan kasus di ${to}."`,
    '1. Sebut tempat dan patokannya, lalu keluhan utama dan jumlah pasien.',
    '2. Sebut nama dan nomor pemanggil; minta mereka menelepon balik pemanggil.',
    '3. Tanya: "Kasus ini Anda ambil? Atas nama siapa?" Catat namanya.',
    '4. Bila tidak diambil, tutup telepon dan tangani sendiri.',
  ].join('\n');
}

/** Numbers and words for handing a case to who answers in a regency; also when nobody is known there. */
export function targetOf(regency: RegionName | null, centre: Centre | null): HandoverTarget {
  const known = centre?.phones ?? [];
  return {
    regency,
    centre,
    phones: known.length > 0 ? known : [...GENERAL_PHONES],
    script: centre?.script ?? generalScript(regency?.name ?? centre?.name ?? 'luar wilayah kami'),
  };
}
