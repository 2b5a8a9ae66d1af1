import type { FixtureMap } from './elements.js';

/** The text of an `.osm` file with this map. */
export function writeOsm(map: FixtureMap): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6" generator="siaga fixture">'];
  for (const node of map.nodes) {
    const open = `<node id="${node.id}" lat="${node.lat.toFixed(7)}" lon="${node.lon.toFixed(7)}">`;
    lines.push(open, ...tagLines(node.tags), '</node>');
  }
  for (const way of map.ways) {
    lines.push(
      `<way id="${way.id}">`,
      ...way.nodes.map((ref) => `<nd ref="${ref}"/>`),
      ...tagLines(way.tags),
    );
    lines.push('</way>');
  }
  for (const relation of map.relations) {
    const members = relation.members.map(
      ({ type, ref, role }) => `<member type="${type}" ref="${ref}" role="${escaped(role)}"/>`,
    );
    lines.push(`<relation id="${relation.id}">`, ...members, ...tagLines(relation.tags), '</relation>');
  }
  return [...lines, '</osm>', ''].join('\n');
}

function tagLines(tags: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(tags).map(([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
