import type { HouseNumber, MapContent, NamedPlace, PlaceKind, StreetPiece } from '#siaga/geo';
import type { MapPlace, PlaceCategory, RoadSegment } from '../domain/map-records.js';

/** `house_number` is no place by itself; a category that the search does not know apart is a landmark there. */
const KINDS: Record<Exclude<PlaceCategory, 'house_number'>, PlaceKind> = {
  hospital: 'hospital',
  puskesmas: 'puskesmas',
  clinic: 'clinic',
  pharmacy: 'pharmacy',
  school: 'school',
  mosque: 'mosque',
  worship: 'worship',
  market: 'market',
  fuel: 'fuel',
  shop: 'shop',
  food: 'food',
  lodging: 'lodging',
  bank: 'bank',
  government: 'government',
  police: 'police',
  fire_station: 'fire_station',
  transport: 'transport',
  pier: 'pier',
  kilometre_post: 'kilometre_post',
  bridge: 'bridge',
  monument: 'monument',
  park: 'park',
  cemetery: 'cemetery',
  settlement: 'settlement',
  other: 'landmark',
};

/** A place with the number or text that tells it from all others. */
export type NumberedPlace = Omit<MapPlace, 'id'> & { readonly id: number | string };

/** What of a source's roads and places can be found by name; grows batch by batch. */
export class NamedContent implements MapContent {
  readonly streets: StreetPiece[] = [];
  readonly places: NamedPlace[] = [];
  readonly houseNumbers: HouseNumber[] = [];

  /** Roads with a name become pieces of streets; a ferry line or a river is no street. */
  addRoads(roads: Iterable<Omit<RoadSegment, 'id'>>): void {
    for (const { ref, name, aliases, roadClass, line } of roads) {
      if (name === null || roadClass === 'ferry' || roadClass === 'waterway') continue;
      this.streets.push({ ref, name, aliases, roadClass, line });
    }
  }

  /** Places under the id `map/…`, house numbers with a street apart from them. */
  addPlaces(places: Iterable<NumberedPlace>): void {
    for (const place of places) {
      const { id, category, name, aliases, point, radiusM } = place;
      this.addHouseNumber(place);
      if (category === 'house_number') continue;
      this.places.push({
        id: `map/${id}`,
        name,
        aliases,
        kind: KINDS[category],
        point,
        radiusM,
        regionCode: null,
      });
    }
  }

  private addHouseNumber({ ref, category, name, houseNumber, street, point }: NumberedPlace): void {
    const number = houseNumber ?? (category === 'house_number' ? name : null);
    if (street !== null && number !== null) this.houseNumbers.push({ ref, street, number, ...point });
  }
}
