const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** What callers and operators write around a place without naming one. */
const AROUND_A_PLACE = words(
  'di ke dari yang yg dan dn dengan dgn pada itu ini ada adalah sini situ sana nya raya besar alamat almt lokasi lok posisi ' +
    'tempat kejadian tkp daerah drh wilayah kawasan jurusan nomor nomer atas nama masuk lewat lwt tembus sampai antara pas ' +
    'persis rumahnya terus lurus belok kiri kanan dalam luar sekitarnya setelah sebelum habis ujung the of and in m meter mtr ' +
    'subdistrict district village city street road avenue about around meters metres from',
);

/** What happened, to whom, and what is asked for. */
const CALLS = words(
  'tolong mohon minta bantuan butuh perlu cepat segera darurat orang warga korban pasien anak bayi balita kecelakaan laka ' +
    'lakalantas tabrakan tabrak ditabrak menabrak kebakaran terbakar api asap banjir longsor pohon tumbang roboh ambulan ' +
    'ambulans ambulance polisi damkar sakit pingsan sesak napas nafas melahirkan hamil jatuh meninggal luka lukanya parah ' +
    'motor mobil truk bus sepeda becak ojek darah berdarah pendarahan jantung stroke kejang demam panas muntah diare pusing ' +
    'sadar sadarkan diri patah tulang kepala dada perut kaki tangan tersengat listrik tenggelam hanyut digigit ular ' +
    'runtuh ambruk ambles rubuh tertimbun tertimpa terjepit tertabrak terguling terbalik terjatuh terluka tertusuk ' +
    'keracunan gantung rampok maling begal copet tawuran berkelahi ledakan meledak gas kompor bocor kabel hidup mati',
);

/** Words of talk: pronouns, helpers, time, thanks. */
const TALK = words(
  'pak bu bapak ibu bang mas mbak kak dik om tante nenek kakek suami istri ayah mama teman tetangga saudara keluarga ' +
    'saya aku gue kami kita kamu anda dia ia mereka beliau sedang lagi sudah udah sdh belum blm tidak tdk nggak ngga enggak ' +
    'gak ga bukan jangan mau ingin akan bisa dapat boleh harus karena krn sebab untuk utk buat supaya agar kalau kalo jika ' +
    'bila tapi tetapi atau juga jg saja aja cuma hanya masih sangat sekali banget banyak sedikit beberapa semua setiap ' +
    'terima kasih makasih trims halo hallo hai assalamualaikum waalaikumsalam selamat pagi siang sore malam hari jam menit ' +
    'tanggal bulan tahun kemarin besok tadi tadinya nanti baru sekarang skrg barusan ya iya yah oke ok baik siap kok sih deh dong ' +
    'kan loh lho apa siapa mana dimana kapan mengapa kenapa bagaimana gimana berapa begitu begini gitu gini tahu tau lihat ' +
    'melihat dengar datang pergi pulang kirim kirimkan antar bawa dibawa ambil jemput tunggu menunggu telepon telpon hp ' +
    'sambung putus coba kembali ulang lama segini seperti kayak sama oleh tentang punya jadi menjadi terjadi habis hilang ' +
    'kucing anjing waktu dri drpd kmrn kmrin kemaren blom udh dah tlg tlng mhn bntu bgt bngt sy aq yah dgr lgsg lgi pdhl trs smp skrg ' +
    'niih nih thn tgl org ank bpk ibu2 mksh trims tks smua bnyk dtg plis pls padahal sempat pukul',
);

/** Words of the language that seldom name a place by themselves; a name may still hold them. */
export const FILLERS: ReadonlySet<string> = new Set([...AROUND_A_PLACE, ...CALLS, ...TALK]);

/** Words of somebody who tells what happened rather than where. */
export const TALK_WORDS: ReadonlySet<string> = new Set([...CALLS, ...TALK]);
