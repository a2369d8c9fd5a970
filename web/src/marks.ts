// Which cells of a page belong to a record, told by where they are.

import type { Box, Cell, Page, PageRecord, Piece, Snippet } from './api';

export function area(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
}

export function overlap(one: Box, other: Box): number {
  const width = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Most of a cell lies within the record's box, or the record's within the cell's; without boxes table and row decide. */
export function isOf(record: PageRecord, cell: Cell): boolean {
  if (record.box && cell.box) {
    const smaller = Math.min(area(record.box), area(cell.box));
    return smaller > 0 && overlap(record.box, cell.box) > 0.6 * smaller;
  }
  if (record.box || cell.box) return false;
  return record.table != null && record.table === cell.table && record.row != null && record.row >= cell.row && record.row < cell.row + cell.row_span;
}

/** The records that a cell belongs to, those with the smallest box (the nearest) first. */
export function recordsOf(cell: Cell, records: readonly PageRecord[]): PageRecord[] {
  const size = (record: PageRecord) => (record.box ? area(record.box) : 0);
  return records.filter((record) => isOf(record, cell)).sort((one, other) => size(one) - size(other));
}

/** The box of what lies on this page, of all its parts there together; null where none does. */
export function boxOn(page: number | null, item: { page: number | null; box: Box | null; boxes: readonly Piece[] }): Box | null {
  const parts = [{ page: item.page, box: item.box }, ...item.boxes].filter((piece) => piece.page === page && piece.box !== null).map((piece) => piece.box as Box);
  if (parts.length === 0) return null;
  return parts.reduce((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]);
}

/** A page as it is looked at: the boxes of its cells and records are those on it, also of what began on another one. */
export function lookedAt(page: Page): Page {
  return {
    ...page,
    cells: page.cells.map((cell) => ({ ...cell, box: boxOn(page.page, cell) })),
    records: page.records.map((record) => ({ ...record, box: boxOn(page.page, record) })),
  };
}

/** The record of a page that says the overall score of a year ("2568"), else the first score of that year; scores without a year are of the document's. */
export function scoreOf(records: readonly PageRecord[], of_year: string, document_year: number | null): PageRecord | undefined {
  const scores = records.filter((record) => record.kind === 'score' && String(record.columns.fiscal_year ?? document_year) === of_year && record.columns.role !== 'target');
  return scores.find((record) => record.columns.level === 'overall') ?? scores[0];
}

export function keyOf(record: Pick<PageRecord, 'kind' | 'id'>): string {
  return `${record.kind}-${record.id}`;
}

export interface Grid {
  table: number;
  rows: Cell[][];
}

/** Cells as tables and rows, in the order in which they stand. */
export function grids(cells: readonly Cell[]): Grid[] {
  const tables = new Map<number, Map<number, Cell[]>>();
  for (const cell of cells) {
    const rows = tables.get(cell.table) ?? new Map<number, Cell[]>();
    tables.set(cell.table, rows);
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  const inOrder = <Value>(map: Map<number, Value>) => [...map.entries()].sort(([one], [other]) => one - other);
  return inOrder(tables).map(([table, rows]) => ({ table, rows: inOrder(rows).map(([, row]) => row.sort((one, other) => one.column - other.column)) }));
}

/** A part of a page around a box, with some of its surroundings: for a picture of the spot. */
export function surroundings(box: Box, width: number, height: number, margin = 36): Box {
  return [Math.max(0, box[0] - margin), Math.max(0, box[1] - margin), Math.min(width, box[2] + margin), Math.min(height, box[3] + margin)];
}

/** What was found of a measure: a text that begins with its title is parted into the title and, where something is marked in it, the rest. */
export function partedSnippet(title: string, snippet: Snippet): { title: Snippet; rest: Snippet | null } {
  const plain = { text: title, marks: [] };
  if (!snippet.text.startsWith(title)) return { title: plain, rest: snippet.marks.length > 0 ? snippet : null };
  const from = title.length + (/^\s*/.exec(snippet.text.slice(title.length))?.[0].length ?? 0);
  const in_title = snippet.marks.filter(([start]) => start < title.length);
  const in_rest = snippet.marks.filter(([start]) => start >= from).map(([start, length]): [number, number] => [start - from, length]);
  return { title: { text: title, marks: in_title }, rest: in_rest.length > 0 ? { text: snippet.text.slice(from), marks: in_rest } : null };
}

/** A text in pieces, those that match marked; ranges that overlap or leave the text do no harm. */
export function pieces(text: string, matches: readonly (readonly [number, number])[]): { text: string; is_match: boolean }[] {
  const found: { text: string; is_match: boolean }[] = [];
  let at = 0;
  for (const [start, length] of [...matches].sort((one, other) => one[0] - other[0])) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, start + length);
    if (to <= from) continue;
    if (from > at) found.push({ text: text.slice(at, from), is_match: false });
    found.push({ text: text.slice(from, to), is_match: true });
    at = to;
  }
  if (at < text.length) found.push({ text: text.slice(at), is_match: false });
  return found;
}
