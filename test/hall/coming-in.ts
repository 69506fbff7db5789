// How somebody of HR comes to HR's pages in a browser of their own, and presses their buttons.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { staffDesk, type HrRoleName } from '../../desk/staff.ts';
import type { TownHall } from './town-hall.ts';

/** A link that opens HR's pages once. */
export async function entranceOf(hall: TownHall, role: HrRoleName = 'admin'): Promise<string> {
  return `${hall.url}/hr/enter/${await staffDesk({ db: hall.db }).entrance(role)}`;
}

export async function comeIn(
  hall: TownHall,
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
  role: HrRoleName = 'admin',
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'da-DK', ...options });
  const page = await context.newPage();
  await page.goto(await entranceOf(hall, role));
  await press(page, 'enter');
  return { page, context };
}

export async function press(page: Page, choice: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(`button[value="${choice}"]`)]);
}

export const textOf = (page: Page): Promise<string> => page.innerText('main');
