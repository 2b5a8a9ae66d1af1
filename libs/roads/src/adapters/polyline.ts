const CHUNK_BITS = 5;
const CHUNK_MASK = 0x1f;
const CONTINUES = 0x20;
const OFFSET = 63;

/**
 * Decodes Google's encoded polyline with six decimals, as Valhalla writes shapes: differences of latitude and longitude in turn.
 * Gives [lon, lat] pairs. Throws RangeError for text that ends within a number.
 */
export function decodePolyline6(text: string): [number, number][] {
  const points: [number, number][] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += CHUNK_BITS) {
      if (at >= text.length) throw new RangeError('The polyline ends within a number');
      const chunk = text.charCodeAt(at) - OFFSET;
      at += 1;
      value += (chunk & CHUNK_MASK) * 2 ** shift;
      if (chunk < CONTINUES) return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    }
  };
  for (let lat = 0, lon = 0; at < text.length;) {
    lat += next();
    lon += next();
    points.push([lon / 1e6, lat / 1e6]);
  }
  return points;
}
