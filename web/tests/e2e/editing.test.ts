// Somebody who may edit: a finding is decided, a value is corrected, and both stay when the reports are read again.

import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openTab, settled } from './support/browser';
import { api, type Explorer, ingest, makeReports, serve, type Workplace } from './support/explorer';

let place: Workplace;
let explorer: Explorer;
let browser: Browser;

beforeAll(async () => {
  place = makeReports(['suan-chik-2568']);
  rmSync(join(place.reports, 'suan-chik-2568/report.docx'));
  ingest(place);
  explorer = await serve(place, '--edit');
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await explorer?.stop();
  place?.remove();
});

interface Findings {
  items: { id: number; state: string; severity: string; record_kind: string; code: string; path: string }[];
}

interface ScoreRows {
  items: { overall: number | null; year: number; organisation: string }[];
}

test('a finding is confirmed, dismissed and opened again', async () => {
  expect(explorer.fragment).toMatch(/^#token=/);
  const tab = await openTab(browser);
  await tab.page.goto(`${explorer.url}/findings${explorer.fragment}`);
  await settled(tab.page);
  expect(tab.page.url()).toBe(`${explorer.url}/findings`);
  const first = tab.page.locator('.finding').first();
  const id = await first.getAttribute('data-finding');
  const state = async () => (await api<Findings>(explorer, '/findings')).items.find((each) => String(each.id) === id)?.state;
  const same = tab.page.locator(`[data-finding="${id}"]`);
  await same.getByRole('button', { name: 'ยืนยันว่าจริง' }).click();
  await same.getByText('ยืนยันแล้ว').waitFor();
  expect(await state()).toBe('confirmed');
  await same.getByRole('button', { name: 'ไม่เป็นปัญหา' }).click();
  await same.locator('.review-dismissed').waitFor();
  expect(await state()).toBe('dismissed');
  await same.getByRole('button', { name: 'เปิดตรวจใหม่' }).click();
  await same.locator('.review-dismissed').waitFor({ state: 'detached' });
  expect(await state()).toBe('open');
  expect(tab.troubles).toEqual([]);
  await tab.close();
});

test('a misread score is corrected in place, and the correction stays when the report is read again', async () => {
  const before = (await api<ScoreRows>(explorer, '/scores')).items[0];
  expect(before?.overall).toBe(86.2);
  const tab = await openTab(browser);
  const page = tab.page;
  await page.goto(`${explorer.url}/compare${explorer.fragment}`);
  await settled(page);
  await page.getByRole('link', { name: /ที่มา/ }).first().click();
  await page.waitForURL(/\/documents\//);
  await settled(page);
  const record = page.locator('.record', { hasText: /2567: 86.20/ });
  await record.getByRole('button', { name: /แก้ค่า/ }).click();
  await record.getByLabel('ช่อง').selectOption('value');

  // What cannot be a score is refused in words, and nothing changes.
  await record.getByLabel('ค่าที่ถูกต้อง').fill('862');
  await record.getByRole('button', { name: 'บันทึกการแก้' }).click();
  await record.getByRole('alert').waitFor();
  expect(await record.getByRole('alert').textContent()).toContain('862');
  expect((await api<ScoreRows>(explorer, '/scores')).items[0]?.overall).toBe(86.2);

  await record.getByLabel('ค่าที่ถูกต้อง').fill('87.25');
  await record.getByLabel('หมายเหตุ').fill('หน้า 1 ตัวเลขเลือน');
  await record.getByRole('button', { name: 'บันทึกการแก้' }).click();
  await page.locator('.record', { hasText: /2567: 87.25/ }).waitFor();
  expect((await api<ScoreRows>(explorer, '/scores')).items[0]?.overall).toBe(87.25);
  expect(tab.troubles.filter((each) => !/400|422/.test(each))).toEqual([]);
  await tab.close();
  await explorer.stop();

  // The file gets other bytes, and is read again.
  appendFileSync(join(place.reports, 'suan-chik-2568/report.pdf'), '\n% touched\n');
  ingest(place);
  explorer = await serve(place, '--edit');
  expect((await api<ScoreRows>(explorer, '/scores')).items[0]?.overall).toBe(87.25);
  const after = await openTab(browser);
  await after.page.goto(`${explorer.url}/compare`);
  await settled(after.page);
  expect(await after.page.locator('tbody').textContent()).toContain('87.25');
  expect(after.troubles).toEqual([]);
  await after.close();
});

test('a wrong token is told, not swallowed', async () => {
  const tab = await openTab(browser);
  await tab.page.goto(`${explorer.url}/findings#token=wrong`);
  await settled(tab.page);
  const first = tab.page.locator('.finding').first();
  await first.getByRole('button', { name: 'ยืนยันว่าจริง' }).click();
  expect(await first.getByRole('alert').textContent()).toContain('สิทธิ์แก้ไข');
  expect(tab.troubles.filter((each) => !/401|403/.test(each))).toEqual([]);
  await tab.close();
});
