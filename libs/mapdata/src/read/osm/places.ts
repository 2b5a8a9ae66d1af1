import type { FacilityKind, Point } from '#siaga/contracts';
import { type FacilityFeature, type PlaceFeature } from '../map-feature.js';
import { aliasesOf, listOf, nameOf } from './names.js';
import type { Tags } from './osm-source.js';
import { placeCategoryOf, radiusM } from './place-category.js';

/** Where a thing is and how far it reaches from there; `reachM` is 0 for a single point. */
export interface Extent {
  readonly point: Point;
  readonly reachM: number;
}

/** Whether `placesOf` may give anything; cheap. */
export function isPlace(tags: Tags): boolean {
  return (
    hasAddress(tags) ||
    isMilestone(tags) ||
    isBridgeWithName(tags) ||
    (hasName(tags) && placeCategoryOf(tags) !== null)
  );
}

function hasName(tags: Tags): boolean {
  return nameOf(tags) !== null;
}

function hasAddress(tags: Tags): boolean {
  return tags['addr:housenumber'] !== undefined && streetOf(tags) !== null;
}

function isMilestone(tags: Tags): boolean {
  return (tags.highway === 'milestone' || tags.railway === 'milestone') && distanceText(tags) !== null;
}

function isBridgeWithName(tags: Tags): boolean {
  return tags['bridge:name'] !== undefined && tags.bridge !== 'no';
}

function streetOf(tags: Tags): string | null {
  return nameOf(tags, ['addr:street', 'addr:place']);
}

function distanceText(tags: Tags): string | null {
  return nameOf(tags, ['distance', 'railway:position', 'pk', 'ref', 'name']);
}

/** The landmark, the house numbers and the facility that an element is; often none, seldom more than one. */
export function placesOf(ref: string, tags: Tags, extent: Extent): (PlaceFeature | FacilityFeature)[] {
  const found: (PlaceFeature | FacilityFeature)[] = [];
  const place = landmarkOf(ref, tags, extent);
  if (place !== null) found.push(place);
  found.push(...houseNumbersOf(ref, tags, extent));
  const facility = facilityOf(ref, tags, extent);
  if (facility !== null) found.push(facility);
  return found;
}

function landmarkOf(ref: string, tags: Tags, extent: Extent): PlaceFeature | null {
  if (isMilestone(tags)) return milestoneOf(ref, tags, extent);
  if (isBridgeWithName(tags)) return placeAt(ref, tags, extent, 'bridge', tags['bridge:name'] ?? '');
  const name = nameOf(tags);
  const category = name === null ? null : placeCategoryOf(tags);
  return name === null || category === null ? null : placeAt(ref, tags, extent, category, name);
}

function milestoneOf(ref: string, tags: Tags, extent: Extent): PlaceFeature {
  const text = (distanceText(tags) ?? '').replace(/^(km|pal)\.?\s*/i, '').replace(/\s*km$/i, '');
  return placeAt(ref, tags, extent, 'kilometre_post', `KM ${text.replace('.', ',')}`);
}

function placeAt(
  ref: string,
  tags: Tags,
  extent: Extent,
  category: PlaceFeature['category'],
  name: string,
): PlaceFeature {
  const isPoint = extent.reachM === 0;
  return {
    kind: 'place',
    ref,
    category,
    name,
    aliases: aliasesOf(tags, name),
    houseNumber: nameOf(tags, ['addr:housenumber']),
    street: streetOf(tags),
    point: extent.point,
    radiusM: Math.round(Math.max(extent.reachM, radiusM(category, tags, isPoint))),
  };
}

function houseNumbersOf(ref: string, tags: Tags, extent: Extent): PlaceFeature[] {
  const street = streetOf(tags);
  if (street === null) return [];
  return listOf(tags['addr:housenumber']?.replaceAll(',', ';')).map((number) => ({
    kind: 'place',
    ref,
    category: 'house_number',
    name: number,
    aliases: [],
    houseNumber: number,
    street,
    point: extent.point,
    radiusM: Math.round(Math.max(extent.reachM, radiusM('house_number', tags, true))),
  }));
}

function facilityOf(ref: string, tags: Tags, extent: Extent): FacilityFeature | null {
  const name = nameOf(tags);
  const facilityKind = name === null ? null : facilityKindOf(tags, name);
  if (name === null || facilityKind === null) return null;
  return {
    kind: 'facility',
    ref,
    name,
    facilityKind,
    point: extent.point,
    address: addressOf(tags),
    district: nameOf(tags, ['addr:subdistrict', 'addr:district']),
    phone: nameOf(tags, ['phone', 'contact:phone', 'emergency:phone', 'contact:mobile']),
    tags: Object.fromEntries(
      Object.entries(tags).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  };
}

/**
 * A doctor's own practice, a dentist and a laboratory take no patients from an ambulance, so they stay landmarks. A
 * puskesmas is told by its name: OSM has no tag for it; a "puskesmas pembantu" has no doctor on duty and is a clinic.
 */
function facilityKindOf(tags: Tags, name: string): FacilityKind | null {
  if (tags.emergency === 'ambulance_station') return 'ambulance_post';
  const care = tags.amenity ?? tags.healthcare ?? '';
  const isCare = ['hospital', 'clinic', 'doctors', 'health_post'].includes(care);
  const isCentre = ['hospital', 'clinic', 'doctor', 'centre'].includes(tags.healthcare ?? '');
  if (!isCare && !isCentre) return null;
  if (/\b(pembantu|pustu|poskesdes|polindes|posyandu)\b/i.test(name)) return 'clinic';
  if (/\bpuskesmas\b/i.test(name)) return 'puskesmas';
  if (care === 'hospital' || tags.healthcare === 'hospital') return 'hospital';
  if (care === 'doctors' || tags.healthcare === 'doctor') return /\bklinik\b/i.test(name) ? 'clinic' : null;
  return 'clinic';
}

function addressOf(tags: Tags): string | null {
  const full = nameOf(tags, ['addr:full']);
  if (full !== null) return full;
  const street = [streetOf(tags), nameOf(tags, ['addr:housenumber'])]
    .filter((part) => part !== null)
    .join(' ');
  const area = ['addr:village', 'addr:subdistrict', 'addr:city', 'addr:postcode'].map((key) =>
    nameOf(tags, [key]),
  );
  const address = [street, ...area].filter((part) => part !== null && part !== '').join(', ');
  return address === '' ? null : address;
}
