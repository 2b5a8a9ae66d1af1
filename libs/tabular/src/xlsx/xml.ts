import { SaxesParser } from 'saxes';
import { UnreadableTable } from '../problems.js';

/** What is heard of an XML part; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Feeds an XML part in pieces. No document type and so no entity of its own is taken; a broken part throws. */
export class XmlFeed {
  readonly #parser = new SaxesParser();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(handler: XmlHandler) {
    this.#parser.on('error', (error) => {
      throw error;
    });
    this.#parser.on('doctype', () => {
      throw new UnreadableTable('The workbook declares entities of its own; it is not read');
    });
    this.#parser.on('opentag', (tag) => handler.open?.(local(tag.name), tag.attributes));
    this.#parser.on('text', (text) => handler.text?.(text));
    this.#parser.on('cdata', (text) => handler.text?.(text));
    this.#parser.on('closetag', (tag) => handler.close?.(local(tag.name)));
  }

  add(bytes: Uint8Array, isLast: boolean): void {
    this.#parser.write(this.#decoder.decode(bytes, { stream: !isLast }));
    if (isLast) this.#parser.close();
  }
}
