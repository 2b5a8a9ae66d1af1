import { Injectable } from '@nestjs/common';
import type { NearbyPlace, PlaceAddress, Point } from '#siaga/contracts';
import type { NamedPlace } from '../search/entries/entry-store.js';
import { runInSlices } from '#siaga/kernel';
import type { HouseNumber, MapContent, StreetPiece } from '../streets/map-content.js';
import { compassOf } from './compass.js';
import { PointIndex, SourceSurroundings, type Near } from './source-surroundings.js';

/** A street farther away than this is not the address of a point. */
const STREET_WITHIN_M = 150;
/** A number farther than this belongs to another house. */
const HOUSE_WITHIN_M = 30;
const PLACES_WITHIN_M = 500;
const MOST_PLACES = 6;

/** What is near a point: the address on the nearest street, and the named places around. */
@Injectable()
export class Surroundings {
  private readonly sources = new Map<string, SourceSurroundings>();
  /** Places that no map source gave: facilities, learned landmarks. */
  private readonly loose = new Map<string, NamedPlace>();
  private looseIndex: PointIndex<NamedPlace> | null = null;

  /** Puts a map source's content in place of what it gave before; works in slices that let the event loop run. */
  async replace(source: string, content: MapContent): Promise<void> {
    this.sources.set(source, await runInSlices(SourceSurroundings.build(content)));
  }

  /** Takes a source away; an unknown one is passed over. */
  remove(source: string): void {
    this.sources.delete(source);
  }

  /** Adds places beside the map sources; one with a known id replaces the old. */
  addPlaces(places: readonly NamedPlace[]): void {
    for (const place of places) this.loose.set(place.id, place);
    this.looseIndex = null;
  }

  /** Takes places away; unknown ids are passed over. */
  removePlaces(ids: readonly string[]): void {
    for (const id of ids) this.loose.delete(id);
    this.looseIndex = null;
  }

  /** The address of a point: the nearest named street within 150 m, with the house number when one is within 30 m. */
  addressOf(point: Point): PlaceAddress | null {
    const street = nearestOf(this.all((source) => source.nearestStreet(point, STREET_WITHIN_M)));
    const house = nearestOf(this.all((source) => source.nearestHouse(point, HOUSE_WITHIN_M)));
    return addressFrom(street, house);
  }

  /** Named places within 500 m, nearest first: six at most, each name once. */
  around(point: Point): NearbyPlace[] {
    this.looseIndex ??= new PointIndex([...this.loose.values()], (place) => place.point);
    const found = [
      ...[...this.sources.values()].flatMap((source) =>
        source.placesAround(point, PLACES_WITHIN_M, MOST_PLACES * 2),
      ),
      ...this.looseIndex.nearest(point, PLACES_WITHIN_M, MOST_PLACES),
    ].sort((a, b) => a.distanceM - b.distanceM);
    const byName = new Map<string, NearbyPlace>();
    for (const { item, distanceM } of found) {
      const key = item.name.toLowerCase();
      if (byName.size === MOST_PLACES || byName.has(key)) continue;
      byName.set(key, {
        id: item.id,
        name: item.name,
        kind: item.kind,
        point: item.point,
        distanceM: Math.round(distanceM),
        direction: compassOf(point, item.point),
      });
    }
    return [...byName.values()];
  }

  private all<T>(ask: (source: SourceSurroundings) => Near<T> | null): Near<T>[] {
    return [...this.sources.values()].flatMap((source) => ask(source) ?? []);
  }
}

function nearestOf<T>(found: readonly Near<T>[]): Near<T> | null {
  return found.reduce<Near<T> | null>(
    (best, each) => (best && best.distanceM <= each.distanceM ? best : each),
    null,
  );
}

function addressFrom(street: Near<StreetPiece> | null, house: Near<HouseNumber> | null): PlaceAddress | null {
  if (house) {
    const { street: name, number } = house.item;
    return {
      label: `${name} No. ${number}`,
      street: name,
      houseNumber: number,
      distanceM: Math.round(house.distanceM),
    };
  }
  if (!street) return null;
  const { name } = street.item;
  return { label: name, street: name, houseNumber: null, distanceM: Math.round(street.distanceM) };
}
