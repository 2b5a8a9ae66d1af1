import type { Half } from './halves.js';

/** A report of a flood, a fire or an accident on a street that no map holds, with where that street is. */
export interface StreetReport {
  readonly text: string;
  readonly lat: number;
  readonly lon: number;
  /** The centre that takes the call. */
  readonly servedBy: string;
}

function report(servedBy: string, lat: number, lon: number, text: string): StreetReport {
  return { text, lat, lon, servedBy };
}

/**
 * As people write to a flood map or a hotline: streets, estates and landmarks of big cities, seldom a village. Points are
 * the middles of the streets, from general knowledge, right to about a kilometre.
 */
export const STREET_REPORTS: Readonly<Record<Half, readonly StreetReport[]>> = {
  tuning: [
    report('31', -6.2405, 106.8205, 'banjir di jl kapten tendean arah blok m, motor mogok semua'),
    report('31', -6.2263, 106.8096, 'genangan 20 cm depan polda metro'),
    report('31', -6.1932, 106.8497, 'jl pramuka raya banjir, macet total'),
    report('31', -6.1683, 106.9016, 'air masuk perumahan kelapa gading blok m rt 07 rw 12'),
    report('31', -6.2637, 106.8282, 'Genangan di Kemang Raya depan hypermart'),
    report('31', -6.1255, 106.8007, 'rob di jl muara karang raya sudah selutut'),
    report('31', -6.2237, 106.8618, 'warga gang mawar butuh perahu karet, air 1,5 meter'),
    report('31', -6.1586, 106.8944, 'Jl Boulevard Barat tergenang lagi #banjirjakarta'),
    report('31', -6.2894, 106.7981, 'pohon tumbang jl fatmawati raya dekat stasiun mrt'),
    report('31', -6.1957, 106.8228, 'bundaran HI aman tidak banjir'),
    report('31', -6.2079, 106.7958, 'jl gatot subroto km 3 banjir dua arah'),
    report('31', -6.1547, 106.7443, 'Jl. Daan Mogot KM 11 banjir truk tidak bisa lewat'),
    report('31', -6.2442, 106.7991, 'blok m square basement kemasukan air'),
    report('31', -6.1713, 106.7866, 'genangan depan untar, hati hati licin'),
    report('31', -6.2252, 106.8582, 'kp pulo tenggelam lagi tolong evakuasi'),
    report('31', -6.2956, 106.8229, 'kolong tol simatupang tergenang 40 cm'),
    report('31', -6.1398, 106.8134, 'lodan raya banjir rob, kontainer antre'),
    report('31', -6.2109, 106.8451, 'stasiun manggarai banjir, kereta antre'),
    report('31', -6.2785, 106.8676, 'banjir cililitan kecil rt 3 rw 6 perlu logistik'),
    report('31', -6.1786, 106.7921, 'terminal grogol tergenang, busway dialihkan'),
    report('32.73', -6.9147, 107.6098, 'banjir cileuncang di jl braga depan toko buku'),
    report('32.73', -6.938, 107.6205, 'Jl Soekarno Hatta dekat samsat macet genangan'),
    report('32.73', -6.9036, 107.6186, 'gedung sate ada demo, ambulans jangan lewat sini'),
    report('32.73', -6.9025, 107.572, 'pasteur banjir setinggi ban mobil'),
    report('33.74', -6.9678, 110.4281, 'tawang banjir stasiun tutup'),
    report('33.74', -6.9547, 110.4596, 'rob kaligawe truk mogok'),
    report('33.74', -6.983, 110.4093, 'simpang lima tergenang setelah hujan sejam'),
    report('35.78', -7.2575, 112.7521, 'Jl Tunjungan tergenang depan siola'),
    report('35.78', -7.2888, 112.7344, 'mayjen sungkono banjir semata kaki'),
    report('35.78', -7.3158, 112.7347, 'kebakaran gudang di jl a yani seberang royal'),
    report('12.71', 3.5852, 98.6756, 'jl zainul arifin banjir depan sun plaza'),
    report('12.71', 3.5706, 98.6566, 'Jl Dr Mansyur USU tergenang sampai pintu satu'),
    report('73.71', -5.1567, 119.4436, 'jl ap pettarani macet banjir depan kantor telkom'),
    report('73.71', -5.1376, 119.4882, 'BTP blok AF banjir satu meter'),
    report('16.71', -2.9761, 104.7754, 'genangan di jl sudirman dekat masjid agung'),
    report('64.71', -1.2379, 116.8529, 'MT Haryono banjir depan balikpapan baru'),
    report('15.71', -1.6101, 103.6131, 'banjir di jalan sumantri brojonegoro depan kampus'),
    report('15.71', -1.6216, 103.6023, 'simpang pulai macet ada pohon tumbang'),
    report('15.71', -1.5888, 103.6217, 'kebakaran di pasar angso duo tolong damkar'),
    report('34.71', -7.7828, 110.3671, 'jl mangkubumi ada kecelakaan dekat tugu'),
  ],
  heldOut: [
    report(
      '31',
      -6.2301,
      106.8297,
      'genangan jl gatot subroto depan balai kartini, lajur kiri tidak bisa lewat',
    ),
    report('31', -6.2443, 106.8236, 'jl mampang prapatan raya banjir selutut orang dewasa'),
    report('31', -6.1864, 106.834, 'tugu tani macet gara gara genangan'),
    report('31', -6.1566, 106.9072, 'gading kirana timur air masuk rumah, listrik sudah dipadamkan'),
    report('31', -6.2528, 106.8125, 'Jl Wijaya dekat pasar santa banjir 30 cm'),
    report('31', -6.1185, 106.7762, 'PIK aman, muara angke rob'),
    report('31', -6.2228, 106.8694, 'gang arus banjir kiriman sudah sedada'),
    report('31', -6.1632, 106.8772, 'Jl Perintis Kemerdekaan depan asmi tergenang #info'),
    report('31', -6.2434, 106.7829, 'pohon tumbang jl gandaria tengah, tutup jalan'),
    report('31', -6.1754, 106.8272, 'monas kering, aman lancar'),
    report('31', -6.1851, 106.7629, 'Tol kebon jeruk arah tomang antre karena genangan'),
    report('31', -6.1375, 106.7277, 'Jl Kamal Raya depan ruko taman palem banjir'),
    report('31', -6.2657, 106.7834, 'pondok indah mall 2 parkirannya kebanjiran'),
    report('31', -6.1897, 106.7975, 'slipi jaya tergenang semata kaki'),
    report('31', -6.2146, 106.8703, 'bukit duri belakang puskesmas butuh evakuasi lansia'),
    report('31', -6.3023, 106.8422, 'jl tb simatupang arah ps rebo banjir'),
    report('31', -6.1295, 106.8316, 'ancol depan pintu gerbang timur air rob'),
    report('31', -6.2271, 106.8005, 'senayan city basement aman'),
    report('31', -6.2518, 106.8731, 'halim banjir komplek trikora rt 4'),
    report('31', -6.1661, 106.8025, 'roxy mas macet parah air 20 senti'),
    report('32.73', -6.9217, 107.6071, 'alun alun bandung tergenang depan masjid raya'),
    report('32.73', -6.9519, 107.6685, 'derwati banjir lagi pak, gedebage juga'),
    report('32.73', -6.8935, 107.6105, 'pohon roboh jl ganesha depan itb'),
    report('32.73', -6.9209, 107.5932, 'pagarsih sungainya meluap mobil hanyut'),
    report('33.74', -6.9826, 110.4574, 'jl wolter monginsidi genuk rob tinggi'),
    report('33.74', -6.9842, 110.4108, 'pandanaran genangan depan pusat oleh oleh'),
    report('33.74', -7.0512, 110.4396, 'longsor kecil di tembalang dekat undip'),
    report('35.78', -7.2653, 112.7424, 'Jl Basuki Rahmat banjir depan bioskop'),
    report('35.78', -7.2897, 112.6758, 'hr muhammad tergenang dua arah'),
    report('35.78', -7.318, 112.7825, 'kebakaran ruko di jl rungkut madya'),
    report('12.71', 3.5833, 98.665, 'jl gajah mada simpang iskandar muda banjir'),
    report('12.71', 3.6156, 98.6762, 'Jl Putri Hijau depan rs tembakau deli genangan'),
    report('73.71', -5.1349, 119.4958, 'perintis kemerdekaan km 10 depan unhas pohon tumbang'),
    report('73.71', -5.1612, 119.4354, 'jl veteran selatan kebakaran rumah padat'),
    report('16.71', -2.9548, 104.7299, 'jl soekarno hatta palembang truk terguling'),
    report('64.71', -1.2756, 116.8272, 'klandasan kebakaran warga butuh damkar'),
    report('15.71', -1.6329, 103.5774, 'kecelakaan depan bandara lama dekat simpang rimbo'),
    report('15.71', -1.5935, 103.6095, 'banjir di jalan slamet riyadi broni'),
    report('15.71', -1.6047, 103.6392, 'talang banjar pasar terbakar'),
    report('34.71', -7.8014, 110.3647, 'malioboro ada orang pingsan depan beringharjo'),
  ],
};

/** What stands around the village's and the kecamatan's name in a report that tells them. */
export const REPORT_FRAMES: Readonly<Record<Half, readonly string[]>> = {
  tuning: [
    'banjir di kel {village} kec {district}, air selutut',
    'tolong evakuasi warga {village} {district}',
    'rt 03 rw 07 kelurahan {village} kebanjiran',
    'kebakaran rumah di {village}, {district}',
    'jl melati putih {village} tergenang',
    'kantor lurah {village} kemasukan air',
  ],
  heldOut: [
    'air naik di kelurahan {village}, kecamatan {district}',
    'warga {village} minta perahu, {district}',
    'lokasi rt 12/04 kel. {village}',
    'pohon tumbang {village} {district} tutup jalan',
    'jl anggrek kuning {village}, {district}',
    'depan balai desa {village} ada kecelakaan',
  ],
};
