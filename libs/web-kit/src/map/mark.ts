import { type DivIcon, type Marker, divIcon } from 'leaflet';
import { type UnitType } from '#siaga/contracts';

const SVG = 'http://www.w3.org/2000/svg';

/** Shape tells the type: square ALS (with a cross) and BLS, circle transport, diamond motorcycle, hull boat. */
const SHAPES: Record<UnitType, { shape: string; glyph: string }> = {
  als: {
    shape: 'M7 2h12a5 5 0 0 1 5 5v12a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5V7a5 5 0 0 1 5-5z',
    glyph: 'M13 8v10M8 13h10',
  },
  bls: {
    shape: 'M7 2h12a5 5 0 0 1 5 5v12a5 5 0 0 1-5 5H7a5 5 0 0 1-5-5V7a5 5 0 0 1 5-5z',
    glyph: 'M8 13h10',
  },
  transport: { shape: 'M13 2a11 11 0 1 1 0 22a11 11 0 0 1 0-22z', glyph: 'M9 13h8' },
  motorcycle: { shape: 'M13 1l12 12l-12 12l-12-12z', glyph: 'M13 9v8M9 13h8' },
  boat: { shape: 'M1 10h24l-5 13h-14z', glyph: 'M9 16h8' },
};

function svg(
  size: number,
  viewBox: string,
  paths: readonly { d: string; className?: string }[],
): SVGSVGElement {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('width', String(size));
  root.setAttribute('height', String(size));
  root.setAttribute('viewBox', viewBox);
  for (const { d, className } of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    if (className) path.setAttribute('class', className);
    root.append(path);
  }
  return root;
}

/** A drawing with a name beside it, built as elements: what comes from outside is text, never markup. */
export interface Mark {
  element: HTMLElement;
  icon: DivIcon;
  setName: (name: string, small?: string) => void;
}

function mark(className: string, drawing: SVGElement): Mark {
  const element = document.createElement('div');
  element.className = `sg-mark ${className}`;
  const name = document.createElement('span');
  name.className = 'name';
  name.hidden = true;
  element.append(drawing, name);
  return {
    element,
    icon: divIcon({ html: element, className: '', iconSize: [0, 0] }),
    setName: (text, small) => {
      name.hidden = text === '';
      name.textContent = text;
      if (!small) return;
      const tail = document.createElement('small');
      tail.textContent = ` ${small}`;
      name.append(tail);
    },
  };
}

export function unitMark(type: UnitType): Mark {
  const { shape, glyph } = SHAPES[type];
  return mark(
    'sg-unit',
    svg(26, '0 0 26 26', [
      { d: shape, className: 'shape' },
      { d: glyph, className: 'glyph' },
    ]),
  );
}

export function facilityMark(isMinor: boolean): Mark {
  const size = isMinor ? 14 : 18;
  const made = mark('sg-facility', svg(size, '0 0 18 18', [{ d: 'M6 1h6v5h5v6h-5v5H6v-5H1V6h5z' }]));
  made.element.classList.toggle('is-minor', isMinor);
  return made;
}

export function incidentMark(): Mark {
  const root = svg(22, '0 0 22 22', []);
  const circle = document.createElementNS(SVG, 'circle');
  for (const [name, value] of Object.entries({ cx: '11', cy: '11', r: '8' }))
    circle.setAttribute(name, value);
  root.append(circle);
  return mark('sg-incident', root);
}

export function pinMark(): Mark {
  return mark(
    'sg-pin',
    svg(28, '0 0 28 36', [
      {
        d: 'M14 1a12 12 0 0 1 12 12c0 9-12 22-12 22S2 22 2 13A12 12 0 0 1 14 1zm0 7a5 5 0 1 0 0 10a5 5 0 0 0 0-10z',
      },
    ]),
  );
}

/** A dot for what has no mark of its own. */
export function pointMark(): Mark {
  return mark('sg-point', svg(12, '0 0 12 12', [{ d: 'M6 1a5 5 0 1 1 0 10a5 5 0 0 1 0-10z' }]));
}

/** Marks and names catch no keys: the lists beside the map are the keyboard's way to the same things. */
export const MARKER_OPTIONS = { keyboard: false, riseOnHover: true } satisfies Marker['options'];
