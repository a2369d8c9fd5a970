import { expect, test } from 'vitest';
import type { YearScores } from '../../src/api';
import { heat } from '../../src/heat';
import { commonYear, scoreOf, statedKeys, yearsOf } from '../../src/scores';

const of = (year: number, overall: number | null, first: number | null = null): YearScores => ({
  year, overall, iit: null, eit: 90, oit: null, i: [first, null, null, null, null, null, null, null, null, 12], rating: null, rank_overall: null, rank_in_province: null,
  document_id: null, page: null, box: null, province_mean: null, country_mean: null,
});

test('the steps of the colours begin where they say', () => {
  expect([null, 0, 54.99, 55, 84.99, 85, 94.99, 95, 100].map((value) => heat(value))).toEqual([null, 0, 0, 1, 3, 4, 5, 6, 6]);
});

test('scores by their keys', () => {
  expect(scoreOf(of(2568, 80, 70), 'i1')).toBe(70);
  expect(scoreOf(of(2568, 80), 'i10')).toBe(12);
  expect(scoreOf(of(2568, 80), 'i2')).toBeNull();
  expect(scoreOf(of(2568, 80), 'eit')).toBe(90);
  expect(scoreOf(undefined, 'overall')).toBeNull();
  expect(statedKeys([of(2568, null), undefined])).toEqual(['eit', 'i10']);
});

test('the latest year that most have', () => {
  const one = { scores: [of(2567, 1), of(2568, 2)] };
  const other = { scores: [of(2566, 1), of(2567, 2)] };
  expect(yearsOf([one, other])).toEqual([2566, 2567, 2568]);
  expect(commonYear([one, other])).toBe(2567);
  expect(commonYear([one])).toBe(2568);
  expect(commonYear([])).toBeNull();
});
