import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { listFiles } from './fingerprint.mjs';
import { ROOT, inRoot } from './paths.mjs';
import { namesRead } from './setting-uses.mjs';
import { collectSettings } from './settings-list.mjs';
import { composeFile, defaultOf, envExample } from './settings-pages.mjs';

const CODE = {
  server: ['apps/api', 'libs'],
  tools: ['apps/engine', 'apps/simulator', 'scripts'],
  tests: ['test', 'bench', 'scripts'],
};
const OURS = /^(SIAGA|TEST|BENCH|TILE)_[A-Z_]+$/;
/** Said by one of our scripts to a process that it starts, and by nobody else. */
const BETWEEN_SCRIPTS = /^SIAGA_TEST_/;

let groups;
let names;
const readBy = (reader) => groups.filter((group) => group.readBy === reader).flatMap((group) => group.names);
const withoutComments = (file) => readFileSync(inRoot(file), 'utf8').replace(/^\s*#.*$/gm, '');

beforeAll(async () => {
  groups = await collectSettings(ROOT, 'ts');
  names = groups.flatMap((group) => group.names);
});

describe('the list of settings', () => {
  it.each(Object.keys(CODE))(
    'should hold nothing for %s that nothing reads',
    (reader) => {
      const read = namesRead(ROOT, CODE[reader]);
      expect(readBy(reader).filter((name) => !read.has(name))).toEqual([]);
      // Every file of a copy that was made just now is read: the disk is not warm.
    },
    60_000,
  );

  it('should hold every setting that code reads', () => {
    const read = namesRead(ROOT, [
      'apps/api',
      'apps/engine',
      'apps/simulator',
      'libs',
      'scripts',
      'test',
      'bench',
    ]);
    const unlisted = [...read].filter(
      (name) => OURS.test(name) && !names.includes(name) && !BETWEEN_SCRIPTS.test(name),
    );
    expect(unlisted).toEqual([]);
  });

  it('should be all that compose, the image and CI ask for', () => {
    const asked = [...withoutComments('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
    expect(readBy('compose').filter((name) => !asked.includes(name))).toEqual([]);
    const set = ['deploy/Dockerfile', '.ci/run'].flatMap((file) => [
      ...withoutComments(file).matchAll(/\b([A-Z_]+)=/g),
    ]);
    const unlisted = set.map(([, name]) => name).filter((name) => OURS.test(name) && !names.includes(name));
    expect(unlisted).toEqual([]);
  });

  it('should hold every setting that a page names', () => {
    const pages = [
      'README.md',
      ...listFiles(ROOT, ['docs']).filter((file) => /(?<!\d{4}-.*)\.md$/.test(file)),
    ];
    for (const page of pages) {
      const text = readFileSync(page.startsWith('/') ? page : inRoot(page), 'utf8');
      const named = [...text.matchAll(/`((?:SIAGA|TILE|TEST|BENCH)_[A-Z_]+)/g)].map(([, name]) => name);
      expect({ page, unlisted: named.filter((name) => !names.includes(name)) }).toEqual({
        page,
        unlisted: [],
      });
    }
  });

  it('should say what each is for, and give no secret a default', () => {
    for (const { settings, title } of groups) {
      for (const [name, setting] of Object.entries(settings)) {
        expect([name, setting.text]).toEqual([name, expect.stringMatching(/\w/)]);
        const given = setting.schema.safeParse(undefined);
        const isEmpty = !given.success || given.data === undefined || Object.keys(given.data).length === 0;
        if (setting.isSecret) expect([name, isEmpty]).toEqual([name, true]);
        if (/SECRET|PASSWORD|TOKEN|(?<!PUBLIC)_KEY$/.test(name))
          expect([title, name, setting.isSecret]).toEqual([title, name, true]);
      }
    }
  });

  it('should have defaults that its own schema takes', () => {
    for (const { settings } of groups)
      for (const [name, setting] of Object.entries(settings)) {
        const text = defaultOf(setting);
        if (text !== '') expect([name, setting.schema.safeParse(text).success]).toEqual([name, true]);
      }
  });
});

describe('the pages made from it', () => {
  const horn = {
    title: 'A horn',
    readBy: 'server',
    settings: {
      HORN: { schema: schemaOf('none'), text: 'none or loud.\n  HORN=loud' },
      HORN_PIN: { schema: schemaOf(undefined), text: 'Who may blow it.', isSecret: true, compose: 'needed' },
      HORN_HZ: { schema: schemaOf(440), text: 'Pitch.', compose: { default: '523' } },
      HORN_WALL: { schema: schemaOf(undefined), text: 'Where it hangs.', compose: 'no' },
      HORN_ON: { schema: schemaOf('off'), text: 'Whether.', shown: '', compose: { fixed: 'on' } },
    },
  };

  it('should explain every setting in .env.example', () => {
    const text = envExample([horn]);
    expect(text).toContain('# --- A horn ---');
    expect(text).toContain(
      '# none or loud.\n#   HORN=loud\nHORN=none\n# Who may blow it.\nHORN_PIN=\n# Pitch.\nHORN_HZ=440\n',
    );
    expect(text).toContain('\nHORN_ON=\n');
  });

  it('should hand each to compose as it says, between the marks only', () => {
    const marks = composeFile(readFileSync(inRoot('docker-compose.yml'), 'utf8'), []);
    const lines = composeFile(marks, [horn]).split('\n');
    expect(lines.filter((line) => line.includes('HORN'))).toEqual([
      '  HORN: ${HORN:-}',
      '  HORN_PIN: ${HORN_PIN:?set HORN_PIN in .env}',
      '  HORN_HZ: ${HORN_HZ:-523}',
      "  HORN_ON: 'on'",
    ]);
    expect(composeFile(lines.join('\n'), [])).toBe(marks);
    expect(() => composeFile('services: {}', [horn])).toThrow('lost the marks');
  });
});

function schemaOf(value) {
  return { safeParse: () => ({ success: true, data: value }) };
}
