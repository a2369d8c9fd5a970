// A correction is seen wherever it counts, with its state and why, and is taken back there by who may edit.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityTroubles, launch, openTab, settled, type Tab } from './support/browser';
import { api, change, type Explorer, ingest, makeReports, serve, type Workplace } from './support/explorer';

let place: Workplace;
let explorer: Explorer;
let browser: Browser;

interface Listed {
  total: number;
  items: { id: number; path: string; title: string; overall: number | null; state: string; reason: string | null; document_id: number | null }[];
}

const ids = { document: 0, measure: 0, score: 0 };
const title = 'ชื่อที่แก้แล้ว';

beforeAll(async () => {
  place = makeReports(['suan-chik-2568', 'thung-saeng-thong-2568']);
  for (const file of ['suan-chik-2568/report.docx', 'thung-saeng-thong-2568/report.docx', 'thung-saeng-thong-2568/report.txt']) rmSync(join(place.reports, file), { force: true });
  ingest(place);
  explorer = await serve(place, '--edit');
  browser = await launch();
  const documents = await api<Listed>(explorer, '/documents?limit=200');
  ids.document = documents.items.find((each) => each.path === 'suan-chik-2568/report.pdf')?.id ?? 0;
  const page = await api<{ records: { kind: string; id: number; columns: { value: number; fiscal_year: number } }[] }>(explorer, `/documents/${ids.document}/pages/1`);
  ids.score = page.records.find((each) => each.kind === 'score' && each.columns.value === 86.2)?.id ?? 0;
  const other = documents.items.find((each) => each.path === 'thung-saeng-thong-2568/report.pdf')?.id ?? 0;
  ids.measure = (await api<Listed>(explorer, `/measures?document=${other}`)).items[0]?.id ?? 0;
});

afterAll(async () => {
  await browser?.close();
  await explorer?.stop();
  place?.remove();
});

async function open(path: string, fragment = explorer.fragment): Promise<Tab> {
  const tab = await openTab(browser);
  await tab.page.goto(explorer.url + path + fragment);
  await settled(tab.page);
  return tab;
}

const correctScore = () => change(explorer, '/corrections', { record_kind: 'score', record_id: ids.score, column: 'value', value: '87.25', by: 'สมศรี', note: 'หน้า 1' });
const correctTitle = () => change(explorer, '/corrections', { record_kind: 'measure', record_id: ids.measure, column: 'title', value: title });
const overall = async () => (await api<Listed>(explorer, '/scores')).items.find((each) => each.document_id === ids.document)?.overall;
const listed = (page: Page, state: string): Locator => page.locator('[data-correction]', { hasText: state });

/** What was pressed is gone: the focus is on what is left, not lost. */
const focusIsKept = (page: Page) => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

test('in the list of corrections, with the keyboard', async () => {
  await correctScore();
  const { page, ...tab } = await open('/corrections');
  const row = page.locator('tbody tr').first();
  const text = await row.textContent();
  for (const part of ['มีผล', 'คะแนน: 86.2', '87.25', 'สมศรี', 'หน้า 1', 'suan-chik-2568/report.pdf']) expect(text).toContain(part);
  expect(await accessibilityTroubles(page)).toEqual([]);
  const button = row.getByRole('button', { name: /ถอนการแก้/ });

  // Asked for once, it may still be left.
  await button.focus();
  await page.keyboard.press('Enter');
  await row.getByText('ค่าจะกลับเป็น “86.2”').waitFor();
  await page.keyboard.press('Escape');
  await row.getByText('ค่าจะกลับเป็น').waitFor({ state: 'detached' });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await overall()).toBe(87.25);

  await page.keyboard.press('Enter');
  await row.getByText('ค่าจะกลับเป็น “86.2”').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('tbody tr', { hasText: 'ถอนแล้ว' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'ถอนการแก้แล้ว' }).waitFor();
  expect(await focusIsKept(page)).toBe(true);
  expect(await overall()).toBe(86.2);
  expect(await row.getByRole('button').count()).toBe(0);
  expect(tab.troubles).toEqual([]);
  await tab.close();
});

