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
  unitService: { off_shift: 'Off shift', in_service: 'Ready', out_of_service: 'Out of service' },
  unitState: {
    ready: 'Ready',
    offered: 'Waiting for answer',
    moving: 'On the road',
    scene: 'With patient',
    off: 'Off shift',
  },
};
