import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { MapFileError } from '../map-file.errors.js';
import type { NodeVisitor, OsmBlock, OsmRelation, OsmSource, OsmWay } from '../osm/osm-source.js';
import { XmlElements } from './xml-elements.js';

const CHUNK_BYTES = 256 * 1024;

/** An `.osm` file, which is XML; every pass parses it anew. */
export class XmlSource implements OsmSource {
  private constructor(
    readonly file: string,
    private readonly fileBytes: number,
  ) {}

  static async open(file: string): Promise<XmlSource> {
    const { size } = await stat(file);
    return new XmlSource(file, size);
  }

  bytesOf(): number {
    return this.fileBytes;
  }

  async *blocks(_kinds: number, onBytes: (bytes: number) => void): AsyncGenerator<OsmBlock> {
    const elements = new XmlElements();
    const parser = new SaxesParser({ xmlns: false });
    let chunkStart = 0;
    const refuse = (error: Error) => {
      throw new MapFileError(this.file, chunkStart, `at or after this byte: ${error.message}`, {
        cause: error,
      });
    };
    parser.on('error', refuse);
    parser.on('opentag', (tag) => {
      try {
        elements.open(tag.name, tag.attributes);
      } catch (error) {
        const where = `line ${parser.line}: ${error instanceof Error ? error.message : String(error)}`;
        throw new MapFileError(this.file, chunkStart, where, { cause: error });
      }
    });
    parser.on('closetag', (tag) => elements.close(tag.name));
    const decoder = new TextDecoder();
    for await (const chunk of createReadStream(this.file, { highWaterMark: CHUNK_BYTES })) {
      const bytes = chunk as Buffer;
      parser.write(decoder.decode(bytes, { stream: true }));
      chunkStart += bytes.length;
      onBytes(bytes.length);
      yield new XmlBlock(elements.take());
    }
    parser.close();
    if (!elements.hasRoot)
      throw new MapFileError(this.file, 0, 'this is no .osm file: it has no <osm> element');
    yield new XmlBlock(elements.take());
  }
}

type Taken = ReturnType<XmlElements['take']>;

class XmlBlock implements OsmBlock {
  constructor(private readonly taken: Taken) {}

  forEachNode(visit: NodeVisitor): void {
    for (const node of this.taken.nodes) visit(node.id, node.lonE7, node.latE7, node.tags);
  }

  forEachWay(visit: (way: OsmWay) => void): void {
    this.taken.ways.forEach(visit);
  }

  forEachRelation(visit: (relation: OsmRelation) => void): void {
    this.taken.relations.forEach(visit);
  }
}