test('beside the page that it was read from, and where the value is corrected', async () => {
  await correctScore();
  const { page, ...tab } = await open(`/documents/${ids.document}/1`);
  const record = page.locator('.record', { hasText: /2567: 87.25/ });
  await record.getByRole('button', { name: /แก้ค่า/ }).click();
  await record.getByLabel('ช่อง').selectOption('value');
  await record.getByText('ค่าที่อ่านได้: 86.2').waitFor();
  await record.getByRole('button', { name: /ถอนการแก้/ }).click();
  await record.getByRole('group').getByRole('button', { name: 'ถอนการแก้' }).click();
  await page.locator('.record', { hasText: /2567: 86.20/ }).waitFor();
  expect(await overall()).toBe(86.2);

  await correctScore();
  await page.reload();
  await settled(page);
  const item = listed(page, 'มีผล');
  await item.getByRole('button', { name: /ถอนการแก้/ }).click();
  await item.getByRole('group').getByRole('button', { name: 'ถอนการแก้' }).click();
  await page.locator('.record', { hasText: /2567: 86.20/ }).waitFor();
  await item.waitFor({ state: 'detached' });
  expect(await listed(page, 'ถอนแล้ว').count()).toBeGreaterThan(0);
  expect(tab.troubles).toEqual([]);
  await tab.close();
});

test('with the measure that it is of', async () => {
  const before = (await api<{ title: string }>(explorer, `/measures/${ids.measure}`)).title;
  await correctTitle();
  const { page, ...tab } = await open(`/measures/${ids.measure}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const item = listed(page, 'มีผล');
  expect(await item.textContent()).toContain(before);
  await item.getByRole('button', { name: /ถอนการแก้/ }).click();
  await item.getByRole('group').getByRole('button', { name: 'ถอนการแก้' }).click();
  await page.getByRole('heading', { level: 1, name: before }).waitFor();
  await page.getByRole('status').filter({ hasText: 'ถอนการแก้แล้ว' }).waitFor();
  expect(await focusIsKept(page)).toBe(true);
  expect(await page.locator('[data-correction]').count()).toBe(0);
  expect(tab.troubles).toEqual([]);
  await tab.close();
});

test('by nobody who may not edit, to whom it is shown all the same', async () => {
  await correctScore();
  for (const path of ['/corrections', `/documents/${ids.document}/1`]) {
    const { page, ...tab } = await open(path, '');
    await listed(page, 'มีผล').waitFor();
    expect(await page.getByRole('button', { name: /ถอนการแก้/ }).count(), path).toBe(0);
    expect(tab.troubles).toEqual([]);
    await tab.close();
  }
});

test('also where it does not hold, which is told with its reason in both languages', async () => {
  await correctTitle();
  rmSync(join(place.reports, 'thung-saeng-thong-2568'), { recursive: true });
  ingest(place);
  const item = (await api<Listed>(explorer, '/corrections?state=open')).items[0];
  expect([item?.reason, item?.document_id]).toEqual(['document_gone', null]);
  const { page, ...tab } = await open('/corrections?state=open');
  const row = page.locator('tbody tr').first();
  expect(await row.textContent()).toContain('เอกสารนี้ไม่อยู่ในฐานข้อมูลแล้ว');
  await page.getByRole('button', { name: 'English' }).click();
  await row.getByText('The document is no longer in the database').waitFor();
  await row.getByText('Not in force').waitFor();
  await row.getByRole('button', { name: /^Withdraw/ }).click();
  await row.getByRole('group').getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('Nothing matches').waitFor();
  expect((await api<Listed>(explorer, '/corrections?state=open')).total).toBe(0);
  expect(tab.troubles).toEqual([]);
  await tab.close();
});
