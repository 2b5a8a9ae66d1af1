import { type ReactElement, useMemo } from 'react';
import { encode } from 'uqr';

/** Of the standard: without it a reader does not find the symbol. */
const QUIET_ZONE = 4;

/**
 * A QR code as wide as what it stands in, dark on white in every theme; as safe as its size allows, since a slip is read after a day in a
 * pocket. `label` is what a screen reader says in its place.
 */
export function QrCode({ text, label }: { text: string; label: string }): ReactElement {
  const { path, size } = useMemo(() => {
    const symbol = encode(text, { ecc: 'M', boostEcc: true, border: QUIET_ZONE });
    const cells = symbol.data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { path: cells.join(''), size: symbol.size };
  }, [text]);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
