// Debian's Chromium with an empty profile. Everything that a page does and should not (errors, refused content, dialogs, other hosts) is kept.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const wait = 60_000;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags, timeout: 180_000 });
}

export interface Tab {
  page: Page;
  context: BrowserContext;
  /** What went wrong since the tab was opened. */
  troubles: string[];
  close: () => Promise<void>;
}

export interface TabOptions extends BrowserContextOptions {
  language?: 'th' | 'en';
}

/** A tab of a browser that knows nothing yet. Answers of the API with an error are no trouble where the test awaits them. */
export async function openTab(browser: Browser, { language = 'th', ...options }: TabOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'th-TH', timezoneId: 'Asia/Bangkok', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(wait);
  context.setDefaultNavigationTimeout(wait);
  await context.addInitScript((chosen) => {
    if (localStorage.getItem('prongsai.language') === null) localStorage.setItem('prongsai.language', chosen);
    addEventListener('securitypolicyviolation', (event) => console.error(`refused by the content security policy: ${event.violatedDirective} ${event.blockedURI}`));
  }, language);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(`console: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.hostname !== '127.0.0.1' && url.protocol !== 'blob:' && url.protocol !== 'data:') troubles.push(`another host: ${request.url()}`);
  });
  return { page, context, troubles, close: () => context.close() };
}

/** Waits until a page shows what it asked for: its heading is there and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main .spinner, main [aria-busy="true"]') && [...document.querySelectorAll('main canvas')].every((canvas) => (canvas as HTMLElement).dataset.drawn === 'true'));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What axe-core holds to be serious or critical on the page, one line each. */
export async function accessibilityTroubles(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const result = await page.evaluate(async () => (globalThis as unknown as { axe: { run: (what: Document, options: object) => Promise<AxeResult> } }).axe.run(document, { resultTypes: ['violations'] }));
  return result.violations
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .flatMap((each) => each.nodes.slice(0, 5).map((node) => `${each.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`));
}
