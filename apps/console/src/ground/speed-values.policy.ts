import { RoadClass, SpeedRow, TimeBand, TravelMode } from '#siaga/contracts';

type Cell = Pick<SpeedRow, 'roadClass' | 'mode' | 'band'>;

/** The name of a cell of the speed table. */
export function keyOf({ roadClass, mode, band }: Cell): string {
  return `${roadClass} ${mode} ${band}`;
}

/** The table as what stands in its inputs. */
export function valuesOf(rows: readonly SpeedRow[]): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [keyOf(row), String(row.kmh)]));
}

/** True for a whole or decimal number of km/h that the table takes. */
export function isSpeed(value: string): boolean {
  return value.trim() !== '' && SpeedRow.shape.kmh.safeParse(Number(value.replace(',', '.'))).success;
}

/** What stands in the inputs as rows; throws a ZodError for a value that `isSpeed` refuses. */
export function rowsOf(values: ReadonlyMap<string, string>): SpeedRow[] {
  return [...values].map(([key, value]) => {
    const [roadClass, mode, band] = key.split(' ');
    return {
      roadClass: RoadClass.parse(roadClass),
      mode: TravelMode.parse(mode),
      band: TimeBand.parse(band),
      kmh: SpeedRow.shape.kmh.parse(Number(value.replace(',', '.'))),
    };
  });
}
