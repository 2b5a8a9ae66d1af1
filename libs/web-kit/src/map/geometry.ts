import { type Bounds, type Point } from '#siaga/contracts';

/** The one place where lon, lat (ours, GeoJSON's, SQL's) becomes lat, lng (Leaflet's). */
export function toLatLng(point: Point): [lat: number, lng: number] {
  return [point.lat, point.lon];
}

/** The way back from Leaflet. */
export function toPoint(latLng: { lat: number; lng: number }): Point {
  return { lon: latLng.lng, lat: latLng.lat };
}

/** The part of the world a Leaflet map shows, kept inside the world. */
export function toBounds(box: {
  getWest: () => number;
  getSouth: () => number;
  getEast: () => number;
  getNorth: () => number;
}): Bounds {
  return {
    west: Math.max(-180, box.getWest()),
    south: Math.max(-90, box.getSouth()),
    east: Math.min(180, box.getEast()),
    north: Math.min(90, box.getNorth()),
  };
}
