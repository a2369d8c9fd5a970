// What somebody finds on each of the pages, and where it leads.

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settled } from './support/browser';
import { api } from './support/explorer';
import { allow, explorer, ids, type Listed, open, place, tab, testOverSamples } from './support/samples';

testOverSamples();

describe('overview', () => {
  test('counts what the database holds, and a year narrows it', async () => {
    const page = await open('/');
    const documents = (await api<Listed>(explorer, '/documents')).total;
    await page.getByRole('link', { name: `${documents} เอกสาร`, exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'ปีงบประมาณ' }).selectOption('2565');
    await page.waitForURL(/[?&]year=2565/);
    await settled(page);
    await page.getByRole('cell', { name: '90.90' }).first().waitFor();
    expect(await page.locator('table.provinces tbody tr').count()).toBe(1);
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('year'));
  });

  test('lists provinces in the order that the address has, to CSV, and leads to their comparison', async () => {
    const page = await open('/?sort=province');
    const names = () => page.locator('table.provinces tbody th').allTextContents();
    const upwards = await names();
    expect(upwards.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'เรียงตาม จังหวัด' }).click();
    await page.waitForURL(/sort=-province/);
    expect(await names()).toEqual([...upwards].reverse());
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /รายจังหวัด.*CSV/ }).click()]);
    expect(download.suggestedFilename()).toBe('รายจังหวัด.csv');
    const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString('utf8');
    const lines = text.split('\r\n').slice(0, -1);
    expect(lines[0]).toBe('\ufeffจังหวัด,ปี,หน่วยงาน,คะแนนเฉลี่ย,มัธยฐาน,ผ่านเกณฑ์ 85');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(await names());
    await page.locator('table.provinces').getByRole('link').first().click();
    await page.waitForURL(/\/compare\?province=.+&year=\d{4}/);
    await settled(page);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
  });

  test('says which documents failed', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'เอกสารที่อ่านไม่ได้' }).click();
    await page.waitForURL(/\/documents\?status=failed/);
    await settled(page);
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody tr').textContent()).toContain('broken/report.pdf');
  });
});

describe('compare', () => {
  test('filters stand in the address bar and come from it', async () => {
    const page = await open('/compare?year=2568&min=88');
    expect(await page.getByRole('combobox', { name: 'ปีงบประมาณ' }).inputValue()).toBe('2568');
    expect(await page.getByRole('textbox', { name: 'คะแนนตั้งแต่' }).inputValue()).toBe('88');
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody tr').textContent()).toContain('นาเหรง');
    await page.getByRole('textbox', { name: 'คะแนนตั้งแต่' }).fill('๙๐');
    await page.waitForURL(/min=90/);
    await settled(page);
    await page.getByText('ไม่พบข้อมูลตามเงื่อนไข').waitFor();
    await page.getByRole('button', { name: 'ล้างตัวกรอง' }).click();
    await page.waitForFunction(() => location.search === '');
    await settled(page);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(4);
  });

  test('sorts by any column, up and down', async () => {
    const page = await open('/compare');
    const column = async () => (await page.locator('tbody tr td:nth-child(6)').allTextContents()).map(Number).filter((value) => !Number.isNaN(value));
    await page.getByRole('button', { name: 'เรียงตาม OIT' }).click();
    await page.waitForURL(/sort=-oit/);
    await settled(page);
    const downwards = await column();
    expect(downwards.length).toBeGreaterThan(3);
    expect(downwards).toEqual([...downwards].sort((one, other) => other - one));
    await page.getByRole('button', { name: 'เรียงตาม OIT' }).click();
    await page.waitForURL(/sort=oit/);
    await settled(page);
    expect(await column()).toEqual([...downwards].reverse());
    expect(await page.locator('th[aria-sort="ascending"]').textContent()).toContain('OIT');
  });

  test('puts those that are chosen side by side, with their trends', async () => {
    const page = await open('/compare');
    await page.getByRole('checkbox', { name: /นาเหรง/ }).first().check();
    await page.getByRole('checkbox', { name: /พลอยแหวน/ }).first().check();
    await page.getByRole('link', { name: 'เทียบเคียงข้างกัน' }).click();
    await page.waitForURL(/view=side/);
    await settled(page);
    expect(await page.locator('canvas').count()).toBe(1);
    expect(await page.locator('table.side').first().locator('thead th').count()).toBe(2);
    await page.getByRole('combobox', { name: 'ปี', exact: true }).selectOption('2568');
    await page.waitForURL(/at=2568/);
    expect(await page.locator('table.side').first().textContent()).toContain('88.85');
    expect(await page.locator('table.side').last().textContent()).toContain('90.90');
  });

  test('a table goes to CSV with the filters that are set', async () => {
    const page = await open('/compare?year=2568');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /เป็น CSV/ }).click()]);
    const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain('นาเหรง');
    expect(text).not.toContain('พลอยแหวน');
  });
});

