import type { Bounds } from '#siaga/contracts';

/** A view is widened to a grid of about this many steps across, so that viewers of nearly the same map share frames. */
const STEPS_ACROSS = 8;
const SMALLEST_SPAN_DEG = 0.001;

/** The bounds widened to a grid whose step follows their size (a power of two degrees). */
export function viewArea(bounds: Bounds): Bounds {
  const span = Math.max(bounds.east - bounds.west, bounds.north - bounds.south, SMALLEST_SPAN_DEG);
  const step = 2 ** Math.ceil(Math.log2(span / STEPS_ACROSS));
  return {
    west: Math.floor(bounds.west / step) * step,
    south: Math.floor(bounds.south / step) * step,
    east: Math.ceil(bounds.east / step) * step,
    north: Math.ceil(bounds.north / step) * step,
  };
}

/** True when the point lies in the area; one whose west is past its east spans the date line. */
export function isInArea(area: Bounds, lon: number, lat: number): boolean {
  if (lat < area.south || lat > area.north) return false;
  return area.west <= area.east ? lon >= area.west && lon <= area.east : lon >= area.west || lon <= area.east;
}
