import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  handout: {
    title: 'Daftar dari HP, datang pada jamnya',
    at: 'di {{name}}',
    print: 'Cetak petunjuk',
    code: 'Kode QR ke {{address}}',
    steps: {
      scan: 'Arahkan kamera HP ke kode ini, atau ketik alamatnya.',
      choose: 'Pilih poli, dokter, dan hari.',
      fill: 'Isi nama, NIK atau nomor kartu BPJS, dan nomor HP. Ketik kode enam angka yang dikirim ke HP Anda.',
      come: 'Anda langsung mendapat nomor dan jam. Datanglah pada jam itu, tidak perlu sejak pagi. HP Anda memberi tahu bila dokter terlambat.',
      show: 'Di sini, tunjukkan kode di HP kepada mesin atau petugas loket, lalu tunggu nomor Anda dipanggil.',
    },
    noPhone: 'Tidak punya HP? Petugas loket mendaftarkan Anda ke jam kosong berikutnya.',
    emergency: 'Keadaan darurat: langsung ke IGD, atau telepon 119.',
  },
};

const en: Translated<typeof id> = {
  handout: {
    title: 'Book by phone, come at your hour',
    at: 'at {{name}}',
    print: 'Print the hand-out',
    code: 'QR code to {{address}}',
    steps: {
      scan: 'Point the phone’s camera at this code, or type the address.',
      choose: 'Choose clinic, doctor and day.',
      fill: 'Give name, NIK or BPJS card number, and your phone number. Type the code of six digits that is sent to your phone.',
      come: 'You get a number and an hour at once. Come at that hour, there is no need to come early. Your phone tells you when the doctor is late.',
      show: 'Here, show the code on your phone to the machine or the counter, and wait until your number is called.',
    },
    noPhone: 'No phone? The counter books you into the next free hour.',
    emergency: 'An emergency: go to the emergency room at once, or call 119.',
  },
};

declare global {
  interface DeskTexts {
    handout: Translated<typeof id>['handout'];
  }
}

/** Texts of the hand-out. */
export const texts: ScreenTexts = { id, en };
