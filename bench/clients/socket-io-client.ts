import { FrameSocket } from './frame-socket.js';

// Packet prefixes of engine.io 4 and socket.io 5.
const PING = 0x32;
const MESSAGE = 0x34;
const CONNECTED = 0x30;
const EVENT = 0x32;
const ACK = 0x33;
const ERROR = 0x34;

/** A signed-in socket.io client over the bare frames: it joins the live stream and hands out event packets unparsed. */
export class SocketIoClient {
  /** Payload of an event packet, `42["name",…]`. */
  onEvent: (packet: Buffer) => void = () => undefined;
  private readonly answers = new Map<number, (answer: string) => void>();
  private nextAck = 0;
  private settle: { resolve: () => void; reject: (error: Error) => void } | null = null;

  private constructor(private readonly frames: FrameSocket) {}

  /** A visitor's token is of a visit: `as` says which cookie is meant. */
  static async open(
    port: number,
    sessionToken: string,
    { as }: { as?: 'visitor' } = {},
  ): Promise<SocketIoClient> {
    const frames = await FrameSocket.open({
      port,
      path: '/socket/?EIO=4&transport=websocket',
      headers: { cookie: `${as === undefined ? 'siaga_session' : 'siaga_visit'}=${sessionToken}` },
    });
    const client = new SocketIoClient(frames);
    frames.onText = (packet) => client.hear(packet);
    const connected = new Promise<void>((resolve, reject) => {
      client.settle = { resolve, reject };
    });
    frames.begin();
    frames.send(as === undefined ? '40' : `40${JSON.stringify({ as })}`);
    await connected;
    return client;
  }

  /** Sends a command and gives its answer's data. Throws what the server answered when it refused. */
  async ask(name: string, input: unknown): Promise<unknown> {
    const id = this.nextAck;
    this.nextAck += 1;
    const answered = new Promise<string>((resolve) => this.answers.set(id, resolve));
    this.frames.send(`42${id}${JSON.stringify([name, input])}`);
    const [answer] = JSON.parse(await answered) as [{ ok: boolean; data?: unknown; error?: unknown }];
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.data;
  }

  close(): void {
    this.frames.close();
  }

  private hear(packet: Buffer): void {
    if (packet[0] === PING) return this.frames.send('3');
    if (packet[0] !== MESSAGE) return;
    switch (packet[1]) {
      case EVENT:
        return this.onEvent(packet);
      case ACK:
        return this.takeAnswer(packet.toString('utf8', 2));
      case CONNECTED:
        return this.settle?.resolve();
      case ERROR:
        return this.settle?.reject(new Error(`The server refused the socket: ${packet.toString('utf8')}`));
      default:
    }
  }

  private takeAnswer(text: string): void {
    const id = Number.parseInt(text, 10);
    this.answers.get(id)?.(text.slice(text.indexOf('[')));
    this.answers.delete(id);
  }
}
