import { movedPoint } from '#siaga/contracts';
import { describe, expect, it } from '@jest/globals';
import type { NamedPlace } from '../search/entries/entry-store.js';
import type { MapContent, StreetPiece } from '../streets/map-content.js';
import { Surroundings } from './surroundings.js';

const CENTRE = { lon: 110.37, lat: -7.79 };

/** A street of 400 m from west to east, so many metres north of the centre. */
function street(name: string, northM: number): StreetPiece {
  const [west, east] = [movedPoint(CENTRE, northM, -200), movedPoint(CENTRE, northM, 200)];
  const line = [west.lon, west.lat, east.lon, east.lat];
  return { ref: name, name, aliases: [], roadClass: 'residential', line };
}

function place(name: string, northM: number, eastM: number): NamedPlace {
  const point = movedPoint(CENTRE, northM, eastM);
  return { id: `place/${name}`, name, kind: 'school', point, radiusM: 50, regionCode: null };
}

const content = (parts: Partial<MapContent>): MapContent => ({
  streets: [],
  places: [],
  houseNumbers: [],
  ...parts,
});

describe('Surroundings', () => {
  it('should know nothing before a map is loaded', () => {
    const surroundings = new Surroundings();
    expect(surroundings.addressOf(CENTRE)).toBeNull();
    expect(surroundings.around(CENTRE)).toEqual([]);
  });

  it('should name the nearest street of all sources by its true distance, not by its box', async () => {
    const surroundings = new Surroundings();
    await surroundings.replace(
      'a',
      content({ streets: [street('Jalan Jauh', 90), street('Jalan Dekat', 40)] }),
    );
    await surroundings.replace('b', content({ streets: [street('Jalan Lebih Dekat', -25)] }));
    expect(surroundings.addressOf(CENTRE)).toEqual({
      label: 'Jalan Lebih Dekat',
      street: 'Jalan Lebih Dekat',
      houseNumber: null,
      distanceM: 25,
    });
    surroundings.remove('b');
    expect(surroundings.addressOf(CENTRE)).toMatchObject({ label: 'Jalan Dekat', distanceM: 40 });
  });

  it('should take no street that is too far', async () => {
    const surroundings = new Surroundings();
    await surroundings.replace('a', content({ streets: [street('Jalan Jauh', 200)] }));
    expect(surroundings.addressOf(CENTRE)).toBeNull();
  });

  it('should give the house number where one is known close by', async () => {
    const surroundings = new Surroundings();
    const house = { ref: 'h', street: 'Jalan Dekat', number: '12A', ...movedPoint(CENTRE, 10, 0) };
    await surroundings.replace('a', content({ streets: [street('Jalan Dekat', 20)], houseNumbers: [house] }));
    expect(surroundings.addressOf(CENTRE)).toMatchObject({ label: 'Jalan Dekat No. 12A', distanceM: 10 });
    expect(surroundings.addressOf(movedPoint(CENTRE, 0, 100))).toMatchObject({ houseNumber: null });
  });

  it('should list what is around, nearest first, each name once, with its direction', async () => {
    const surroundings = new Surroundings();
    const places = [place('SDN Utara', 120, 0), place('SMP Timur', 0, 60), place('Terlalu Jauh', 900, 0)];
    await surroundings.replace('a', content({ places }));
    await surroundings.replace('b', content({ places: [place('sdn utara', 125, 0)] }));
    surroundings.addPlaces([place('Puskesmas Barat Daya', -200, -200)]);
    expect(surroundings.around(CENTRE).map(({ name, direction }) => [name, direction])).toEqual([
      ['SMP Timur', 'east'],
      ['SDN Utara', 'north'],
      ['Puskesmas Barat Daya', 'south_west'],
    ]);
    surroundings.removePlaces(['place/Puskesmas Barat Daya']);
    expect(surroundings.around(CENTRE)).toHaveLength(2);
  });
});
