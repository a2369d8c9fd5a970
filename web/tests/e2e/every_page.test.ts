// What holds for every page: readable, small, with the keyboard, in both languages, on a phone and on paper.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { accessibilityTroubles, settled } from './support/browser';
import { allow, explorer, ids, open, openEmpty, tab, testOverSamples } from './support/samples';

testOverSamples();

const paths = (): [string, string][] => [
  ['overview', '/'],
  ['compare', '/compare'],
  ['organisations', '/organisations'],
  ['organisation', `/organisations/${ids.organisation}`],
  ['measures', '/measures?q=' + encodeURIComponent('คู่มือ')],
  ['measure', `/measures/${ids.measure}`],
  ['units', '/units'],
  ['documents', '/documents'],
  ['a page of a PDF', `/documents/${ids.scores}/2`],
  ['a DOCX', `/documents/${ids.docx}/1`],
  ['findings', '/findings'],
  ['corrections', '/corrections'],
  ['search in texts', '/pages?q=' + encodeURIComponent('งบประมาณ')],
  ['side by side', '/compare?view=side'],
  ['no page', '/organisations/999999999'],
];

describe('every page', () => {
  for (const language of ['th', 'en'] as const) {
    test(`has a title, a heading and nothing serious against it by axe-core (${language})`, async () => {
      allow(/404/);
      await openEmpty({ language });
      const troubles: string[] = [];
      for (const [name, path] of paths()) {
        await tab.page.goto(explorer.url + path);
        await settled(tab.page);
        expect(await tab.page.locator('html').getAttribute('lang'), name).toBe(language);
        expect(await tab.page.locator('h1').count(), name).toBe(1);
        expect(await tab.page.title(), name).toContain(language === 'th' ? 'โปร่งใส' : 'Prongsai');
        troubles.push(...(await accessibilityTroubles(tab.page)).map((trouble) => `${name}: ${trouble}`));
      }
      expect(troubles).toEqual([]);
    });
  }

  test('is readable in the dark too', async () => {
    await openEmpty({ colorScheme: 'dark' });
    const troubles: string[] = [];
    for (const [name, path] of paths().slice(0, -1)) {
      await tab.page.goto(explorer.url + path);
      await settled(tab.page);
      troubles.push(...(await accessibilityTroubles(tab.page)).map((trouble) => `${name}: ${trouble}`));
    }
    expect(troubles).toEqual([]);
  });

  test('is as light or dark as the system is, until somebody chooses; on paper it is light', async () => {
    const page = await open('/units', { colorScheme: 'dark' });
    const brightness = () => page.evaluate(() => Math.max(...(getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number)));
    expect(await brightness()).toBeLessThan(60);
    await page.emulateMedia({ media: 'print' });
    expect(await brightness()).toBe(255);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await expect.poll(brightness).toBeGreaterThan(200);
    await page.getByRole('combobox', { name: 'พื้นหลัง' }).selectOption('dark');
    expect(await brightness()).toBeLessThan(60);
    await page.reload();
    await settled(page);
    expect(await brightness()).toBeLessThan(60);
    await page.getByRole('combobox', { name: 'พื้นหลัง' }).selectOption('auto');
    expect(await brightness()).toBeGreaterThan(200);
  });

  test('fits a phone without scrolling sideways', async () => {
    allow(/404/);
    await openEmpty({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    for (const [name, path] of paths()) {
      await tab.page.goto(explorer.url + path);
      await settled(tab.page);
      const [content, screen] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(content, name).toBeLessThanOrEqual(screen ?? 0);
      const [left, right] = await tab.page.locator('.top nav [aria-current]').evaluate((link) => [link.getBoundingClientRect().left, link.getBoundingClientRect().right]);
      expect(left, `where one is, in the menu of: ${name}`).toBeGreaterThanOrEqual(0);
      expect(right, `where one is, in the menu of: ${name}`).toBeLessThanOrEqual(screen ?? 0);
    }
  });

  test('tells on paper which page of a document it is', async () => {
    const page = await open(`/documents/${ids.scores}/2`);
    await page.emulateMedia({ media: 'print' });
    const told = await page.getByText(/^หน้า 2 จาก \d+$/).filter({ visible: true }).first().boundingBox();
    expect(told?.height).toBeGreaterThan(8);
  });

  test('prints without its controls', async () => {
    const page = await open('/compare');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form.filters').isVisible()).toBe(false);
    expect(await page.locator('.top nav').isVisible()).toBe(false);
    expect(await page.locator('table.heat-map').isVisible()).toBe(true);
  });

  test('comes packed, and is the same unpacked', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await (await fetch(explorer.url)).text())?.[1];
    const packed = await fetch(`${explorer.url}${script}`);
    const plain = await fetch(`${explorer.url}${script}`, { headers: { 'Accept-Encoding': 'identity' } });
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
    expect(await packed.text()).toBe(await plain.text());
    await openEmpty();
  });

  test('that is not there says so and leads back', async () => {
    allow(/404/);
    const page = await open('/compare/1/2/3');
    expect(await page.locator('h1').textContent()).toBe('ไม่พบหน้านี้');
    await page.getByRole('link', { name: 'ไปหน้าภาพรวม' }).click();
    await page.getByRole('heading', { level: 1, name: 'ภาพรวม' }).waitFor();
    for (const path of ['/nothing', '/documents/report.pdf']) {
      expect((await page.goto(explorer.url + path))?.status()).toBe(404);
      await page.getByRole('heading', { level: 1, name: 'ไม่พบหน้านี้' }).waitFor();
    }
  });

  test('with a record that is not there says so', async () => {
    allow(/404/);
    const page = await open('/measures/999999999');
    expect(await page.getByRole('alert').textContent()).toContain('ไม่พบ');
  });
});

