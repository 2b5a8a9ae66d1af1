import rows from 'idn-area-data/data/regencies.csv?raw';
import { type Area } from '../use-area.js';

const ROW = /^(\d\d\.\d\d),\d\d,"?([^"\n]+)"?$/gm;

/** As people write it: the list is in capitals. */
const written = (name: string): string =>
  name.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (first) => first.toUpperCase());

/** Every kabupaten and kota by name, those of a province first: where somebody goes can be said without a line, and nearer when there is one. */
export function regenciesFrom(provinceCode: string): Area[] {
  const all = [...rows.replaceAll('\r', '').matchAll(ROW)].map(([, code = '', name = '']) => ({
    code,
    name: written(name),
  }));
  const isOwn = ({ code }: Area): boolean => code.startsWith(`${provinceCode}.`);
  return [
    ...all.filter(isOwn),
    ...all.filter((one) => !isOwn(one)).sort((a, b) => a.name.localeCompare(b.name)),
  ];
}
