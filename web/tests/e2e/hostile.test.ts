// A report full of markup is a report: its texts are shown as they stand, and nothing of them runs.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openTab, settled } from './support/browser';
import { api, type Explorer, ingest, makeReports, serve, type Workplace } from './support/explorer';
import { hostile_name, hostile_report, hostile_title } from './support/hostile';

let place: Workplace;
let explorer: Explorer;
let browser: Browser;

beforeAll(async () => {
  place = makeReports([], { [`<b>folder</b>/${hostile_name}`]: hostile_report });
  ingest(place);
  explorer = await serve(place);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await explorer?.stop();
  place?.remove();
});

test('nothing of it runs on any page, and its texts are shown as they stand', async () => {
  const measures = await api<{ items: { id: number; title: string; document_id: number; organisation_id: number }[] }>(explorer, '/measures');
  const measure = measures.items.find((each) => each.title.includes('<script>'));
  expect(measure, 'the report was read with its markup').toBeDefined();
  const tab = await openTab(browser);
  const page = tab.page;
  const paths = ['/', '/compare', '/organisations', `/organisations/${measure?.organisation_id}`, '/measures', `/measures?q=${encodeURIComponent('<script>')}`, `/measures/${measure?.id}`, '/units', '/documents', `/documents/${measure?.document_id}/1`,
    `/documents/${measure?.document_id}/1?view=tables`, `/documents/${measure?.document_id}/1?view=text`, '/findings',
    `/compare?q=${encodeURIComponent('"><img src=x onerror=alert(9)>')}&sort=${encodeURIComponent('<script>')}`, `/measures?unit=${encodeURIComponent('<svg onload=alert(10)>')}`];
  for (const path of paths) {
    await page.goto(explorer.url + path);
    await settled(page);
    const made = await page.evaluate(() => ({
      elements: document.querySelectorAll('main script, main img[src="x"], main [onerror], main [onload], main [onmouseover], main a[href^="javascript"], main svg[onload], main b').length,
      images: [...document.images].map((image) => image.getAttribute('src') ?? '').filter((source) => !source.startsWith('/')),
    }));
    expect(made, path).toEqual({ elements: 0, images: [] });
  }
  await page.goto(`${explorer.url}/measures/${measure?.id}`);
  await settled(page);
  expect(await page.locator('h1').textContent()).toBe(measure?.title);
  expect(measure?.title).toContain('<script>alert(2)</script>');
  expect(hostile_title).toContain(measure?.title ?? 'nothing');
  await page.goto(`${explorer.url}/documents`);
  await settled(page);
  expect(await page.locator('tbody').textContent()).toContain('<img src=x onerror=alert(1)>');
  // The server may refuse the sort by a column that is not there.
  expect(tab.troubles.filter((each) => !/status of 400/.test(each))).toEqual([]);
  await tab.close();
});
