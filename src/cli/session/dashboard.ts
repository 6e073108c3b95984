import { spawn } from 'node:child_process';
import { freshSecret } from '../../random/entropy.ts';
import type { WorkspaceAppOptions } from '../../rest-api/workspace-app.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { keepPageToken } from './page-tokens.ts';

/** The page and the token of its address. */
export type Dashboard = NonNullable<WorkspaceAppOptions['dashboard']>;

/** How a page is announced. */
interface Announcement {
  readonly options: { readonly open: boolean };
  readonly terminal: Terminal;
}

/** The programs that open an address in the browser, by platform. */
const OPENERS: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Makes the page of `--ui`.
 *
 * @param token The one that the server requires already. Default: a new one.
 */
export async function createDashboard(token: string = freshSecret()): Promise<Dashboard> {
  const { dashboardPage } = await import('../../dashboard/dashboard-page.ts');
  return { page: dashboardPage(), token };
}

/**
 * Says where the page is, and opens it where that is asked for.
 *
 * @returns A function that forgets the page's token.
 */
export async function announceDashboard(
  url: string,
  { token }: Dashboard,
  { options, terminal }: Announcement,
): Promise<() => void> {
  const forget = keepPageToken(url, token);
  const address = `${url}/_sim/ui#token=${encodeURIComponent(token)}`;
  terminal.narrate(`Dashboard: ${terminal.narrationPalette.bold(address)}`);
  if (options.open && !(await openInBrowser(address))) {
    terminal.narrate('No browser could be opened; open the address by hand.');
  }
  return forget;
}

function openInBrowser(address: string): Promise<boolean> {
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const opener = spawn(program, [...words, address], { stdio: 'ignore', detached: true });
    opener.once('error', () => resolve(false));
    opener.once('spawn', () => {
      opener.unref();
      resolve(true);
    });
  });
}
