import { api, type EndpointName } from '#siaga/contracts';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import type { Session } from './session.js';

/** A paper as it was answered. */
export interface Printed {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  /** Its text, page by page. */
  pages: string[];
  info: Record<string, unknown>;
}

/** Asks for a paper as a browser does, and reads what is printed on it. */
export async function printed(
  { base, cookie }: Pick<Session, 'base' | 'cookie'>,
  name: EndpointName,
  input: Record<string, string>,
): Promise<Printed> {
  const { path, method } = api[name];
  const { id, ...query } = input;
  const address = new URL(path.replace(':id', id ?? ''), base);
  if (method === 'GET') address.search = new URLSearchParams(query).toString();
  const response = await fetch(address, {
    method,
    headers: { cookie, ...(method === 'POST' && { 'content-type': 'application/json' }) },
    ...(method === 'POST' && { body: JSON.stringify(input) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { status, headers } = response;
  if (status !== 200) return { status, headers, bytes, pages: [], info: {} };
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = await getMeta(pdf);
  return { status, headers, bytes, pages: text, info: info as Record<string, unknown> };
}
