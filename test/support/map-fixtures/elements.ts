/** What the fixtures are made of; degrees. */
export interface FixtureNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface FixtureWay {
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface FixtureRelation {
  readonly id: number;
  readonly members: readonly {
    readonly type: 'node' | 'way' | 'relation';
    readonly ref: number;
    readonly role: string;
  }[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** A map in OSM's terms. */
export interface FixtureMap {
  readonly nodes: readonly FixtureNode[];
  readonly ways: readonly FixtureWay[];
  readonly relations: readonly FixtureRelation[];
}
