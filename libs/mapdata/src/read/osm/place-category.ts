import type { PlaceCategory } from '../../domain/map-records.js';
import { nameOf } from './names.js';
import type { Tags } from './osm-source.js';

/** `*` stands for every other value of the key. The order of the keys decides where a thing has several. */
const CATEGORIES: Readonly<Record<string, Readonly<Record<string, PlaceCategory>>>> = {
  amenity: {
    hospital: 'hospital',
    clinic: 'clinic',
    doctors: 'clinic',
    dentist: 'clinic',
    health_post: 'clinic',
    pharmacy: 'pharmacy',
    school: 'school',
    kindergarten: 'school',
    university: 'school',
    college: 'school',
    language_school: 'school',
    music_school: 'school',
    library: 'school',
    marketplace: 'market',
    fuel: 'fuel',
    charging_station: 'fuel',
    restaurant: 'food',
    cafe: 'food',
    fast_food: 'food',
    food_court: 'food',
    bar: 'food',
    pub: 'food',
    ice_cream: 'food',
    bank: 'bank',
    atm: 'bank',
    bureau_de_change: 'bank',
    money_transfer: 'bank',
    townhall: 'government',
    courthouse: 'government',
    public_building: 'government',
    post_office: 'government',
    prison: 'government',
    community_centre: 'government',
    police: 'police',
    fire_station: 'fire_station',
    bus_station: 'transport',
    taxi: 'transport',
    parking: 'transport',
    ferry_terminal: 'pier',
    grave_yard: 'cemetery',
    crematorium: 'cemetery',
    fountain: 'monument',
    '*': 'other',
  },
  healthcare: { hospital: 'hospital', pharmacy: 'pharmacy', '*': 'clinic' },
  emergency: { ambulance_station: 'clinic' },
  shop: { mall: 'market', supermarket: 'shop', '*': 'shop' },
  tourism: {
    hotel: 'lodging',
    guest_house: 'lodging',
    hostel: 'lodging',
    motel: 'lodging',
    apartment: 'lodging',
    chalet: 'lodging',
    camp_site: 'lodging',
    zoo: 'park',
    theme_park: 'park',
    artwork: 'monument',
    '*': 'other',
  },
  historic: { '*': 'monument' },
  office: { government: 'government', '*': 'other' },
  military: { '*': 'government' },
  man_made: {
    pier: 'pier',
    bridge: 'bridge',
    lighthouse: 'monument',
    tower: 'other',
    water_tower: 'other',
    works: 'other',
  },
  railway: { station: 'transport', halt: 'transport', tram_stop: 'transport', level_crossing: 'transport' },
  aeroway: { aerodrome: 'transport', terminal: 'transport', helipad: 'transport' },
  public_transport: { station: 'transport', stop_position: 'transport', platform: 'transport' },
  leisure: {
    park: 'park',
    garden: 'park',
    nature_reserve: 'park',
    playground: 'park',
    pitch: 'park',
    stadium: 'park',
    sports_centre: 'park',
    marina: 'pier',
    slipway: 'pier',
    '*': 'other',
  },
  landuse: {
    cemetery: 'cemetery',
    retail: 'market',
    industrial: 'other',
    commercial: 'other',
    military: 'government',
    residential: 'settlement',
    recreation_ground: 'park',
    village_green: 'park',
  },
  place: {
    city: 'settlement',
    town: 'settlement',
    village: 'settlement',
    hamlet: 'settlement',
    isolated_dwelling: 'settlement',
    suburb: 'settlement',
    quarter: 'settlement',
    neighbourhood: 'settlement',
    city_block: 'settlement',
    locality: 'settlement',
    island: 'settlement',
    islet: 'settlement',
    archipelago: 'settlement',
    farm: 'settlement',
    square: 'park',
  },
  highway: { bus_stop: 'transport', rest_area: 'transport', services: 'transport' },
  natural: { peak: 'other', volcano: 'other', beach: 'park', spring: 'other', cape: 'other', bay: 'other' },
  craft: { '*': 'shop' },
  building: {
    mosque: 'mosque',
    church: 'worship',
    temple: 'worship',
    school: 'school',
    university: 'school',
    hospital: 'hospital',
    hotel: 'lodging',
    government: 'government',
    train_station: 'transport',
    '*': 'other',
  },
};

/** What a named thing is; null for what is no landmark. */
export function placeCategoryOf(tags: Tags): PlaceCategory | null {
  if (tags.amenity === 'place_of_worship' || tags.building === 'mosque') return worshipOf(tags);
  for (const [key, values] of Object.entries(CATEGORIES)) {
    const value = tags[key];
    if (value === undefined || value === 'no') continue;
    const category = values[value] ?? values['*'];
    if (category !== undefined) return isPuskesmas(tags, category) ? 'puskesmas' : category;
  }
  return null;
}

function worshipOf(tags: Tags): PlaceCategory {
  const isMosque = tags.religion === 'muslim' || tags.building === 'mosque';
  return isMosque || /^(masjid|mushol+a|langgar|surau)\b/i.test(tags.name ?? '') ? 'mosque' : 'worship';
}

function isPuskesmas(tags: Tags, category: PlaceCategory): boolean {
  return ['clinic', 'hospital'].includes(category) && /\bpuskesmas\b/i.test(nameOf(tags) ?? '');
}

/** Metres around the point of a thing without an extent: the way to its gate, or how far a name reaches. */
const RADII_M: Partial<Readonly<Record<PlaceCategory, number>>> = {
  hospital: 80,
  puskesmas: 40,
  school: 60,
  market: 80,
  transport: 40,
  park: 80,
  cemetery: 80,
  government: 40,
  kilometre_post: 15,
  house_number: 15,
  settlement: 400,
};
const OTHER_RADIUS_M = 30;

/** How far a settlement reaches when only its centre is mapped, metres. */
const SETTLEMENT_RADII_M: Readonly<Record<string, number>> = {
  city: 4000,
  town: 2000,
  island: 2000,
  suburb: 1200,
  village: 1000,
  quarter: 600,
  hamlet: 400,
  neighbourhood: 300,
  locality: 400,
  isolated_dwelling: 100,
};

/** The least radius of a place of this category, metres; larger where its extent is known to be larger. */
export function radiusM(category: PlaceCategory, tags: Tags, isPoint: boolean): number {
  if (category === 'settlement' && isPoint) return SETTLEMENT_RADII_M[tags.place ?? ''] ?? 400;
  return isPoint ? (RADII_M[category] ?? OTHER_RADIUS_M) : OTHER_RADIUS_M;
}
