import { CALL_MIXES, type CallMix, CITY_HOURS } from '#siaga/simulation';
import { castOf, readAccountFile, waitForServer } from './city/accounts.js';
import { City, type CityOptions } from './city/city.js';
import { Reporter } from './city/reporter.js';
import {
  choiceOption,
  helpText,
  numberOption,
  type OptionSpec,
  type Parsed,
  readCommandLine,
  runProgram,
  serverUrl,
  textOption,
  UsageError,
} from './cli/options.js';
import { anonymousClient } from './client/session.js';

const HOURS = Object.keys(CITY_HOURS) as (keyof typeof CITY_HOURS)[];
const SPECS: Record<string, OptionSpec> = {
  url: { value: 'URL', text: 'address of the server (SIAGA_URL, http://127.0.0.1:3119)' },
  accounts: {
    value: 'FILE',
    text: 'JSON list of {username, password, role}; the demo accounts when left out',
  },
  seed: { value: 'TEXT', text: 'the same seed gives the same calls and habits (jambi)' },
  speed: {
    value: 'N',
    text: 'seconds of driving and treating a second, 1 to 60 (6: a job takes 4 to 7 minutes)',
  },
  hour: {
    value: 'NAME',
    text: `how full the hour is: ${HOURS.join(', ')} (SIAGA_DEMO_HOUR, calm); sets the next ones that are not given`,
  },
  'calls-per-hour': { value: 'N', text: 'calls an hour on average over the day' },
  mix: { value: 'NAME', text: `what the calls turn out to be: ${Object.keys(CALL_MIXES).join(', ')} (psc)` },
  units: { value: 'N', text: 'crews to play, all when left out' },
  'leave-units': { value: 'N', text: 'crews left to people, the last by name (1)' },
  'human-share': { value: 'N', text: 'share of calls left ringing 45 to 90 s for a person, 0 to 1' },
  'first-calls': { value: 'N', text: 'emergencies at once at the start' },
  duration: { value: 'SECONDS', text: 'how long to run, for ever when left out' },
  quiet: { text: 'print trouble only' },
};
const ABOUT =
  'A living city for a running Siaga: callers, an operator, crews and hospital desks, as real clients of its API and sockets.\n' +
  'The calls are fed as source "simulator" with the secret in SIAGA_SIMULATOR_SECRET, which the server must have too.';

function cityOptions(parsed: Parsed): CityOptions {
  const secret = process.env['SIAGA_SIMULATOR_SECRET'] ?? '';
  if (secret === '') throw new UsageError('Set SIAGA_SIMULATOR_SECRET to the same secret as the server has.');
  const hour = CITY_HOURS[hourOption(parsed)];
  return {
    secret,
    seed: textOption(parsed, 'seed', 'jambi'),
    speed: numberOption(parsed, 'speed', { otherwise: 6, from: 1, to: 60 }),
    callsPerHour: numberOption(parsed, 'calls-per-hour', {
      otherwise: hour.callsPerHour,
      from: 0.1,
      to: 3_600,
    }),
    mix: choiceOption(parsed, 'mix', Object.keys(CALL_MIXES) as CallMix[], 'psc'),
    humanShare: numberOption(parsed, 'human-share', { otherwise: hour.humanShare, from: 0, to: 1 }),
    firstCalls: numberOption(parsed, 'first-calls', { otherwise: hour.firstCalls, from: 0, to: 50 }),
  };
}

function hourOption(parsed: Parsed): keyof typeof CITY_HOURS {
  const asked = process.env['SIAGA_DEMO_HOUR'] || 'calm';
  const fromEnv = HOURS.find((hour) => hour === asked);
  if (fromEnv === undefined)
    throw new UsageError(`SIAGA_DEMO_HOUR must be one of ${HOURS.join(', ')}, not "${asked}".`);
  return choiceOption(parsed, 'hour', HOURS, fromEnv);
}

async function main(stop: AbortController): Promise<number> {
  const parsed = readCommandLine(process.argv.slice(2), SPECS);
  if (parsed.values['help']) {
    console.log(helpText('npm run simulate -- [options]', ABOUT, SPECS));
    return 0;
  }
  const options = cityOptions(parsed);
  const client = anonymousClient(serverUrl(parsed, process.env));
  const reporter = new Reporter(parsed.values['quiet'] === true);
  const durationS = numberOption(parsed, 'duration', { otherwise: 0, from: 0, to: 2_000_000 });
  if (durationS > 0) setTimeout(() => stop.abort(), durationS * 1_000).unref();
  const { signal } = stop;
  signal.addEventListener('abort', () => reporter.stop(), { once: true });
  const info = await waitForServer(client, signal, () => reporter.say(`Waiting for ${client.baseUrl} …`));
  if (!info) return 0;
  const file = textOption(parsed, 'accounts', undefined);
  const accounts = file === undefined ? info.demoAccounts : await readAccountFile(file);
  const units = numberOption(parsed, 'units', { otherwise: 1_000, from: 1, to: 1_000 });
  const cast = castOf(
    accounts,
    units,
    numberOption(parsed, 'leave-units', { otherwise: 1, from: 0, to: 1_000 }),
  );
  const count = (role: string): number => cast.players.get(role)?.length ?? 0;
  reporter.say(
    `${info.centreName}: ${count('crew')} crews, ${count('facility_staff')} desks, operator ${cast.operator.username}; ` +
      `seed ${options.seed}, speed ${options.speed}, about ${options.callsPerHour} calls an hour`,
  );
  await new City(client.baseUrl, cast, info, options, reporter, signal).run();
  reporter.say('The city sleeps.');
  return 0;
}

await runProgram(main);
