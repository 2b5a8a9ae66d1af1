import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The cable between a browser and the server: it can be cut and mended, and its address stays. */
export class Line {
  private readonly ends = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    readonly base: string,
  ) {}

  /** A line to a local port, itself on a free one. */
  static async to(port: number): Promise<Line> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const line = new Line(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => line.join(near, port));
    return line;
  }

  /** Every connection ends at once and new ones are refused, until `mend`. */
  cut(): void {
    this.isCut = true;
    for (const end of this.ends) end.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(near: Socket, port: number): void {
    if (this.isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    this.keep(near, far);
    this.keep(far, near);
    near.pipe(far);
    far.pipe(near);
  }

  private keep(end: Socket, other: Socket): void {
    this.ends.add(end);
    // A cut line breaks connections; whoever used them sees it for themselves.
    end.on('error', () => other.destroy());
    end.on('close', () => {
      this.ends.delete(end);
      other.destroy();
    });
  }
}
