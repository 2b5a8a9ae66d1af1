import {
  exp,
  type Feature,
  LineSymbolizer,
  type PaintRule,
  type PaintSymbolizer,
  PolygonSymbolizer,
} from 'protomaps-leaflet';
import { type GroundPalette } from './ground-palette.js';

type DrawnClass = keyof GroundPalette['roads'];
type Stops = [zoom: number, px: number][];

/** Width of a road in CSS pixels by the map's zoom; the narrow ones first, as they are painted. */
const WIDTHS: readonly (readonly [DrawnClass, Stops])[] = [
  [
    'service',
    [
      [14, 0.5],
      [16, 1.6],
      [18, 5],
      [20, 12],
    ],
  ],
  [
    'alley',
    [
      [15, 0.6],
      [16, 1.1],
      [18, 3],
      [20, 8],
    ],
  ],
  [
    'residential',
    [
      [13, 0.5],
      [14, 1.1],
      [16, 3.6],
      [18, 9],
      [20, 22],
    ],
  ],
  [
    'tertiary',
    [
      [10, 0.4],
      [12, 1.1],
      [14, 2.6],
      [16, 6],
      [18, 14],
      [20, 30],
    ],
  ],
  [
    'secondary',
    [
      [9, 0.4],
      [12, 1.7],
      [14, 3.4],
      [16, 7.5],
      [18, 17],
      [20, 36],
    ],
  ],
  [
    'primary',
    [
      [7, 0.5],
      [10, 1.3],
      [12, 2.3],
      [14, 4.2],
      [16, 9],
      [18, 20],
      [20, 40],
    ],
  ],
  [
    'trunk',
    [
      [5, 0.6],
      [10, 1.8],
      [12, 2.9],
      [14, 5],
      [16, 10],
      [18, 22],
      [20, 44],
    ],
  ],
  [
    'motorway',
    [
      [4, 0.7],
      [10, 2],
      [12, 3.2],
      [14, 5.5],
      [16, 11],
      [18, 24],
      [20, 46],
    ],
  ],
];
/** Roads so narrow have no edge of their own. */
const EDGED: ReadonlySet<DrawnClass> = new Set([
  'residential',
  'tertiary',
  'secondary',
  'primary',
  'trunk',
  'motorway',
]);
const EDGE_PX = 0.8;
const EDGES_FROM_ZOOM = 13;
const ARROWS_FROM_ZOOM = 16;
const ARROW_EVERY_PX = 90;
const ARROW_PX = 3.5;

const has =
  (name: string, value: unknown) =>
  (_zoom: number, feature: Feature): boolean =>
    feature.props[name] === value;

function area(kind: string, fill: string): PaintRule {
  return { dataLayer: 'areas', symbolizer: new PolygonSymbolizer({ fill }), filter: has('kind', kind) };
}

function waterLine(kind: string, color: string, stops: Stops): PaintRule {
  return {
    dataLayer: 'waterlines',
    symbolizer: new LineSymbolizer({ color, width: exp(1.4, stops), lineCap: 'round', lineJoin: 'round' }),
    filter: has('kind', kind),
  };
}

function road(name: DrawnClass, color: string, width: (zoom: number) => number): PaintRule {
  return {
    dataLayer: 'roads',
    symbolizer: new LineSymbolizer({ color, width, lineCap: 'round', lineJoin: 'round' }),
    filter: has('class', name),
  };
}

function roads({ roads: colours, casing, arrow }: GroundPalette): PaintRule[] {
  const edges = WIDTHS.filter(([name]) => EDGED.has(name)).map(([name, stops]) => ({
    ...road(name, casing, (zoom) => exp(1.5, stops)(zoom) + 2 * EDGE_PX),
    minzoom: EDGES_FROM_ZOOM,
  }));
  const bodies = WIDTHS.map(([name, stops]) => road(name, colours[name], exp(1.5, stops)));
  return [
    dashed('ferry', colours.ferry, [6, 5], 1.2),
    dashed('track', colours.track, [4, 3], 1),
    ...edges,
    ...bodies,
    arrows(arrow),
  ];
}

function dashed(name: DrawnClass, color: string, dash: number[], width: number): PaintRule {
  return {
    dataLayer: 'roads',
    symbolizer: new LineSymbolizer({ dash, dashColor: color, dashWidth: width, perFeature: true }),
    filter: has('class', name),
  };
}

/** Small heads along the roads that may be driven in one direction only. */
class ArrowSymbolizer implements PaintSymbolizer {
  constructor(private readonly colour: string) {}

  draw(context: CanvasRenderingContext2D, lines: { x: number; y: number }[][]): void {
    context.globalAlpha = 1;
    context.strokeStyle = this.colour;
    context.lineWidth = 1.2;
    context.lineCap = 'round';
    for (const line of lines) {
      let waitPx = ARROW_EVERY_PX / 2;
      for (let index = 1; index < line.length; index += 1) {
        const from = line[index - 1];
        const to = line[index];
        if (!from || !to) continue;
        const lengthPx = Math.hypot(to.x - from.x, to.y - from.y);
        for (; waitPx <= lengthPx && lengthPx > 0; waitPx += ARROW_EVERY_PX) {
          const share = waitPx / lengthPx;
          const angle = Math.atan2(to.y - from.y, to.x - from.x);
          head(context, from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, angle);
        }
        waitPx -= lengthPx;
      }
    }
  }
}

function head(context: CanvasRenderingContext2D, x: number, y: number, angle: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(-ARROW_PX, -ARROW_PX / 1.6);
  context.lineTo(0, 0);
  context.lineTo(-ARROW_PX, ARROW_PX / 1.6);
  context.stroke();
  context.restore();
}

function arrows(colour: string): PaintRule {
  return {
    dataLayer: 'roads',
    symbolizer: new ArrowSymbolizer(colour),
    filter: has('oneway', true),
    minzoom: ARROWS_FROM_ZOOM,
  };
}

function border(level: number, color: string, width: number, minzoom: number): PaintRule {
  return {
    dataLayer: 'borders',
    symbolizer: new LineSymbolizer({ color, width, lineJoin: 'round' }),
    filter: has('level', level),
    minzoom,
  };
}

/** Inner borders are dashed, or one would take them for alleys. */
function innerBorder(level: number, color: string, dash: number[], minzoom: number): PaintRule {
  return {
    dataLayer: 'borders',
    symbolizer: new LineSymbolizer({ dash, dashColor: color, dashWidth: 1, perFeature: true }),
    filter: has('level', level),
    minzoom,
  };
}

/** What is painted, from the ground up. */
export function paintRules(palette: GroundPalette): PaintRule[] {
  return [
    area('built_up', palette.built),
    area('green', palette.green),
    area('water', palette.water),
    waterLine('waterway', palette.water, [
      [10, 0.6],
      [13, 1.8],
      [16, 5],
      [18, 10],
    ]),
    waterLine('coastline', palette.coast, [
      [4, 0.6],
      [12, 1.2],
      [18, 2],
    ]),
    innerBorder(4, palette.border, [1.5, 4], 14),
    innerBorder(3, palette.border, [7, 3, 1.5, 3], 10),
    ...roads(palette),
    // The outer borders of a kabupaten and a province matter at every zoom: an incident beyond them is another centre's.
    border(2, palette.border, 1.2, 3),
    border(1, palette.border, 1.8, 3),
  ];
}
