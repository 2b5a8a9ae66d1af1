import { type Translated } from '#siaga/web-kit';

const id = {
  asks: {
    open: 'Cara ditanya',
    title: 'Cara menanyakan laporan {{name}}',
    channel: { sms: 'SMS', whatsapp: 'WhatsApp', none: 'Jangan tanya' },
    hour: 'Jam',
    ofProgram: 'Jam yang biasa',
    noneHint: 'Anda tidak ditanya lagi lewat pesan. Laporan harian tetap diisi di halaman ini.',
    save: 'Simpan',
    saved: 'Disimpan.',
  },
};

const en: Translated<typeof id> = {
  asks: {
    open: 'How you are asked',
    title: 'How {{name}} is asked for the report',
    channel: { sms: 'SMS', whatsapp: 'WhatsApp', none: 'Do not ask' },
    hour: 'Hour',
    ofProgram: 'The usual hour',
    noneHint: 'You are not asked by message any more. The daily report is still filled in on this page.',
    save: 'Save',
    saved: 'Saved.',
  },
};

/** Texts of how somebody is asked each day: a part of the follow-up's own. */
export const asksTexts = { id, en };