test('an organisation shows its scores, measures, promises, findings and documents', async () => {
  const page = await open(`/organisations/${ids.organisation}`);
  expect(await page.locator('h1').textContent()).toContain('ทุ่งแสงทอง');
  for (const name of ['คะแนน', 'มาตรการ', 'สัญญาและผล', 'ข้อสังเกต', 'เอกสาร']) await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  expect(await page.locator('#scores').textContent()).toContain('87.50');
  expect(await page.locator('#measures tbody tr').count()).toBeGreaterThan(3);
  expect(await page.locator('#promises tbody').textContent()).toContain('ทำแล้ว');
  expect(await page.locator('#documents tbody tr').count()).toBeGreaterThan(2);
});

describe('measures', () => {
  test('that a document states twice are told apart from others, and lead to the one that counts', async () => {
    const listed = await api<{ items: { id: number; duplicate_of: number | null }[] }>(explorer, `/measures?document=${ids.pdf}&limit=200`);
    const twice = listed.items.filter((each) => each.duplicate_of !== null);
    expect(twice.length).toBeGreaterThan(0);
    const page = await open(`/organisations/${ids.organisation}`);
    expect(await page.locator('#measures').getByRole('link', { name: 'ซ้ำในเอกสาร' }).count()).toBe(twice.length);
    await page.goto(`${explorer.url}/measures/${twice[0]?.id}`);
    await settled(page);
    await page.getByRole('link', { name: /เขียนมาตรการเดียวกันไว้ก่อน/ }).click();
    await page.waitForURL(new RegExp(`/measures/${twice[0]?.duplicate_of}$`));
  });

  test('a Thai word finds what holds it, and is marked there', async () => {
    const page = await open('/measures');
    const all = await page.locator('.result').count();
    await page.getByRole('searchbox', { name: 'คำค้น' }).fill('คู่มือ');
    await page.waitForURL(/q=/);
    await settled(page);
    const found = await page.locator('.result').count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    for (const mark of await page.locator('.result mark').allTextContents()) expect(mark).toBe('คู่มือ');
    expect(await page.locator('.result mark').count()).toBeGreaterThan(0);
  });

  test('Thai digits are the same as others', async () => {
    const count = async (q: string) => (await api<Listed>(explorer, `/measures?q=${encodeURIComponent(q)}`)).total;
    const page = await open(`/measures?q=${encodeURIComponent('๒๕๖๘')}`);
    expect(await count('2568')).toBeGreaterThan(0);
    expect(await page.locator('.total').textContent()).toBe(`${await count('2568')} รายการ`);
  });

  test('facets narrow the results and stay in the address bar', async () => {
    const page = await open('/measures');
    await page.getByRole('group', { name: 'สถานะ' }).getByRole('checkbox', { name: /เสร็จแล้ว/ }).check();
    await page.waitForURL(/status=completed/);
    await settled(page);
    const statuses = await page.locator('.result .status').allTextContents();
    expect(statuses.length).toBeGreaterThan(0);
    for (const status of statuses) expect(status).toContain('เสร็จแล้ว');
    await page.reload();
    await settled(page);
    expect(await page.getByRole('checkbox', { name: /เสร็จแล้ว/ }).isChecked()).toBe(true);
  });

  test('a measure shows its copies elsewhere, and each leads to its place', async () => {
    const wiang_chai = await api<Listed>(explorer, `/measures?q=&organisation=${(await api<Listed>(explorer, `/organisations?q=${encodeURIComponent('เวียงชัย')}`)).items[0]?.id}`);
    const copied = (wiang_chai.items as unknown as { id: number; copies: number }[]).find((each) => each.copies > 0);
    expect(copied).toBeDefined();
    const page = await open(`/measures/${copied?.id}`);
    await page.locator('#copies tbody tr').first().waitFor();
    expect(await page.locator('#copies').textContent()).toContain('ทุ่งแสงทอง');
    await page.locator('#copies a.place').first().click();
    await page.waitForURL(/\/documents\/\d+\/\d+\?record=\d+/);
  });
});

