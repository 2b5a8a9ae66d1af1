import { Injectable } from '@nestjs/common';
import type { Grant, PublicInfo } from '#siaga/contracts';
import { AccountService } from '#siaga/identity';

/** Word every demo account has as its password; these accounts exist only in the demo. */
const DEMO_PASSWORD = 'siaga-demo-119';
export const DEMO_REGION = '15.71';

interface DemoPerson {
  username: string;
  displayName: string;
  role: string;
  note: string;
  grants: Grant[];
}

type DemoAccount = PublicInfo['demoAccounts'][number];

/** The people of the demo: made once, listed on the sign-in screens. */
@Injectable()
export class DemoAccounts {
  list: DemoAccount[] = [];

  constructor(private readonly accounts: AccountService) {}

  /** Makes the accounts that are missing: two operators, a supervisor, a health office with its officers of follow-up and of the airport, an admin, a crew a unit, a desk a hospital, a head where there are clinics. */
  async prepare(
    units: { id: string; callSign: string }[],
    hospitals: { id: string; name: string }[],
    clinics: { id: string; name: string }[],
  ): Promise<void> {
    const people = [
      ...centrePeople(),
      ...units.map(crewOf),
      ...hospitals.map(deskOf),
      ...clinics.map(clinicHeadOf),
    ];
    const known = new Set(await this.accounts.usernames());
    for (const { username, displayName, grants } of people.filter((person) => !known.has(person.username))) {
      await this.accounts.createAtStart({
        username,
        displayName,
        grants,
        password: DEMO_PASSWORD,
        mustChangePassword: false,
        isDemo: true,
      });
    }
    this.list = people.map(({ username, role, note }) => ({ username, password: DEMO_PASSWORD, role, note }));
  }
}

function centrePeople(): DemoPerson[] {
  const inRegion = (role: Grant['role'], regionCode = DEMO_REGION): Grant[] => [
    { role, scope: { kind: 'region', regionCode } },
  ];
  return [
    {
      username: 'operator1',
      displayName: 'Operator 1',
      role: 'operator',
      note: 'Konsol',
      grants: inRegion('operator'),
    },
    {
      username: 'operator2',
      displayName: 'Operator 2',
      role: 'operator',
      note: 'Konsol, dipakai kota simulasi',
      grants: inRegion('operator'),
    },
    {
      username: 'supervisor1',
      displayName: 'Supervisor 1',
      role: 'supervisor',
      note: 'Konsol, peringatan dan laporan',
      grants: inRegion('supervisor'),
    },
    {
      username: 'dinkes',
      displayName: 'Dinas Kesehatan',
      role: 'health_office',
      note: 'Pemantauan: wilayah dan program',
      grants: inRegion('health_office'),
    },
    {
      username: 'petugas1',
      displayName: 'Petugas Pantau 1',
      role: 'field_officer',
      note: 'Pemantauan, dipakai kota simulasi',
      grants: inRegion('field_officer'),
    },
    {
      username: 'bandara1',
      displayName: 'Petugas Bandara 1',
      role: 'entry_officer',
      note: 'Pos kedatangan, dipakai kota simulasi',
      grants: inRegion('entry_officer'),
    },
    {
      username: 'admin',
      displayName: 'Admin',
      role: 'admin',
      note: 'Akun dan impor',
      grants: inRegion('admin', 'ID'),
    },
  ];
}

function crewOf(unit: { id: string; callSign: string }): DemoPerson {
  return {
    username: `crew-${unit.callSign.toLowerCase()}`,
    displayName: `Kru ${unit.callSign}`,
    role: 'crew',
    note: unit.callSign,
    grants: [{ role: 'crew', scope: { kind: 'unit', unitId: unit.id } }],
  };
}

function deskOf(hospital: { id: string; name: string }, index: number): DemoPerson {
  return {
    username: `igd-${index + 1}`,
    displayName: `IGD ${hospital.name}`,
    role: 'facility_staff',
    note: hospital.name,
    grants: [{ role: 'facility_staff', scope: { kind: 'facility', facilityId: hospital.id } }],
  };
}

function clinicHeadOf(facility: { id: string; name: string }, index: number): DemoPerson {
  return {
    username: `klinik-${index + 1}`,
    displayName: `Klinik ${facility.name}`,
    role: 'clinic_head',
    note: `Antrean ${facility.name}`,
    grants: [{ role: 'clinic_head', scope: { kind: 'facility', facilityId: facility.id } }],
  };
}
