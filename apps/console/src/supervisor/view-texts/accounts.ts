import { type ScreenTexts, type Translated } from '#siaga/web-kit';

const id = {
  accounts: {
    title: 'Akun',
    create: 'Buat akun',
    save: 'Simpan akun',
    noGrant: 'Belum ada hak. Pilih lalu tambahkan: tanpa hak, akun ini tidak bisa membuka apa pun.',
    username: 'Nama pengguna',
    usernameForm: '3 sampai 40 huruf, angka, titik, garis atau garis bawah, tanpa spasi.',
    displayName: 'Nama lengkap',
    password: 'Kata sandi',
    passwordHint: 'Paling sedikit 12 huruf.',
    role: 'Peran',
    scopeRegion: 'Wilayah',
    scopeUnit: 'Unit',
    scopeFacility: 'Faskes',
    disable: 'Nonaktifkan',
    enable: 'Aktifkan',
    disabled: 'nonaktif',
    reset: 'Ganti kata sandi',
    resetTitle: 'Kata sandi baru untuk {{name}}',
    addGrant: 'Tambah hak',
    removeGrant: 'Cabut',
    grants: 'Hak',
    saved: 'Akun disimpan',
    none: 'Belum ada akun.',
    noMatch: 'Tidak ada akun yang cocok.',
    filter: 'Cari akun',
    name: 'Nama',
    actions: 'Tindakan',
  },
};

const en: Translated<typeof id> = {
  accounts: {
    title: 'Accounts',
    create: 'Create account',
    save: 'Save account',
    noGrant: 'No right yet. Choose and add one: without a right this account can open nothing.',
    username: 'Username',
    usernameForm: '3 to 40 letters, digits, dots, dashes or underscores, without spaces.',
    displayName: 'Full name',
    password: 'Password',
    passwordHint: 'At least 12 letters.',
    role: 'Role',
    scopeRegion: 'Region',
    scopeUnit: 'Unit',
    scopeFacility: 'Facility',
    disable: 'Disable',
    enable: 'Enable',
    disabled: 'disabled',
    reset: 'New password',
    resetTitle: 'New password for {{name}}',
    addGrant: 'Add right',
    removeGrant: 'Remove',
    grants: 'Rights',
    saved: 'Account saved',
    none: 'No accounts yet.',
    noMatch: 'No account fits.',
    filter: 'Find an account',
    name: 'Name',
    actions: 'Actions',
  },
};

declare global {
  interface ConsoleTexts {
    accounts: Translated<typeof id>['accounts'];
  }
}

/** Texts of accounts and their rights. */
export const accountsTexts = { id, en } satisfies ScreenTexts;
