import { Injectable } from '@nestjs/common';
import { regionLineage, type MonitoringProgram } from '#siaga/contracts';
import { Database, isUniqueViolation, type NamedQuery, type Tx } from '#siaga/persistence';
import { AppError } from '#siaga/kernel';

interface ProgramRow {
  id: string;
  version: number;
  region_code: string;
  name: MonitoringProgram['name'];
  kinds: MonitoringProgram['kinds'];
  rules: MonitoringProgram['rules'];
  questions: MonitoringProgram['questions'];
  is_active: boolean;
}

const COLUMNS = 'id, version, region_code, name, kinds, rules, questions, is_active';

const VERSION: NamedQuery = {
  name: 'monitoring-program-version',
  text: `SELECT ${COLUMNS} FROM monitoring_program WHERE id = $1 AND version = $2`,
};

/** Named queries of `monitoring_program`: every version of each program. */
@Injectable()
export class ProgramRepository {
  constructor(private readonly database: Database) {}

  /** The newest of each that holds in any of the regions: their own and those of the regions above. */
  async of(regionCodes: readonly string[]): Promise<MonitoringProgram[]> {
    const rows = await this.database.query<ProgramRow>(
      `SELECT ${COLUMNS} FROM monitoring_program
       WHERE is_newest AND (region_code = ANY($1::text[]) OR region_code LIKE ANY($2::text[])) ORDER BY name->>'id', id`,
      [
        [...new Set(regionCodes.flatMap(regionLineage))],
        regionCodes.map((code) => (code === 'ID' ? '%' : `${code}.%`)),
      ],
    );
    return rows.map(toProgram);
  }

  async newest(tx: Pick<Tx, 'query'>, id: string): Promise<MonitoringProgram | null> {
    const [row] = await tx.query<ProgramRow>(
      `SELECT ${COLUMNS} FROM monitoring_program WHERE id = $1 AND is_newest`,
      [id],
    );
    return row === undefined ? null : toProgram(row);
  }

  /** The version that a case was opened under. */
  async version(
    id: string,
    version: number,
    reader: Pick<Tx, 'query'> = this.database,
  ): Promise<MonitoringProgram | null> {
    const [row] = await reader.query<ProgramRow>(VERSION, [id, version]);
    return row === undefined ? null : toProgram(row);
  }

  /** Puts the first version of a program where there is none of it. */
  async putFirst({ id, regionCode, isActive, ...program }: MonitoringProgram): Promise<void> {
    await this.database.query(
      `INSERT INTO monitoring_program (id, version, region_code, name, kinds, rules, questions, is_active, is_newest)
       VALUES ($1, 1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6::jsonb, $7, true) ON CONFLICT DO NOTHING`,
      [id, regionCode, ...jsonOf(program), isActive],
    );
  }

  /** Adds a version, which is the newest from now on. Throws STALE.VERSION when another added it first. */
  async add(tx: Tx, program: MonitoringProgram): Promise<void> {
    const { id, version, regionCode, isActive } = program;
    await tx.query('UPDATE monitoring_program SET is_newest = false WHERE id = $1 AND is_newest', [id]);
    try {
      await tx.query(
        `INSERT INTO monitoring_program (id, version, region_code, name, kinds, rules, questions, is_active, is_newest)
         VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb, $7::jsonb, $8, true)`,
        [id, version, regionCode, ...jsonOf(program), isActive],
      );
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('STALE.VERSION', { details: { version } });
      throw error;
    }
  }
}

function toProgram(row: ProgramRow): MonitoringProgram {
  const { id, version, region_code: regionCode, name, kinds, rules, questions, is_active: isActive } = row;
  return { id, version, regionCode, name, kinds, rules, questions, isActive };
}

type Content = Pick<MonitoringProgram, 'name' | 'kinds' | 'rules' | 'questions'>;

function jsonOf({ name, kinds, rules, questions }: Content): string[] {
  return [name, kinds, rules, questions].map((part) => JSON.stringify(part));
}
