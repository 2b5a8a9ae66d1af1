import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  alerts: {
    title: 'Peringatan',
    none: 'Tidak ada peringatan.',
    newRed: 'Peringatan merah: {{what}}. {{n}} belum ditangani.',
    acknowledge: 'Saya tangani',
    by: 'ditangani {{name}}',
    putAside: 'Singkirkan',
    open: 'Buka kejadian',
    keys: {
      open: 'Lihat peringatan',
    },
  },
  supervisor: {
    report: 'Laporan waktu tanggap',
    lateTimes: 'Batas waktu',
    refused: 'Kiriman ditolak',
    accounts: 'Akun',
    units: 'Unit',
    trail: 'Jejak keamanan',
  },
};

const en: Translated<typeof id> = {
  alerts: {
    title: 'Alerts',
    none: 'No alerts.',
    newRed: 'Red alert: {{what}}. {{n}} nobody is on.',
    acknowledge: 'I take it',
    by: 'taken by {{name}}',
    putAside: 'Put aside',
    open: 'Open incident',
    keys: {
      open: 'Look at the alerts',
    },
  },
  supervisor: {
    report: 'Response times',
    lateTimes: 'Time limits',
    refused: 'Refused events',
    accounts: 'Accounts',
    units: 'Units',
    trail: 'Security trail',
  },
};

declare global {
  interface ConsoleTexts {
    alerts: Translated<typeof id>['alerts'];
    supervisor: Translated<typeof id>['supervisor'];
  }
}

/** Texts of alerts, and the names of the supervisor’s windows. */
export const texts: ScreenTexts = { id, en };
