import { GazetteerDirectory, type NamedRegion } from './gazetteer-directory.js';

const region = (code: string, name: string, lon?: number, lat?: number): NamedRegion => ({
  code,
  name,
  center: lon === undefined || lat === undefined ? null : { lon, lat },
});

/** Two regencies of Riau, Kota Jambi and a neighbour, Bandung twice: enough of the tree to be wrong in. */
export function smallGazetteer(): GazetteerDirectory {
  return new GazetteerDirectory([
    region('14', 'Riau'),
    region('14.03', 'Kabupaten Bengkalis'),
    region('14.03.10', 'Rupat'),
    region('14.03.10.2001', 'Batu Panjang', 101.55, 1.7),
    region('14.04', 'Kabupaten Indragiri Hilir'),
    region('14.04.01', 'Reteh'),
    region('14.04.01.2001', 'Pulau Kijang', 103.2, -0.7),
    region('14.04.02', 'Enok'),
    region('14.04.02.2001', 'Enok', 103.4, -0.5),
    region('15', 'Jambi'),
    region('15.05', 'Kabupaten Muaro Jambi'),
    region('15.05.06', 'Kumpeh Ulu'),
    region('15.05.06.2001', 'Kasang Pudak', 103.68, -1.6),
    region('15.71', 'Kota Jambi'),
    region('15.71.03', 'Jambi Timur'),
    region('15.71.03.1003', 'Talang Banjar', 103.634, -1.602),
    region('15.71.03.1010', 'Tanjung Pinang', 103.631, -1.593),
    region('15.71.09', 'Alam Barajo'),
    region('15.71.09.1001', 'Kenali Besar', 103.542, -1.642),
    region('15.71.09.1003', 'Mayang Mangurai', 103.574, -1.655),
    region('32', 'Jawa Barat'),
    region('32.04', 'Kabupaten Bandung'),
    region('32.04.39', 'Ciwidey'),
    region('32.04.39.2001', 'Ciwidey', 107.46, -7.1),
    region('32.73', 'Kota Bandung'),
    region('32.73.06', 'Cicendo'),
    region('32.73.06.1001', 'Pasirkaliki', 107.6, -6.91),
  ]);
}
