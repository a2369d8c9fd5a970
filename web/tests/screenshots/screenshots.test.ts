// The pictures of the README, from the invented samples: scripts/make-screenshots.

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openTab, settled, type TabOptions } from '../e2e/support/browser';
import { api, type Explorer, ingest, makeReports, serve, type Workplace } from '../e2e/support/explorer';

const folder = join(process.env.PRONGSAI_SOURCE ?? '../..', 'docs/pictures');
const samples = ['bang-luang-dot-2568', 'bo-sali-2567', 'chae-hom-health-2567', 'din-udom-2568', 'dong-khon-2567', 'khao-bang-kraek-2566-2570', 'na-reng-2568', 'pak-tom-hospital-2568', 'phang-nga-2568', 'phloi-waen-2565',
  'suan-chik-2568', 'tham-wua-daeng-2566', 'thung-saeng-thong-2568', 'thung-saeng-thong-2568-plan', 'wiang-chai-2569'];

let place: Workplace;
let explorer: Explorer;
let browser: Browser;

beforeAll(async () => {
  place = makeReports(samples);
  ingest(place);
  explorer = await serve(place);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await explorer?.stop();
  place?.remove();
});

async function take(name: string, path: string, { awaits, ...options }: TabOptions & { awaits?: string } = {}): Promise<void> {
  const tab = await openTab(browser, { viewport: { width: 1200, height: 780 }, ...options });
  await tab.page.goto(explorer.url + path);
  await settled(tab.page);
  await tab.page.waitForFunction(() => [...document.querySelectorAll('main img')].every((image) => (image as HTMLImageElement).complete));
  await tab.page.waitForFunction(() => !document.querySelector('.sheet[aria-busy="true"]'));
  if (awaits) await tab.page.locator(awaits).first().waitFor();
  await tab.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  expect(tab.troubles).toEqual([]);
  await tab.close();
}

test('pictures are taken', async () => {
  interface Found {
    items: { id: number; path: string; organisation_id: number }[];
  }
  const documents = await api<Found>(explorer, '/documents?limit=200');
  const scores = documents.items.find((each) => each.path === 'na-reng-2568/report.pdf');
  await take('overview', '/');
  await take('compare', '/compare', { language: 'en' });
  await take('organisation', `/organisations/${scores?.organisation_id}`);
  await take('measures', `/measures?q=${encodeURIComponent('จัดซื้อจัดจ้าง')}`);
  await take('document', `/documents/${scores?.id}/2?score=2568`, { language: 'en', awaits: '.record-frame.is-marked' });
  await take('findings', '/findings?severity=error', { colorScheme: 'dark', awaits: '.spot-frame' });
});
