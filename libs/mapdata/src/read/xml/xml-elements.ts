import type { OsmMember, OsmRelation, OsmWay, Tags } from '../osm/osm-source.js';

/** A node as XML gives it. */
export interface XmlNode {
  readonly id: number;
  readonly lonE7: number;
  readonly latE7: number;
  readonly tags: Tags | null;
}

interface Draft {
  readonly name: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly isDeleted: boolean;
  readonly lonE7: number;
  readonly latE7: number;
  readonly tags: Record<string, string>;
  readonly refs: number[];
  readonly members: OsmMember[];
}

type Attributes = Readonly<Record<string, string>>;

const E7 = 1e7;

/** Gathers elements from the tags of an `.osm` document. */
export class XmlElements {
  hasRoot = false;
  private draft: Draft | null = null;
  private nodes: XmlNode[] = [];
  private ways: OsmWay[] = [];
  private relations: OsmRelation[] = [];

  /** A tag opens. Throws an Error that says what is wrong with it. */
  open(name: string, attributes: Attributes): void {
    if (!this.hasRoot) {
      if (name !== 'osm') throw new Error(`this is no .osm file: it starts with <${name}> instead of <osm>`);
      this.hasRoot = true;
    } else if (name === 'node' || name === 'way' || name === 'relation') {
      this.draft = startDraft(name, attributes);
    } else if (this.draft !== null) {
      addPart(this.draft, name, attributes);
    }
  }

  /** A tag closes. */
  close(name: string): void {
    const draft = this.draft;
    if (draft === null || draft.name !== name) return;
    this.draft = null;
    if (draft.isDeleted) return;
    const { id, tags } = draft;
    if (name === 'node') {
      const hasTags = Object.keys(tags).length > 0;
      this.nodes.push({ id, lonE7: draft.lonE7, latE7: draft.latE7, tags: hasTags ? tags : null });
    } else if (name === 'way') {
      this.ways.push({ id, tags, refs: () => draft.refs });
    } else {
      this.relations.push({ id, tags, members: draft.members });
    }
  }

  /** Hands over what is complete, and forgets it. */
  take(): { nodes: readonly XmlNode[]; ways: readonly OsmWay[]; relations: readonly OsmRelation[] } {
    const taken = { nodes: this.nodes, ways: this.ways, relations: this.relations };
    this.nodes = [];
    this.ways = [];
    this.relations = [];
    return taken;
  }
}

function startDraft(name: Draft['name'], attributes: Attributes): Draft {
  const id = numberOf(attributes, 'id', name);
  // JOSM keeps what its user deleted, and history extracts what nobody sees any more.
  const isDeleted = attributes.action === 'delete' || attributes.visible === 'false';
  const isPlaced = name === 'node' && !isDeleted;
  const lonE7 = isPlaced ? Math.round(numberOf(attributes, 'lon', name) * E7) : 0;
  const latE7 = isPlaced ? Math.round(numberOf(attributes, 'lat', name) * E7) : 0;
  return { name, id, isDeleted, lonE7, latE7, tags: {}, refs: [], members: [] };
}

function addPart(draft: Draft, name: string, attributes: Attributes): void {
  if (name === 'tag') {
    draft.tags[textOf(attributes, 'k', name)] = textOf(attributes, 'v', name);
  } else if (name === 'nd') {
    draft.refs.push(numberOf(attributes, 'ref', name));
  } else if (name === 'member') {
    const type = textOf(attributes, 'type', name);
    if (type !== 'node' && type !== 'way' && type !== 'relation')
      throw new Error(`<member> of type "${type}"`);
    draft.members.push({ type, ref: numberOf(attributes, 'ref', name), role: attributes.role ?? '' });
  }
}

function textOf(attributes: Attributes, key: string, element: string): string {
  const text = attributes[key];
  if (text === undefined) throw new Error(`<${element}> without ${key}`);
  return text;
}

function numberOf(attributes: Attributes, key: string, element: string): number {
  const text = textOf(attributes, key, element);
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new Error(`<${element}> has ${key}="${text}"`);
  return value;
}
