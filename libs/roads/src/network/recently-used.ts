/** Values by key, made when they are first asked for; beyond `most` the one that was not asked for longest is forgotten. */
export class RecentlyUsed<V extends object> {
  /** In the order of their last use. */
  private readonly values = new Map<string, V>();

  constructor(private readonly most: number) {}

  take(key: string, make: () => V): V {
    const value = this.values.get(key) ?? make();
    this.values.delete(key);
    this.values.set(key, value);
    for (const oldest of this.values.keys()) {
      if (this.values.size <= this.most) break;
      this.values.delete(oldest);
    }
    return value;
  }
}
