import { describe, expect, test } from 'vitest';
import type { Box, Cell, PageRecord } from '../../src/api';
import { boxOn, grids, isOf, overlap, partedSnippet, pieces, recordsOf, scoreOf, surroundings } from '../../src/marks';

const cell = (row: number, column: number, box: Box | null, table = 1): Cell => ({
  table, row, column, row_span: 1, column_span: 1, is_header: false, role: null, text: `${row},${column}`, text_source: 'text', confidence: 1, page: 1, box, boxes: [],
});
const record = (id: number, box: Box | null, row: number | null = null): PageRecord => ({
  kind: 'measure', id, label: String(id), page: 1, box, boxes: [], confidence: 1, table: row === null ? null : 1, row, findings: 0, columns: {},
});

describe('which cells belong to a record', () => {
  test('those that lie within it, not those that touch it', () => {
    const row = record(1, [100, 100, 400, 120]);
    expect(isOf(row, cell(1, 1, [100, 100, 200, 120]))).toBe(true);
    expect(isOf(row, cell(2, 1, [100, 120, 200, 140]))).toBe(false);
    expect(isOf(row, cell(2, 2, [200, 119, 300, 140]))).toBe(false);
  });

  test('a value within a cell belongs to that cell', () => {
    expect(isOf(record(1, [110, 105, 130, 115]), cell(1, 1, [100, 100, 200, 120]))).toBe(true);
  });

  test('where there are no boxes, table and row tell', () => {
    expect(isOf(record(1, null, 3), cell(3, 2, null))).toBe(true);
    expect(isOf(record(1, null, 3), cell(4, 2, null))).toBe(false);
    expect(isOf(record(1, null, 3), cell(3, 2, null, 2))).toBe(false);
    expect(isOf(record(1, null, 3), cell(3, 2, [0, 0, 1, 1]))).toBe(false);
    expect(isOf(record(1, null), cell(3, 2, null))).toBe(false);
  });

  test('the nearest record comes first', () => {
    const at = cell(1, 1, [100, 100, 200, 120]);
    const found = recordsOf(at, [record(1, [0, 0, 600, 800]), record(2, [100, 100, 400, 120]), record(3, [0, 500, 10, 510])]);
    expect(found.map((each) => each.id)).toEqual([2, 1]);
  });

  test('boxes that touch do not overlap', () => {
    expect(overlap([0, 0, 10, 10], [10, 0, 20, 10])).toBe(0);
    expect(overlap([0, 0, 10, 10], [5, 5, 20, 20])).toBe(25);
  });
});

test('what a page break cuts has the box that it has on this page', () => {
  const cut = { page: 2, box: [1, 700, 9, 800] as Box, boxes: [{ page: 2, box: [1, 700, 9, 800] as Box }, { page: 3, box: [1, 50, 9, 90] as Box }, { page: 3, box: [2, 90, 12, 95] as Box }] };
  expect(boxOn(2, cut)).toEqual([1, 700, 9, 800]);
  expect(boxOn(3, cut)).toEqual([1, 50, 12, 95]);
  expect(boxOn(4, cut)).toBeNull();
});

test('the score of a year is the overall one, of the document\'s year where it has none', () => {
  const score = (id: number, level: string, fiscal_year: number | null, role = 'result'): PageRecord => ({ ...record(id, null), kind: 'score', columns: { level, fiscal_year, role } });
  const records = [record(9, null), score(1, 'tool', 2568), score(2, 'overall', null, 'target'), score(3, 'overall', null), score(4, 'indicator', 2567)];
  expect(scoreOf(records, '2568', 2568)?.id).toBe(3);
  expect(scoreOf(records, '2568', 2566)?.id).toBe(1);
  expect(scoreOf(records, '2567', 2568)?.id).toBe(4);
  expect(scoreOf(records, '2560', 2568)).toBeUndefined();
});

test('cells become tables and rows in their order', () => {
  const made = grids([cell(2, 1, null, 2), cell(1, 2, null), cell(1, 1, null), cell(2, 1, null)]);
  expect(made.map((grid) => [grid.table, grid.rows.map((row) => row.map((each) => each.text))])).toEqual([
    [1, [['1,1', '1,2'], ['2,1']]],
    [2, [['2,1']]],
  ]);
});

test('surroundings stay on the page', () => {
  expect(surroundings([10, 20, 580, 40], 595, 842, 36)).toEqual([0, 0, 595, 76]);
});

describe('marked pieces', () => {
  test('matches and what is between them', () => {
    expect(pieces('การใช้รถราชการ', [[6, 2]])).toEqual([
      { text: 'การใช้', is_match: false },
      { text: 'รถ', is_match: true },
      { text: 'ราชการ', is_match: false },
    ]);
  });

  test('ranges that overlap, leave the text or are empty lose and double nothing', () => {
    const made = pieces('abcdef', [[4, 99], [0, 2], [1, 2], [3, 0], [-5, 2]]);
    expect(made.map((piece) => piece.text).join('')).toBe('abcdef');
    expect(made.filter((piece) => piece.is_match).map((piece) => piece.text)).toEqual(['ab', 'c', 'ef']);
  });
});

describe('what was found of a measure', () => {
  test('marks of the title stand in the title, others in the rest', () => {
    const found = partedSnippet('จัดทำคู่มือ', { text: 'จัดทำคู่มือ\nแจกคู่มือ', marks: [[5, 6], [16, 6]] });
    expect(found.title).toEqual({ text: 'จัดทำคู่มือ', marks: [[5, 6]] });
    expect(found.rest).toEqual({ text: 'แจกคู่มือ', marks: [[4, 6]] });
  });

  test('nothing is repeated where only the title matches, or nothing does', () => {
    expect(partedSnippet('ก ข', { text: 'ก ข ค', marks: [[0, 1]] })).toEqual({ title: { text: 'ก ข', marks: [[0, 1]] }, rest: null });
    expect(partedSnippet('ก', { text: 'ก', marks: [] })).toEqual({ title: { text: 'ก', marks: [] }, rest: null });
  });

  test('a text from elsewhere is the rest as it is', () => {
    expect(partedSnippet('ก', { text: '…ค', marks: [[1, 1]] })).toEqual({ title: { text: 'ก', marks: [] }, rest: { text: '…ค', marks: [[1, 1]] } });
  });
});