test('words are looked for in the text of every page, where they are marked, and each leads to its page', async () => {
  const page = await open('/measures?q=' + encodeURIComponent('หนังสือ'));
  await page.getByRole('link', { name: 'ค้นคำนี้ในข้อความทุกหน้า' }).click();
  await page.waitForURL(/\/pages\?q=/);
  await page.getByRole('searchbox', { name: 'คำค้น' }).fill('งบประมาณ ๒๕๖๘');
  await page.waitForURL(/q=.*%E0%B9%92/);
  await settled(page);
  const listed = await api<Listed>(explorer, `/pages?q=${encodeURIComponent('งบประมาณ ๒๕๖๘')}`);
  expect(listed.total).toBeGreaterThan(0);
  expect(await page.locator('.result').count()).toBe(listed.items.length);
  expect(await page.locator('.result').first().locator('mark').allTextContents()).toContain('งบประมาณ');
  const hit = listed.items.find((each) => each.page !== null);
  await page.locator(`.result a[href="/documents/${hit?.document_id}/${hit?.page}?view=text"]`).click();
  await page.getByRole('tab', { name: 'ข้อความ', selected: true }).waitFor();
  await page.goto(`${explorer.url}/pages`);
  await settled(page);
  await page.getByText('พิมพ์คำที่ต้องการค้น').waitFor();
});

test('a unit leads to the measures it answers for, across organisations', async () => {
  const page = await open('/units');
  await page.getByRole('searchbox').fill('กองคลัง');
  await page.waitForURL(/q=/);
  await settled(page);
  await page.getByRole('link', { name: 'กองคลัง', exact: true }).click();
  await page.waitForURL(/\/measures\?unit=/);
  await settled(page);
  expect(await page.locator('.result').count()).toBeGreaterThan(1);
  for (const units of await page.locator('.result .chips').allTextContents()) expect(units).toContain('กองคลัง');
});

