import { type fleet as id } from '../id/fleet.js';
import { type Translated } from '../resources-type.js';

/** English texts of units. */
export const fleet: Translated<typeof id> = {
  unitType: { als: 'ALS', bls: 'BLS', transport: 'Transport', motorcycle: 'Motorcycle', boat: 'Boat' },
  unitCapability: {
    als: 'ALS',
    bls: 'BLS',
    oxygen: 'Oxygen',
    ecg: 'ECG',
    ventilator: 'Ventilator',
    incubator: 'Incubator',
    delivery: 'Delivery kit',
    rescue: 'Rescue kit',
    carry: 'Carries a patient',
    water: 'By water',
  },
  /** Why a reported position is not believed. */
  fixDoubt: {
    zero: 'the zero point (0,0)',
    swapped: 'longitude and latitude swapped',
    lost_sign: 'a lost minus sign',
    outside_country: 'outside Indonesia',
    outside_area: 'far outside its area',
    coarse: 'too coarse',
    in_future: 'its time lies in the future',
    too_old: 'too old',
    jump: 'an impossible jump',
  },
};
