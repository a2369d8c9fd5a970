import { expect, test } from 'vitest';
import type { PageRecord, RecordKind } from '../../src/api';
import { labelOf } from '../../src/labels';

const record = (kind: RecordKind, label: string, columns: Record<string, unknown>): PageRecord => ({ kind, id: 1, label, columns, page: 1, box: null, boxes: [], table: null, row: null, confidence: 1, findings: 0 });

test('a score is called by its name, year and value', () => {
  expect(labelOf(record('score', 'คะแนนรวม', { level: 'overall', code: 'overall', fiscal_year: 2568, value: 88.85, role: 'result' }), 'th')).toBe('คะแนนรวม 2568: 88.85');
  expect(labelOf(record('score', 'คะแนนรวม', { level: 'overall', code: 'overall', fiscal_year: 2568, value: 90, role: 'target' }), 'en')).toBe('Overall score 2568 (2025) (target): 90.00');
  expect(labelOf(record('score', 'การใช้อำนาจ', { level: 'indicator', code: '3', fiscal_year: null, value: 91.75, role: 'result' }), 'th')).toBe('3 การใช้อำนาจ: 91.75');
  expect(labelOf(record('score', 'IIT', { level: 'tool', code: 'IIT', fiscal_year: 2568, value: null, role: 'result' }), 'th')).toBe('IIT 2568: –');
});

test('a finding speaks the language of the page, and falls back to its label', () => {
  const finding = record('finding', 'ผิด', { message_th: 'ผิด', message_en: 'wrong' });
  expect(labelOf(finding, 'th')).toBe('ผิด');
  expect(labelOf(finding, 'en')).toBe('wrong');
  expect(labelOf(record('finding', 'ผิด', {}), 'en')).toBe('ผิด');
});

test('others by what they say', () => {
  expect(labelOf(record('measure', 'จัดทำคู่มือ', { number: '1' }), 'th')).toBe('1 จัดทำคู่มือ');
  expect(labelOf(record('budget', '20000', { amount_baht: 20000 }), 'en')).toBe('20,000 baht');
  expect(labelOf(record('risk', 'รับของขวัญ', {}), 'th')).toBe('รับของขวัญ');
});
