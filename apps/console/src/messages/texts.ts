import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  demoBox: {
    menu: 'Kotak pesan demo',
    title: 'Kotak pesan demo',
    intro: 'Pesan yang akan dikirim bila penyedia SMS, WhatsApp, surel atau notifikasi sudah disetel.',
    none: 'Belum ada pesan.',
    to: 'kepada {{to}}',
    channel: {
      sms: 'SMS',
      whatsapp: 'WhatsApp',
      email: 'Surel',
      push: 'Notifikasi',
      webhook: 'Sistem lain',
      centre: 'Pusat lain',
      bpjs: 'BPJS',
    },
  },
};

const en: Translated<typeof id> = {
  demoBox: {
    menu: 'Demo message box',
    title: 'Demo message box',
    intro: 'Messages that would go out if a provider of SMS, WhatsApp, e-mail or notifications were set up.',
    none: 'No messages yet.',
    to: 'to {{to}}',
    channel: {
      sms: 'SMS',
      whatsapp: 'WhatsApp',
      email: 'E-mail',
      push: 'Notification',
      webhook: 'Other system',
      centre: 'Other centre',
      bpjs: 'BPJS',
    },
  },
};

declare global {
  interface ConsoleTexts {
    demoBox: Translated<typeof id>['demoBox'];
  }
}

/** Texts of the demo's message box. */
export const texts: ScreenTexts = { id, en };
