import type { NationalHoliday } from '#siaga/contracts';

const holiday = (date: string, name: string): NationalHoliday => ({ date, name, isJointLeave: false });
const jointLeave = (date: string, name: string): NationalHoliday => ({ date, name, isJointLeave: true });

/**
 * Holidays of Indonesia. 2026: joint decree of the ministers of religion, manpower and administrative reform, no. 1497/2025, 2/2025 and 5/2025
 * of 19 September 2025. 2027: those of a fixed day and those reckoned from Easter only; the others follow the moon and that year's decree, and
 * are declared by hand until it is in this list.
 */
export const NATIONAL_HOLIDAYS: readonly NationalHoliday[] = [
  holiday('2026-01-01', 'Tahun Baru Masehi'),
  holiday('2026-01-16', 'Isra Mikraj'),
  jointLeave('2026-02-16', 'Cuti bersama Imlek'),
  holiday('2026-02-17', 'Tahun Baru Imlek 2577'),
  jointLeave('2026-03-18', 'Cuti bersama Nyepi'),
  holiday('2026-03-19', 'Hari Suci Nyepi 1948'),
  jointLeave('2026-03-20', 'Cuti bersama Idulfitri'),
  holiday('2026-03-21', 'Idulfitri 1447 H'),
  holiday('2026-03-22', 'Idulfitri 1447 H'),
  jointLeave('2026-03-23', 'Cuti bersama Idulfitri'),
  jointLeave('2026-03-24', 'Cuti bersama Idulfitri'),
  holiday('2026-04-03', 'Wafat Yesus Kristus'),
  holiday('2026-04-05', 'Paskah'),
  holiday('2026-05-01', 'Hari Buruh'),
  holiday('2026-05-14', 'Kenaikan Yesus Kristus'),
  jointLeave('2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'),
  holiday('2026-05-27', 'Iduladha 1447 H'),
  jointLeave('2026-05-28', 'Cuti bersama Iduladha'),
  holiday('2026-05-31', 'Waisak 2570'),
  holiday('2026-06-01', 'Hari Lahir Pancasila'),
  holiday('2026-06-16', 'Tahun Baru Islam 1448 H'),
  holiday('2026-08-17', 'Hari Kemerdekaan'),
  holiday('2026-08-25', 'Maulid Nabi'),
  jointLeave('2026-12-24', 'Cuti bersama Natal'),
  holiday('2026-12-25', 'Hari Natal'),
  holiday('2027-01-01', 'Tahun Baru Masehi'),
  holiday('2027-03-26', 'Wafat Yesus Kristus'),
  holiday('2027-03-28', 'Paskah'),
  holiday('2027-05-01', 'Hari Buruh'),
  holiday('2027-05-06', 'Kenaikan Yesus Kristus'),
  holiday('2027-06-01', 'Hari Lahir Pancasila'),
  holiday('2027-08-17', 'Hari Kemerdekaan'),
  holiday('2027-12-25', 'Hari Natal'),
];
