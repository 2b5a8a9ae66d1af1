import { type ClosureKind } from '#siaga/contracts';
import { divIcon, featureGroup, type FeatureGroup, type Map as LeafletMap, marker, polygon } from 'leaflet';
import { toLatLng } from './geometry.js';
import { type MapClosure } from './map-model.js';

const SVG = 'http://www.w3.org/2000/svg';
const HATCH_PX = 9;
/** The hatches lean to different sides: the kind can be told without its colour. */
const HATCHES: Record<ClosureKind, string> = {
  closed: `M0 ${HATCH_PX}L${HATCH_PX} 0`,
  flooded: `M0 0L${HATCH_PX} ${HATCH_PX}`,
};

function hatchId(kind: ClosureKind): string {
  return `sg-hatch-${kind}`;
}

/** The hatches' drawings; their colours are CSS, so that a change of theme needs no painting. */
function hatches(): SVGSVGElement {
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('width', '0');
  root.setAttribute('height', '0');
  root.setAttribute('aria-hidden', 'true');
  root.setAttribute('class', 'sg-hatches');
  for (const [kind, d] of Object.entries(HATCHES)) {
    const pattern = document.createElementNS(SVG, 'pattern');
    pattern.setAttribute('id', hatchId(kind as ClosureKind));
    pattern.setAttribute('patternUnits', 'userSpaceOnUse');
    pattern.setAttribute('width', String(HATCH_PX));
    pattern.setAttribute('height', String(HATCH_PX));
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', `sg-hatch is-${kind}`);
    pattern.append(path);
    root.append(pattern);
  }
  return root;
}

/** How an area of a kind looks, drawn or being drawn. */
export function closureStyle(kind: ClosureKind): {
  className: string;
  fillColor: string;
  fillOpacity: number;
} {
  return { className: `sg-closure is-${kind}`, fillColor: `url(#${hatchId(kind)})`, fillOpacity: 1 };
}

/** Closed and flooded areas with their notes, keyed by id. */
export class ClosureLayer {
  private readonly drawn = new Map<string, { closure: MapClosure; group: FeatureGroup }>();

  constructor(
    private readonly map: LeafletMap,
    private readonly onPress: (closureId: string) => void,
  ) {
    map.getContainer().append(hatches());
  }

  setClosures(closures: readonly MapClosure[]): void {
    const wanted = new Map(closures.map((closure) => [closure.id, closure]));
    for (const [id, known] of this.drawn) {
      if (wanted.get(id) === known.closure) continue;
      known.group.remove();
      this.drawn.delete(id);
    }
    for (const closure of closures) if (!this.drawn.has(closure.id)) this.draw(closure);
  }

  private draw(closure: MapClosure): void {
    const area = polygon(closure.ring.map(toLatLng), {
      ...closureStyle(closure.kind),
      pane: 'sg-closures',
      weight: closure.isSelected ? 3 : 1.6,
      bubblingMouseEvents: true,
    }).on('click', () => this.onPress(closure.id));
    const words = document.createElement('span');
    words.className = `sg-closure-name is-${closure.kind}`;
    words.textContent = closure.label;
    const bounds = area.getBounds();
    // Below the area: over a small one it would hide what it names.
    const name = marker([bounds.getSouth(), bounds.getCenter().lng], {
      icon: divIcon({ html: words, className: '', iconSize: [0, 0] }),
      pane: 'sg-closure-names',
      interactive: false,
      keyboard: false,
    });
    this.drawn.set(closure.id, { closure, group: featureGroup([area, name]).addTo(this.map) });
  }
}
