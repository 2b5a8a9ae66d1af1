import type { JknOptions, JknWord } from '#siaga/contracts';

/** As the acceptance test's sheet and the implementations in use have it; `{…}` is filled in. */
export const USUAL_WORDS: Readonly<Record<JknWord, string>> = {
  wrong_credentials: 'Username atau Password Tidak Sesuai',
  token_expired: 'Token Expired',
  no_service: 'Layanan Tidak Ditemukan',
  no_clinic: 'Poli Tidak Ditemukan',
  date_form: 'Format Tanggal Tidak Sesuai, format yang benar adalah yyyy-mm-dd',
  date_over: 'Tanggal Periksa Tidak Berlaku',
  clinic_shut: 'Pendaftaran ke Poli Ini Sedang Tutup',
  clinic_over: 'Pendaftaran Ke Poli {poli} Sudah Tutup Jam {jam}',
  no_session:
    'Jadwal Dokter {dokter} Tersebut Belum Tersedia, Silahkan Reschedule Tanggal dan Jam Praktek Lainnya',
  once_a_day: 'Nomor Antrean Hanya Dapat Diambil 1 Kali Pada Tanggal Yang Sama',
  new_patient: 'Data pasien ini tidak ditemukan, silahkan Melakukan Registrasi Pasien Baru',
  same_reference: 'Anda sudah terdaftar dalam antrian menggunakan nomor referensi yang sama',
  full: 'Kuota Antrean Sudah Penuh, silahkan pilih tanggal atau jam praktek lainnya',
  nik_form: 'Format NIK Tidak Sesuai',
  card_form: 'Format Nomor Kartu Tidak Sesuai',
  field_missing: '{isian} tidak boleh kosong',
  visit_form: 'Jenis Kunjungan Tidak Sesuai',
  no_ticket: 'Antrean Tidak Ditemukan',
  no_ticket_or_cancelled: 'Antrean Tidak Ditemukan atau Sudah Dibatalkan',
  already_served: 'Pasien Sudah Dilayani, Antrean Tidak Dapat Dibatalkan',
  no_code: 'Kode Booking tidak boleh kosong',
  no_time: 'Waktu tidak boleh kosong',
  no_booking: 'Data Booking tidak ditemukan',
  time_backwards: 'Waktu Checkin tidak berlaku mundur',
  already_in: 'Anda Sudah Checkin pada tanggal {waktu}',
  cancelled_at: 'Booking Anda Sudah Dibatalkan pada tanggal {waktu}',
  too_late: 'Chekin Anda sudah expired. Silahkan konfirmasi ke loket pendaftaran',
  too_early: 'Checkin dibuka mulai {waktu}',
  no_prescription: 'Antrean Farmasi Belum Tersedia',
  come_to_admission: 'Harap datang ke admisi untuk melengkapi data rekam medis',
  come_early: 'Peserta harap {menit} menit lebih awal guna pencatatan administrasi. Jam kedatangan {jam}.',
  missed: 'Apabila antrean terlewat harap mengambil antrean kembali.',
  busy: 'Sistem sedang sibuk, silahkan coba lagi',
};

/** What the patient is told, in the facility's own wording where it has one. */
export function wordsOf(
  { words }: Pick<JknOptions, 'words'>,
  word: JknWord,
  facts: Readonly<Record<string, string>> = {},
): string {
  return (words[word] ?? USUAL_WORDS[word]).replace(/\{(\w+)\}/g, (all, name: string) =>
    Object.hasOwn(facts, name) ? (facts[name] ?? all) : all,
  );
}

/** A refusal in words of the contract: 201, or 202 for who has to register first. */
export class JknRefusal extends Error {
  override readonly name = 'JknRefusal';

  constructor(
    readonly word: JknWord,
    readonly facts: Readonly<Record<string, string>> = {},
    readonly answer: 201 | 202 = 201,
  ) {
    super(word);
  }
}