describe('a document', () => {
  test('a value is followed to its marked cell on the page', async () => {
    const page = await open('/compare?year=2568&min=88');
    await page.getByRole('link', { name: /ที่มา.*นาเหรง/ }).click();
    await page.waitForURL(/\/documents\/\d+\/\d+\?score=2568/);
    await settled(page);
    // The pointer is still where the link was, and what lies there now is marked as well.
    await page.mouse.move(2, 2);
    await page.waitForFunction(() => document.querySelectorAll('.record-frame.is-marked').length === 1);
    await page.locator('.sheet img').waitFor();
    const picture = await page.locator('.sheet img').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });
    expect(picture).toBeGreaterThan(500);
    const marked = page.locator('.record-frame[aria-pressed="true"]');
    expect(await marked.count()).toBe(1);
    expect(await marked.getAttribute('aria-label')).toContain('88.85');
    expect(await page.locator('.record.is-marked').textContent()).toContain('88.85');

    // The cell of the table is marked with it, and the frame lies where the value stands on the page.
    await page.getByRole('tab', { name: 'ตาราง' }).click();
    await page.mouse.move(2, 2);
    expect(await page.locator('.as-read .is-marked').allTextContents()).toContain('88.85');
    const looked_at = await api<{ width_pt: number; height_pt: number; cells: { text: string; box: number[] }[] }>(explorer, `/documents/${ids.scores}/pages/2`);
    const box = looked_at.cells.find((cell) => cell.text === '88.85')?.box ?? [];
    const sheet = await page.locator('.sheet').boundingBox();
    const frame = await marked.boundingBox();
    const scale = (sheet?.width ?? 0) / looked_at.width_pt;
    const wanted = [box[0], box[1], box[2], box[3]].map((each) => Math.round((each ?? 0) * scale));
    const drawn = frame && sheet ? [frame.x - sheet.x, frame.y - sheet.y, frame.x - sheet.x + frame.width, frame.y - sheet.y + frame.height] : [];
    drawn.forEach((each, index) => expect(Math.abs(each - (wanted[index] ?? 0)), `${drawn} is not ${wanted}`).toBeLessThan(3));
    expect(drawn.length).toBe(4);
  });

  test('pointing at a record marks its cells, and the reverse', async () => {
    const page = await open(`/documents/${ids.scores}/2`);
    const record = page.locator('[data-record-item]').filter({ hasText: '82.36' }).first();
    const key = await record.getAttribute('data-record-item');
    await record.hover();
    await page.locator(`.record-frame.is-marked[data-record="${key}"]`).waitFor();
    expect(await page.locator('.cell-frame.is-marked').count()).toBeGreaterThan(0);
    await page.getByRole('tab', { name: 'ตาราง' }).click();
    await page.locator(`.record-frame[data-record="${key}"]`).hover();
    await page.locator('.as-read .is-marked', { hasText: '82.36' }).waitFor();
    await page.locator('[data-table-cell]', { hasText: '71.25' }).first().hover();
    await page.locator('.cell-frame.is-marked').waitFor();
    await page.locator('.record-frame.is-marked[aria-label*="71.25"]').waitFor();
  });

  test('a touch marks as well', async () => {
    const page = await open(`/documents/${ids.scores}/2`, { viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true });
    await page.locator('[data-record-item]').filter({ hasText: '82.36' }).first().tap();
    await page.waitForURL(/record=\d+/);
    await page.locator('.record-frame.is-marked[aria-label*="82.36"]').waitFor();
  });

  test('pages are turned, and the picture grows and shrinks, also with keys', async () => {
    const page = await open(`/documents/${ids.scores}/1`);
    await page.getByRole('button', { name: 'หน้าถัดไป' }).click();
    await page.waitForURL(/\/documents\/\d+\/2/);
    await settled(page);
    const width = async () => (await page.locator('.sheet').boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByRole('button', { name: 'ขยายภาพ' }).click();
    await page.waitForFunction((least) => (document.querySelector('.sheet')?.getBoundingClientRect().width ?? 0) > least, before * 1.2);
    await page.locator('.page-view').focus();
    await page.keyboard.press('0');
    await page.waitForFunction((most) => (document.querySelector('.sheet')?.getBoundingClientRect().width ?? 9e9) <= most, before * 1.05);
    await page.keyboard.press('PageDown');
    await page.waitForURL(/\/documents\/\d+\/3/);
    await page.keyboard.press('PageUp');
    await page.waitForURL(/\/documents\/\d+\/2/);
  });

  test('one without pages shows its records and tables', async () => {
    const page = await open(`/documents/${ids.docx}/1`);
    expect(await page.locator('.sheet').count()).toBe(0);
    expect(await page.locator('[data-record-item]').count()).toBeGreaterThan(5);
    await page.getByRole('tab', { name: 'ตาราง' }).click();
    expect(await page.locator('table.as-read').count()).toBeGreaterThan(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /ตาราง 1.*CSV/ }).click()]);
    expect(Buffer.concat(await (await download.createReadStream()).toArray()).toString('utf8')).toContain('มาตรการ');
  });

  test('says where its original file has changed since, or is gone, instead of a link that leads nowhere', async () => {
    allow(/409/, /404/);
    const file = join(place.reports, 'na-reng-2568/report.pdf');
    const bytes = readFileSync(file);
    try {
      appendFileSync(file, '\n% touched\n');
      const page = await open(`/documents/${ids.scores}/1`);
      await page.getByText('ไฟล์ต้นฉบับเปลี่ยนไปหลังจากที่อ่าน จึงดาวน์โหลด').waitFor();
      expect(await page.getByRole('link', { name: 'ดาวน์โหลดไฟล์ต้นฉบับ' }).count()).toBe(0);
      await page.locator('.sheet-note', { hasText: 'จึงไม่แสดงภาพ' }).waitFor();
      expect(await page.locator('.record').count()).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('The original file has changed since it was read. It cannot').waitFor();
      rmSync(file);
      await page.reload();
      await page.getByText('The original file cannot be opened any more. It cannot').waitFor();
    } finally {
      writeFileSync(file, bytes);
    }
    await tab.page.reload();
    await tab.page.locator('.sheet img').waitFor();
    expect(await tab.page.getByText('Download the original file').isVisible()).toBe(true);
  });

  test('its original file can be had', async () => {
    const page = await open(`/documents/${ids.pdf}/1`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'ดาวน์โหลดไฟล์ต้นฉบับ' }).click()]);
    const bytes = Buffer.concat(await (await download.createReadStream()).toArray());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('findings', () => {
  test('are narrowed by severity and show their spot', async () => {
    const page = await open('/findings');
    await page.getByRole('group', { name: 'ความร้ายแรง' }).getByRole('checkbox', { name: /ขัดแย้ง/ }).check();
    await page.waitForURL(/severity=error/);
    await settled(page);
    const shown = await page.locator('.finding').count();
    expect(shown).toBeGreaterThan(0);
    expect(await page.locator('.finding-error').count()).toBe(shown);
    const spot = page.locator('.spot img').first();
    await spot.scrollIntoViewIfNeeded();
    expect(await spot.evaluate(async (image: HTMLImageElement) => { await image.decode(); return image.naturalWidth; })).toBeGreaterThan(500);
    await page.locator('.finding').filter({ has: page.locator('.spot') }).first().getByRole('link', { name: /ดูในเอกสาร/ }).click();
    await page.waitForURL(/\/documents\/\d+\/\d+\?record=\d+/);
    await settled(page);
    await page.locator('.record-frame-finding.is-marked[aria-pressed="true"]').waitFor();
  });

  test('cannot be decided where the server does not allow it', async () => {
    const page = await open('/findings#token=made-up');
    expect(page.url()).not.toContain('token');
    expect(await page.locator('.finding').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: /ยืนยัน|แก้ค่า/ }).count()).toBe(0);
  });
});
