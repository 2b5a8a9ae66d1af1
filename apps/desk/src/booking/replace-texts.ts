import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  replace: {
    open: 'Ganti dokter',
    title: 'Ganti dokter sesi ini',
    who: 'Yang praktik',
    planned: '{{name}} (sesuai jadwal)',
    comes: 'Sekarang: {{name}}.',
    fillsIn: 'Sekarang: {{name}}, menggantikan {{planned}}.',
    hint: 'Nomor, jam dan urutan pasien tetap. Ponsel mereka diberi tahu.',
    nobody: 'Tidak ada dokter lain di faskes ini. Tambahkan dahulu di Jadwal poli.',
    submit: 'Ganti',
    done: 'Yang praktik sekarang {{name}}',
    days: 'Dokter pengganti',
    day: 'Hari',
    none: 'Tidak ada sesi terbuka pada hari itu.',
    of: 'Ganti dokter {{session}}',
    instead: '{{name}}, menggantikan {{planned}}',
  },
};

const en: Translated<typeof id> = {
  replace: {
    open: 'Replace doctor',
    title: 'Replace the doctor of this session',
    who: 'Who comes',
    planned: '{{name}} (as planned)',
    comes: 'Now: {{name}}.',
    fillsIn: 'Now: {{name}}, for {{planned}}.',
    hint: 'Numbers, hours and order of the patients stay. Their phones are told.',
    nobody: 'There is no other doctor at this facility. Add one in the clinic schedules.',
    submit: 'Replace',
    done: '{{name}} comes now',
    days: 'Doctors who fill in',
    day: 'Day',
    none: 'No session is open on that day.',
    of: 'Replace the doctor of {{session}}',
    instead: '{{name}}, for {{planned}}',
  },
};

/** What the screens say of a doctor who is replaced for one session. */
export const replaceTexts: ScreenTexts = { id, en };

declare global {
  interface DeskTexts {
    replace: Translated<typeof id>['replace'];
  }
}
