// What a record is called in a list: enough to know it by. Pure.

import type { PageRecord } from './api';
import { baht, score, year, type Language } from './format';
import { word } from './words';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? value : null);

function scoreLabel(columns: Record<string, unknown>, label: string, language: Language): string {
  const code = text(columns.code);
  const name = code === 'overall' ? word(language, 'score.overall') : code !== null && code !== label && columns.level !== 'tool' ? `${code} ${label}` : label;
  const of_year = number(columns.fiscal_year);
  const target = columns.role === 'target' ? ` (${word(language, 'score.target')})` : '';
  return `${name}${of_year === null ? '' : ` ${year(of_year, language)}`}${target}: ${score(number(columns.value))}`;
}

export function labelOf(record: PageRecord, language: Language): string {
  const { kind, label, columns } = record;
  if (kind === 'score') return scoreLabel(columns, label, language);
  if (kind === 'measure') return [text(columns.number), label].filter(Boolean).join(' ');
  if (kind === 'budget') return `${baht(number(columns.amount_baht), language)} ${word(language, 'baht')}`;
  if (kind === 'finding') return text(language === 'th' ? columns.message_th : columns.message_en) ?? label;
  return label;
}
