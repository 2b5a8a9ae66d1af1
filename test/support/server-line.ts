import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to the database that a test can cut: a TCP proxy on loopback that works with either engine. */
export class DatabaseLine {
  private readonly sockets = new Set<Socket>();
  private server: Server;

  private constructor(
    private readonly target: { host: string; port: number },
    readonly url: string,
    private readonly port: number,
    server: Server,
  ) {
    this.server = server;
  }

  /** A line to the database of `databaseUrl`; `url` leads through it. */
  static async open(databaseUrl: string): Promise<DatabaseLine> {
    const url = new URL(databaseUrl);
    const target = { host: url.hostname, port: Number(url.port || 5432) };
    const server = createServer();
    const port = await listen(server, 0);
    url.hostname = '127.0.0.1';
    url.port = String(port);
    const line = new DatabaseLine(target, url.href, port, server);
    line.serve(server);
    return line;
  }

  /** Ends every connection and refuses new ones, as a stopped database does. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Lets connections through again, on the same port. */
  async restore(): Promise<void> {
    this.server = createServer();
    this.serve(this.server);
    await listen(this.server, this.port);
  }

  private serve(server: Server): void {
    server.on('connection', (near) => {
      const far = connect(this.target);
      for (const [socket, peer] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        // A broken half ends the other; the client sees a lost connection, which is the point.
        socket.on('error', () => peer.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          peer.destroy();
        });
        socket.pipe(peer);
      }
    });
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
