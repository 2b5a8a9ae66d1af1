import { type Translated } from '#siaga/web-kit';

const id = {
  copy: {
    open: 'Data saya',
    title: 'Salinan data Anda',
    hint: 'Semua yang disimpan tentang Anda dan anak yang Anda laporkan. Simpan di tempat yang aman: siapa pun yang memegangnya dapat membacanya.',
    save: 'Simpan berkas',
    print: 'Cetak',
    field: {
      nik: 'NIK',
      bornOn: 'Lahir',
      phone: 'Telepon',
      address: 'Alamat',
      rt: 'RT',
      rw: 'RW',
      period: 'Masa pantau',
      place: 'Titik rumah',
      arrival: 'Datang dari',
      asks: 'Ditanya lewat',
      openedAt: 'Dimasukkan',
      closedAt: 'Selesai',
    },
    reports: 'Laporan: {{n}}',
    report: '{{day}}, versi {{n}}',
    visits: 'Kunjungan dan telepon petugas: {{n}}',
    way: { visit: 'Dikunjungi {{day}}', phone: 'Ditelepon {{day}}' },
    clinics: 'Kunjungan klinik: {{n}}',
    places: 'Jejak lokasi yang masih disimpan: {{n}}. Rinciannya ada dalam berkas.',
    notes: 'Catatan petugas: {{n}}. Isinya dapat menyebut orang lain; minta kepada puskesmas Anda.',
    others:
      'Tombol darurat dipakai {{alarms}} kali, pesan dikirim {{messages}} kali. Rinciannya ada dalam berkas.',
  },
};

const en: Translated<typeof id> = {
  copy: {
    open: 'My data',
    title: 'A copy of your data',
    hint: 'All that is held of you and of children for whom you report. Keep it in a safe place: whoever has it can read it.',
    save: 'Save file',
    print: 'Print',
    field: {
      nik: 'NIK',
      bornOn: 'Born',
      phone: 'Telephone',
      address: 'Address',
      rt: 'RT',
      rw: 'RW',
      period: 'Period',
      place: 'Point of the house',
      arrival: 'Came from',
      asks: 'Asked by',
      openedAt: 'Entered',
      closedAt: 'Ended',
    },
    reports: 'Reports: {{n}}',
    report: '{{day}}, version {{n}}',
    visits: 'Visits and calls of officers: {{n}}',
    way: { visit: 'Visited {{day}}', phone: 'Called {{day}}' },
    clinics: 'Clinic visits: {{n}}',
    places: 'Places that are still kept: {{n}}. The file has each.',
    notes: 'Notes of officers: {{n}}. They may tell of others; ask your puskesmas for them.',
    others:
      'The panic button was used {{alarms}} times, messages were sent {{messages}} times. The file has each.',
  },
};

/** Texts of a copy of one's own data: a part of the follow-up's own. */
export const copyTexts = { id, en };
