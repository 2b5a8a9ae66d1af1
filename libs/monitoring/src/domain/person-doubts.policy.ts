import { readNik, type MonitoredPerson, type PersonDoubt } from '#siaga/contracts';

/**
 * What a NIK says otherwise than the rest of what was typed: the officer looks again, nobody is refused. `isAreaKnown` judges the area of
 * the first registration. A NIK that cannot be one is not judged here.
 */
export function doubtsOfPerson(
  { nik, bornOn, sex }: Pick<MonitoredPerson, 'nik' | 'bornOn' | 'sex'>,
  today: string,
  isAreaKnown: (areaCode: string) => boolean,
): PersonDoubt[] {
  const read = nik === null ? null : readNik(nik, today);
  if (read === null || 'problem' in read) return [];
  return [
    ...(bornOn !== null && !read.bornOn.includes(bornOn) ? (['born_on'] as const) : []),
    ...(sex !== null && sex !== read.sex ? (['sex'] as const) : []),
    ...(isAreaKnown(read.areaCode) ? [] : (['area_unknown'] as const)),
  ];
}
