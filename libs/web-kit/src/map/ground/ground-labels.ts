import {
  CenteredTextSymbolizer,
  CircleSymbolizer,
  type Feature,
  GroupSymbolizer,
  type LabelRule,
  LineLabelPlacement,
  LineLabelSymbolizer,
  OffsetTextSymbolizer,
  Padding,
  TextPlacements,
} from 'protomaps-leaflet';
import { type GroundPalette } from './ground-palette.js';

/** Empty space around each name, so that the map is not covered with them. */
const ROOM_PX = 6;
const HALO_PX = 2;

const anyOf =
  (name: string, values: readonly unknown[]) =>
  (_zoom: number, feature: Feature): boolean =>
    values.includes(feature.props[name]);

type Font = (weight: number, sizePx: number) => string;

function region(level: number, sizePx: number, zooms: [from: number, to: number], style: Style): LabelRule {
  const { palette, font } = style;
  return {
    dataLayer: 'regions',
    filter: anyOf('level', [level]),
    minzoom: zooms[0],
    maxzoom: zooms[1],
    symbolizer: new Padding(
      ROOM_PX,
      new CenteredTextSymbolizer({
        fill: palette.regionName,
        stroke: palette.halo,
        width: HALO_PX,
        font: font(level < 4 ? 600 : 500, sizePx),
        lineHeight: 1.4,
        maxLineChars: 16,
        ...(level === 3 && { textTransform: 'uppercase' }),
      }),
    ),
  };
}

function roadName(classes: readonly string[], sizePx: number, minzoom: number, style: Style): LabelRule {
  return {
    dataLayer: 'roads',
    filter: anyOf('class', classes),
    minzoom,
    symbolizer: new LineLabelSymbolizer({
      fill: style.palette.roadName,
      stroke: style.palette.halo,
      width: HALO_PX * 1.5,
      font: style.font(500, sizePx),
      position: LineLabelPlacement.Center,
      repeatDistance: 400,
    }),
  };
}

function waterName({ palette, font }: Style): LabelRule {
  return {
    dataLayer: 'waterlines',
    filter: anyOf('kind', ['waterway']),
    minzoom: 13,
    symbolizer: new LineLabelSymbolizer({
      fill: palette.waterName,
      stroke: palette.halo,
      width: HALO_PX * 1.5,
      font: `italic ${font(400, 11)}`,
      position: LineLabelPlacement.Center,
      repeatDistance: 700,
    }),
  };
}

function place(categories: readonly string[], minzoom: number, { palette, font }: Style): LabelRule {
  return {
    dataLayer: 'places',
    filter: anyOf('category', categories),
    minzoom,
    symbolizer: new Padding(
      ROOM_PX / 2,
      new GroupSymbolizer([
        new CircleSymbolizer({ radius: 2.2, fill: palette.placeDot, stroke: palette.halo, width: 1 }),
        new OffsetTextSymbolizer({
          fill: palette.placeName,
          stroke: palette.halo,
          width: HALO_PX,
          font: font(500, 10.5),
          lineHeight: 1.3,
          maxLineChars: 18,
          offsetX: 5,
          offsetY: 0,
          placements: [TextPlacements.E],
        }),
      ]),
    ),
  };
}

function houseNumber({ palette, font }: Style): LabelRule {
  return {
    dataLayer: 'places',
    filter: anyOf('category', ['house_number']),
    minzoom: 18,
    symbolizer: new CenteredTextSymbolizer({
      fill: palette.houseNumber,
      stroke: palette.halo,
      width: 1.5,
      font: font(500, 9.5),
    }),
  };
}

interface Style {
  palette: GroundPalette;
  font: Font;
}

const LANDMARKS = [
  'transport',
  'market',
  'government',
  'police',
  'fire_station',
  'monument',
  'park',
  'bridge',
  'kilometre_post',
  'pier',
];
const COMMON = ['school', 'mosque', 'worship', 'fuel', 'cemetery', 'lodging', 'bank'];
const SMALL = ['clinic', 'pharmacy', 'shop', 'food', 'other'];

/**
 * What gets a name, the most important first: a name that would cover an earlier one is left out. Hospitals and
 * puskesmas are not named here, they are a layer of their own.
 */
export function labelRules(palette: GroundPalette, fontFamily: string): LabelRule[] {
  const style: Style = { palette, font: (weight, sizePx) => `${weight} ${sizePx}px ${fontFamily}` };
  return [
    region(1, 13, [4, 7], style),
    region(2, 12, [7, 10], style),
    region(3, 10.5, [11, 13], style),
    place(['settlement'], 12, style),
    roadName(['motorway', 'trunk', 'primary'], 11, 12, style),
    roadName(['secondary', 'tertiary'], 11, 14, style),
    waterName(style),
    region(4, 11, [14, 16], style),
    place(LANDMARKS, 15, style),
    roadName(['residential', 'service', 'track'], 10.5, 15, style),
    place(COMMON, 16, style),
    roadName(['alley', 'ferry'], 10, 16, style),
    place(SMALL, 17, style),
    houseNumber(style),
  ];
}
