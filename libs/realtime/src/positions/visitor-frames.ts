import { topicKindOf, topicName, type TopicKindName } from '#siaga/contracts';
import { AppError, type Logger } from '#siaga/kernel';
import { roomsOf } from '../connections/connection.js';
import type { SocketServer, VisitorSocket } from '../connections/socket-server.js';
import type { VisitorRegistry } from '../connections/visitor-registry.js';

/** Sends each device of a visitor how its things of one kind stand: as it goes live, and at each change of them. */
export abstract class VisitorFrames<T extends { readonly id: string }> {
  protected abstract readonly kind: TopicKindName;

  constructor(
    private readonly visitors: VisitorRegistry,
    private readonly logger: Logger,
  ) {}

  /** Starts sending; gives a function that ends it. */
  start(server: SocketServer): () => void {
    return this.follow(
      () => this.watched(),
      (things) => {
        for (const thing of things) this.sendTo(server, topicName(this.kind, thing.id), thing);
      },
    );
  }

  /** To one that is in its rooms from now on: what happened between the page's reading and this was told to nobody. */
  async begin(socket: VisitorSocket): Promise<void> {
    const ids = this.idsOf(socket);
    if (ids.length === 0) return;
    try {
      for (const thing of await this.read(ids)) this.tell(socket, thing);
    } catch (error) {
      // A database that is away: the page asks by itself.
      if (!(error instanceof AppError))
        this.logger.error({ err: error, kind: this.kind }, 'a visitor could not be told how things stand');
    }
  }

  /** Calls `listener` after each change of one of the things that are watched at that moment; gives a function that ends it. */
  protected abstract follow(
    watched: () => Iterable<string>,
    listener: (things: readonly T[]) => void,
  ): () => void;
  /** How these things stand at this moment. */
  protected abstract read(ids: readonly string[]): Promise<T[]>;
  protected abstract sendTo(server: SocketServer, topic: string, thing: T): void;
  protected abstract tell(socket: VisitorSocket, thing: T): void;

  private watched(): Set<string> {
    const ids = new Set<string>();
    for (const socket of this.visitors.all())
      if (socket.data.isLive) for (const id of this.idsOf(socket)) ids.add(id);
    return ids;
  }

  private idsOf({ data }: VisitorSocket): string[] {
    return [...roomsOf(data)]
      .filter((topic) => topicKindOf(topic) === this.kind)
      .map((topic) => topic.slice(this.kind.length + 1));
  }
}
