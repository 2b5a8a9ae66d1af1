import type { FirstAdmin } from './first-accounts.js';

interface Welcome {
  demo?: { username: string; password: string; role: string; note: string }[];
  admin?: FirstAdmin | null;
}

const SHOWN_ACCOUNTS = 8;

/** The addresses and, where there are any to tell, the accounts. */
export function welcomeText(port: number, { demo, admin }: Welcome): string {
  const base = `http://localhost:${port}`;
  const lines = [
    '',
    'Siaga is ready',
    `  Console  ${base}/`,
    `  Crew     ${base}/crew/`,
    `  Desk     ${base}/desk/`,
  ];
  if (admin)
    lines.push(
      '',
      'First admin (shown this once, change it after signing in)',
      `  ${admin.username}  ${admin.password}`,
    );
  if (demo && demo.length > 0) {
    lines.push('', `Demo accounts, password ${demo[0]?.password ?? ''}`);
    lines.push(
      ...demo.slice(0, SHOWN_ACCOUNTS).map((account) => `  ${account.username.padEnd(16)} ${account.note}`),
    );
    if (demo.length > SHOWN_ACCOUNTS)
      lines.push(`  and ${demo.length - SHOWN_ACCOUNTS} more, listed on the sign-in screen`);
  }
  return [...lines, ''].join('\n');
}
