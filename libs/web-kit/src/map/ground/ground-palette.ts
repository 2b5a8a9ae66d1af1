import { type RoadClass } from '#siaga/contracts';
import { type Theme } from '../../lib/theme.js';
import { cssColour } from '../../lib/css-colour.js';

/** Colours of the ground. It is quiet, so that units and incidents stand out; no triage colour is near any of these. */
export interface GroundPalette {
  built: string;
  green: string;
  water: string;
  coast: string;
  casing: string;
  roads: Record<Exclude<RoadClass, 'waterway'>, string>;
  arrow: string;
  border: string;
  /** Around names, so that they can be read over lines. */
  halo: string;
  roadName: string;
  waterName: string;
  placeName: string;
  placeDot: string;
  regionName: string;
  houseNumber: string;
}

const DARK: Omit<GroundPalette, 'border' | 'halo'> = {
  built: '#141b23',
  green: '#13231e',
  water: '#15314a',
  coast: '#2c4a66',
  casing: '#0b1016',
  roads: {
    motorway: '#46566a',
    trunk: '#414f60',
    primary: '#3a4756',
    secondary: '#333f4c',
    tertiary: '#2d3844',
    residential: '#26303b',
    service: '#212a34',
    track: '#26303b',
    alley: '#26303b',
    ferry: '#2b5478',
  },
  arrow: '#6d7d8d',
  roadName: '#9aa8b6',
  waterName: '#5f93bf',
  placeName: '#8796a5',
  placeDot: '#5a6a7a',
  regionName: '#8a99a8',
  houseNumber: '#6d7d8d',
};

const LIGHT: Omit<GroundPalette, 'border' | 'halo'> = {
  built: '#dce2e7',
  green: '#d0e0d3',
  water: '#b5d0e6',
  coast: '#86a8c4',
  casing: '#bcc7d1',
  roads: {
    motorway: '#ffffff',
    trunk: '#ffffff',
    primary: '#ffffff',
    secondary: '#ffffff',
    tertiary: '#fbfcfd',
    residential: '#f5f8fa',
    service: '#eef2f5',
    track: '#b4c0ca',
    alley: '#f5f8fa',
    ferry: '#6f9cc2',
  },
  arrow: '#8b99a6',
  roadName: '#465462',
  waterName: '#2f658f',
  placeName: '#55636f',
  placeDot: '#8795a2',
  regionName: '#5b6976',
  houseNumber: '#6f7d89',
};

/** The theme's colours; those that other layers use too come from the page's tokens. */
export function groundPalette(theme: Theme): GroundPalette {
  return {
    ...(theme === 'dark' ? DARK : LIGHT),
    border: cssColour('--map-border'),
    halo: cssColour('--map-ground'),
  };
}