test('the first page is small, and brings charts only when one is drawn', async () => {
  await openEmpty();
  const loaded = new Map<string, Promise<Buffer>>();
  tab.page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.startsWith('/api/')) loaded.set(path, response.body());
  });
  await tab.page.goto(`${explorer.url}/units`);
  await settled(tab.page);
  expect([...loaded.keys()].some((path) => path.includes('chart_library'))).toBe(false);
  await tab.page.goto(`${explorer.url}/`);
  await settled(tab.page);
  expect([...loaded.keys()].some((path) => path.includes('chart_library'))).toBe(true);
  const sizes = (await Promise.all(loaded.values())).map((body) => gzipSync(body).length);
  const all = sizes.reduce((sum, each) => sum + each, 0);
  expect(all).toBeGreaterThan(50_000);
  expect(all).toBeLessThan(200_000);
});

describe('language', () => {
  test('is switched and kept', async () => {
    const page = await open('/findings');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toBe('Findings · Prongsai');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor();
    await page.goto(`${explorer.url}/`);
    await settled(page);
    await page.getByRole('link', { name: '2568 (2025)' }).first().waitFor();
    await page.getByRole('button', { name: 'ไทย' }).click();
    await page.getByRole('heading', { level: 1, name: 'ภาพรวม' }).waitFor();
  });
});

describe('with the keyboard alone', () => {
  /** Presses Tab until what has the focus is what is wanted. */
  async function tabTo(wanted: string, most = 120): Promise<void> {
    for (let pressed = 0; pressed < most; pressed++) {
      await tab.page.keyboard.press('Tab');
      if (await tab.page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
    }
    throw new Error(`${wanted} is not reached with Tab`);
  }

  test('one skips to the content', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  test('one goes to another page, whose heading takes the focus', async () => {
    const page = await open('/');
    await tabTo('nav a[href="/compare"]');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'เปรียบเทียบหน่วยงาน' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await settled(page);
    await tabTo('tbody input[type="checkbox"]');
    await page.keyboard.press('Space');
    await page.waitForURL(/pick=\d+/);
  });

  test('one follows a record to its place and moves between the marks', async () => {
    const page = await open(`/documents/${ids.scores}/2`);
    await tabTo('[data-record]');
    const first = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.record);
    await page.locator(`.record.is-marked [data-record-item="${first}"]`).waitFor();
    await page.keyboard.press('ArrowDown');
    const second = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.record);
    expect(second).not.toBe(first);
    await page.locator(`.record.is-marked [data-record-item="${second}"]`).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/record=\d+/);
    await tabTo('[role="tab"]');
    await page.keyboard.press('ArrowRight');
    await page.locator('[role="tab"][aria-selected="true"]', { hasText: 'ตาราง' }).waitFor();
  });
});
