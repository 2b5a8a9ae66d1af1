import { type Point } from '#siaga/contracts';

/** A place in the city: how callers say it, and about where it is. */
export interface CityPlace {
  /** Kelurahan, as its official name is written. */
  village: string;
  point: Point;
  /** Streets and landmarks that callers of this kelurahan name. */
  said: readonly string[];
}

const place = (village: string, lon: number, lat: number, ...said: string[]): CityPlace => ({
  village,
  point: { lon, lat },
  said,
});

/** Region of the demo city. */
export const JAMBI_REGION = '15.71';

/**
 * Kelurahan of Kota Jambi with a point inside each, and places as people there say them, abbreviations and all.
 * Points are the middle of the kelurahan, good to some hundred metres.
 */
export const JAMBI_PLACES: readonly CityPlace[] = [
  place(
    'Legok',
    103.5938,
    -1.5945,
    'Jl. Slamet Riyadi, Legok',
    'depan Puskesmas Putri Ayu',
    'Legok dekat Danau Sipin',
  ),
  place(
    'Handil Jaya',
    103.6165,
    -1.6325,
    'Kel. Handil Jaya',
    'Jln Handil Jaya RT 12',
    'handil jaya belakang masjid',
  ),
  place('Kebun Handil', 103.6183, -1.6251, 'depan Puskesmas Kebun Handil', 'Jl DI Panjaitan, Kebun Handil'),
  place('Jelutung', 103.6142, -1.616, 'Kel Jelutung', 'Jl. HOS Cokroaminoto dekat Puskesmas Simpang Kawat'),
  place('Cempaka Putih', 103.6136, -1.6056, 'Kel. Cempaka Putih RT 08', 'Cempaka Putih, Jelutung'),
  place('Payo Lebar', 103.6018, -1.6105, 'Payo Lebar', 'Kel. Payo Lebar, Kec. Jelutung RT 21'),
  place('Talang Jauh', 103.619, -1.6048, 'Talang Jauh Jelutung', 'Kel. Talang Jauh'),
  place(
    'Talang Banjar',
    103.6343,
    -1.6024,
    'depan Puskesmas Talang Banjar',
    'Pasar Talang Banjar',
    'Jl. Panca Karya',
  ),
  place(
    'Payo Selincah',
    103.6486,
    -1.5972,
    'sebelah Puskesmas Payo Selincah',
    'Jl Orang Kayo Pingai, Payo Selincah',
  ),
  place('Tanjung Pinang', 103.631, -1.5935, 'Puskesmas Tanjung Pinang', 'Jl. Tarumanegara, Tanjung Pinang'),
  place('Kasang', 103.6247, -1.5837, 'Kel. Kasang pinggir sungai', 'Kasang RT 05, Jambi Timur'),
  place('Sijenjang', 103.6407, -1.5723, 'Sijenjang, Jambi Timur', 'Kel. Sijenjang'),
  place('Beringin', 103.6106, -1.5942, 'Jl. Dr. Sutomo depan RS Santa Theresia', 'Beringin, Pasar Jambi'),
  place('Sungai Asam', 103.6159, -1.5977, 'Jl. Raden Mattaher dekat RS Bhayangkara', 'Sungai Asam RT 03'),
  place(
    'Orang Kayo Hitam',
    103.6145,
    -1.5918,
    'Jl P Diponegoro dekat Puskesmas Koni',
    'Kel. Orang Kayo Hitam',
  ),
  place(
    'Thehok',
    103.6266,
    -1.6329,
    'Jl. Jend. Sudirman, Thehok',
    'The Hok RT 14',
    'Kel. Thehok Jambi Selatan',
  ),
  place('Pakuan Baru', 103.6273, -1.6089, 'depan Puskesmas Pakuan Baru', 'Pakuan Baru, Jl. Jendral Sudirman'),
  place('Pasir Putih', 103.6388, -1.6193, 'Kel. Pasir Putih', 'psr putih jambi selatan RT 20'),
  place('Tambak Sari', 103.6235, -1.6117, 'Tambak Sari', 'Kel. Tambaksari RT 07/02'),
  place('Wijaya Pura', 103.6341, -1.613, 'Wijaya Pura, Jambi Selatan', 'Kel Wijayapura dekat SD'),
  place(
    'Paal Merah',
    103.6399,
    -1.642,
    'Pal Merah',
    'Jl. KH AR Saleh dekat Puskesmas Paal Merah I',
    'Kel. Paal Merah',
  ),
  place('Lingkar Selatan', 103.6377, -1.6504, 'Jl. Lingkar Selatan', 'Lingkar Selatan arah Paal Merah'),
  place('Talang Bakung', 103.6495, -1.6259, 'Puskesmas Talang Bakung', 'Talang Bakung RT 30'),
  place('Eka Jaya', 103.6615, -1.6141, 'Kel. Eka Jaya', 'Perumahan Eka Jaya, Paal Merah'),
  place('Bakung Jaya', 103.6668, -1.6285, 'Bakung Jaya', 'Kel. Bakung Jaya RT 11'),
  place(
    'Paal Lima',
    103.6102,
    -1.6358,
    'Pal V',
    'Jl. Kol. M. Kukuh dekat Puskesmas Paal V',
    'Kel. Paal Lima Kota Baru',
  ),
  place(
    'Simpang III Sipin',
    103.5917,
    -1.6281,
    'Simpang Tiga Sipin',
    'Jl. Ir. H. Juanda dekat RS Mayang Medical Centre',
  ),
  place('Suka Karya', 103.6006, -1.6315, 'Kel. Suka Karya', 'Sukakarya RT 15, Kota Baru'),
  place('Kenali Asam Bawah', 103.6051, -1.664, 'Kenali Asam Bawah', 'Jl. P. Hidayat dekat Puskesmas Paal X'),
  place('Kenali Asam', 103.5905, -1.6545, 'Kel. Kenali Asam', 'Kenali Asam RT 22'),
  place(
    'Mayang Mangurai',
    103.5741,
    -1.6551,
    'RSUD Abdul Manap',
    'Mayang Mangurai dekat RS Abdul Manap',
    'Kel. Mayang',
  ),
  place('Rawa Sari', 103.5733, -1.6251, 'Jl. TP Sriwijaya, Rawasari', 'depan Puskesmas Rawasari'),
  place('Beliung', 103.5767, -1.6328, 'Kel. Beliung', 'Beliung, Alam Barajo RT 06'),
  place('Kenali Besar', 103.5423, -1.642, 'Puskesmas Kenali Besar', 'Kenali Besar, Alam Barajo RT 40'),
  place('Simpang Rimbo', 103.5608, -1.6351, 'Simpang Rimbo', 'dekat terminal Simpang Rimbo'),
  place(
    'Simpang IV Sipin',
    103.5768,
    -1.6156,
    'Jl. A. Rahman Hakim, Sp IV Sipin',
    'Puskesmas Simpang IV Sipin',
  ),
  place('Telanaipura', 103.5816, -1.6068, 'Telanaipura dekat kantor gubernur', 'RSUD Raden Mattaher'),
  place('Pematang Sulur', 103.5656, -1.604, 'Kel. Pematang Sulur', 'Pematang Sulur RT 17'),
  place('Aur Kenali', 103.5499, -1.599, 'Perumnas Aur Duri', 'Aurduri blok F dekat puskesmas'),
  place(
    'Penyengat Rendah',
    103.5553,
    -1.5772,
    'Penyengat Rendah',
    'Kel. Penyengat Rendah pinggir Batanghari',
  ),
  place('Sungai Putri', 103.5905, -1.6069, 'Kel. Sungai Putri', 'Sei Putri, Danau Sipin'),
  place('Selamat', 103.5933, -1.6156, 'Kel. Selamat RT 10', 'Selamat, Danau Sipin'),
  place('Solok Sipin', 103.5994, -1.6016, 'Solok Sipin', 'Kel. Solok Sipin dekat simpang pulai'),
  place(
    'Olak Kemang',
    103.5989,
    -1.5677,
    'Puskesmas Olak Kemang',
    'Jl. KH Hasan Anang, Olak Kemang seberang',
  ),
  place('Tahtul Yaman', 103.6209, -1.5645, 'Puskesmas Tahtul Yaman', 'Tahtul Yaman, Pelayangan RT 04'),
  place('Pasir Panjang', 103.5807, -1.5734, 'Kel. Pasir Panjang, Danau Teluk', 'Pasir Panjang seberang kota'),
];
