// A page as people meet it, in a real browser: whether it fits, narrow and wide, what axe finds, and what a keyboard reaches.
// PICTURES names a folder into which each page is drawn, to be looked at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';

export const pictures = process.env.PICTURES;
/** So many presses before it is asked what they have reached. */
const TABS = 10;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

/** Everything that can be wrong with how a page is made. */
export async function look(page: Page, name: string, link: string): Promise<void> {
  await page.goto(link);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect([name, width, await sticksOut(page)]).toEqual([name, width, []]);
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    }
  }
  // What axe and a keyboard meet is the same in both languages.
  if (name.startsWith('en-')) return;
  expect([name, await unreached(page)]).toEqual([name, []]);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(['region', 'landmark-one-main'])
    .analyze();
  expect([name, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([name, []]);
}

/** What makes the page wider than its window; what scrolls by itself doesn't. */
async function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.wide') && element.getBoundingClientRect().right > window.innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120));
  })()`);
}

/** What can be pressed or written in, and is not come to by the Tab key. Of dots in a row one is enough: arrows go on from it. */
async function unreached(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate<string[]>(`(() => {
    const found = [...document.querySelectorAll('main a[href], main button, main textarea, main summary, main input:not([type=hidden]):not([type=radio])')];
    found.forEach((element, n) => element.setAttribute('data-n', String(n)));
    document.activeElement?.blur();
    window.reached = [];
    addEventListener('focusin', ({ target }) => window.reached.push(target.getAttribute('data-n')));
    return found.filter((element) => element.checkVisibility()).map((element) => element.getAttribute('data-n'));
  })()`);
  // What comes before and between them is come to, too.
  let left = all;
  for (let pressed = 0; pressed < all.length + 30 && left.length > 0; pressed += TABS) {
    for (let n = 0; n < TABS; n += 1) await page.keyboard.press('Tab');
    const reached = await page.evaluate<string[]>('window.reached');
    left = left.filter((each) => !reached.includes(each));
  }
  return left;
}
