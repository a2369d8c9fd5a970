import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../src', import.meta.url).pathname;
const files = (readdirSync(root, { recursive: true }) as string[]).filter((name) => /\.(tsx?|css)$/.test(name)).map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

test('there are sources to look at', () => expect(files.length).toBeGreaterThan(20));

test('nothing makes markup or program of a text', () => {
  const forbidden = /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|javascript:/;
  expect(files.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test('nothing comes from another host', () => {
  const forbidden = /https?:\/\/|@import|url\(/;
  expect(files.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test('words for people stand in the lists of words', () => {
  const thai_outside = files.filter(({ name, text }) => name.endsWith('.tsx') && /[ก-๙]/.test(text.replace(/'ไทย'/g, ''))).map(({ name }) => name);
  expect(thai_outside).toEqual([]);
});
