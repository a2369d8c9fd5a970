// The explorer over some samples of this project, with one database and one browser for all tests of a file.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launch, openTab, settled, type Tab, type TabOptions } from './browser';
import { api, type Explorer, ingest, makeReports, serve, type Workplace } from './explorer';

export interface Listed {
  total: number;
  items: { id: number; organisation_id: number; path: string; organisation: string; title: string; page: number | null; document_id: number; name: string }[];
}

export let place: Workplace;
export let explorer: Explorer;
/** The tab of the running test. */
export let tab: Tab;
/** Of what the tests look at. */
export const ids = { organisation: 0, measure: 0, pdf: 0, docx: 0, scores: 0 };

let browser: Browser;
let allowed: RegExp[] = [];

/** What the running test may find wrong in its tab. */
export function allow(...patterns: RegExp[]): void {
  allowed = patterns;
}

/** A tab for the running test, with nothing in it; it is closed after the test, and what went wrong in it fails the test. */
export async function openEmpty(options: TabOptions = {}): Promise<Page> {
  tab = await openTab(browser, options);
  return tab.page;
}

/** A page of the explorer in such a tab. */
export async function open(path: string, options: TabOptions = {}): Promise<Page> {
  const page = await openEmpty(options);
  await page.goto(explorer.url + path);
  await settled(page);
  return page;
}

async function make(): Promise<void> {
  place = makeReports(['na-reng-2568', 'thung-saeng-thong-2568', 'thung-saeng-thong-2568-plan', 'wiang-chai-2569', 'suan-chik-2568', 'phloi-waen-2565', 'bang-luang-dot-2568'], { 'broken/report.pdf': '%PDF-1.7 nothing more' });
  // Of this report the PDF is to be the one that answers.
  for (const other of ['report.docx', 'report.txt']) rmSync(join(place.reports, 'na-reng-2568', other));
  ingest(place);
  explorer = await serve(place);
  browser = await launch();
  const documents = await api<Listed>(explorer, '/documents?limit=200');
  const find = (path: string) => documents.items.find((each) => each.path === path)?.id ?? 0;
  ids.pdf = find('thung-saeng-thong-2568/report.pdf');
  ids.docx = find('thung-saeng-thong-2568/report.docx');
  ids.scores = find('na-reng-2568/report.pdf');
  ids.organisation = (await api<Listed>(explorer, `/organisations?q=${encodeURIComponent('ทุ่งแสงทอง')}`)).items[0]?.id ?? 0;
  ids.measure = (await api<Listed>(explorer, `/measures?document=${ids.pdf}`)).items[0]?.id ?? 0;
}

/** To be called once in a file of tests, before its tests. */
export function testOverSamples(): void {
  beforeAll(make);

  afterAll(async () => {
    await browser?.close();
    await explorer?.stop();
    place?.remove();
  });

  beforeEach(() => allow());

  afterEach(async () => {
    const troubles = tab?.troubles.filter((each) => !allowed.some((pattern) => pattern.test(each))) ?? [];
    await tab?.close();
    expect(troubles).toEqual([]);
  });
}
