import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../src/words/en';
import { th } from '../../src/words/th';
import { word, wordOf } from '../../src/words';

const parametersOf = (pattern: string) => [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('both languages have the same words with the same parameters', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(th).sort());
  for (const key of Object.keys(th) as (keyof typeof th)[]) {
    expect(parametersOf(en[key]), key).toEqual(parametersOf(th[key]));
    expect(en[key].trim(), key).not.toBe('');
    expect(th[key].trim(), key).not.toBe('');
  }
});

test('Thai words are Thai and English ones are not', () => {
  const shared = new Set(['table.csv', 'score.iit', 'score.eit', 'score.oit', 'correct.change', 'pager.range']);
  for (const key of Object.keys(th) as (keyof typeof th)[]) {
    if (shared.has(key)) continue;
    expect(th[key], key).toMatch(/[ก-๙]/);
    if (key !== 'measures.placeholder' && key !== 'measures.lead') expect(en[key], key).not.toMatch(/[ก-๙]/);
  }
});

test('parameters are put in, and values that no word is for stay as they are', () => {
  expect(word('en', 'page.of', { page: 2, pages: 9 })).toBe('Page 2 of 9');
  expect(wordOf('th', 'status', 'completed')).toBe('เสร็จแล้ว');
  expect(wordOf('th', 'status', '<b>')).toBe('<b>');
  expect(wordOf('th', 'status', 'toString')).toBe('toString');
  expect(wordOf('en', 'status', null)).toBe('–');
});

test('every kind of document that the lexicon knows has a name', () => {
  const lines = readFileSync(new URL('../../../data/lexicon/document_kinds.csv', lexiconBase()), 'utf8').split('\n');
  const kinds = new Set(lines.filter((line) => line && !line.startsWith('#')).slice(1).map((line) => line.split(',')[1]));
  expect(kinds.size).toBeGreaterThan(5);
  for (const kind of kinds) expect(Object.keys(th), kind).toContain(`kind.${kind}`);
});

/** The tests run in a copy of web/ within the build; PRONGSAI_SOURCE says where the project is. */
function lexiconBase(): URL {
  return process.env.PRONGSAI_SOURCE ? new URL(`file://${process.env.PRONGSAI_SOURCE}/web/tests/unit/`) : new URL(import.meta.url);
}
