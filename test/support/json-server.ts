import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the service gets it. */
export interface HeardRequest {
  method: string;
  url: string;
  body: unknown;
}

type Answer = (request: HeardRequest, response: ServerResponse) => void;

/** An outside service (router, geocoder) that answers as it is told and remembers what it was asked. */
export class JsonServer {
  readonly heard: HeardRequest[] = [];
  private answer: Answer = json(200, {});
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void read(request).then((body) => {
        const heard = { method: request.method ?? '', url: request.url ?? '', body };
        this.heard.push(heard);
        this.answer(heard, response);
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on answers like this; what was heard is forgotten. */
  answerWith(answer: Answer): void {
    this.answer = answer;
    this.heard.length = 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

/** A JSON answer. */
export function json(status: number, body: unknown): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

/** Something that is no JSON. */
export const garbage: Answer = (_, response) => {
  response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
};

/** Never answers. */
export const silence: Answer = () => undefined;

/** Begins to answer, then cuts the line. */
export const cut: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  response.write('{"code":"Ok","durations":[[', () => response.destroy());
};

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? null : JSON.parse(text);
}
