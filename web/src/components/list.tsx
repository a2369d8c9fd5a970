import type { ComponentChildren } from 'preact';
import { csvUrl } from '../api';
import { whole } from '../format';
import { address, changed, setQuery, usePlace } from '../place';
import { csvOf, type CsvCell } from '../table_csv';
import { useWords } from '../words';

/** A wide table scrolls by itself, also with the keyboard; the page never does. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

function CsvSign() {
  const { t } = useWords();
  return (
    <>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M8 1.5v8m0 0L4.8 6.3M8 9.5l3.2-3.2M2 11.5v3h12v-3" fill="none" stroke="currentColor" stroke-width="1.5" />
      </svg>
      {t('table.csv')}
    </>
  );
}

export function CsvLink({ url, name }: { url: string; name: string }) {
  const { t } = useWords();
  return (
    <a class="csv" href={csvUrl(url)} download aria-label={t('table.csv.of', { name })}>
      <CsvSign />
    </a>
  );
}

/** The same of a table that is made here; its first row is the heading. */
export function TableCsv({ name, rows }: { name: string; rows: () => readonly (readonly CsvCell[])[] }) {
  const { t } = useWords();
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvOf(rows())], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <button type="button" class="csv link" aria-label={t('table.csv.of', { name })} onClick={save}>
      <CsvSign />
    </button>
  );
}

export function Total({ total, more }: { total: number; more?: boolean }) {
  const { t, language } = useWords();
  return (
    <span class="total" role="status">
      {t(more ? 'table.total_more' : 'table.total', { count: whole(total, language) })}
    </span>
  );
}

/** Heading of a table, or of a part of a page, with how many rows there are and the way to CSV. */
export function SectionHead({ id, title, lead, url, total, more, children }: { id?: string; title: string; lead?: string; url?: string; total?: number; more?: boolean; children?: ComponentChildren }) {
  return (
    <div class="section-head">
      <div>
        <h2 id={id}>{title}</h2>
        {lead && <p class="note">{lead}</p>}
      </div>
      <div class="section-tools">
        {total !== undefined && <Total total={total} more={more} />}
        {children}
        {url && <CsvLink url={url} name={title} />}
      </div>
    </div>
  );
}

export const page_size = 50;

export function Pager({ total, more, limit = page_size }: { total: number; more?: boolean; limit?: number }) {
  const { t, language } = useWords();
  const { path, query } = usePlace();
  const offset = offsetIn(query);
  if (offset === 0 && total <= limit && !more) return null;
  const to = (start: number) => address(path, changed(query, { offset: start > 0 ? start : null }));
  const last = more ? offset + limit : Math.min(offset + limit, total);
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      {offset > 0 ? (
        <a class="button" rel="prev" href={to(Math.max(0, offset - limit))}>
          ‹ {t('pager.previous')}
        </a>
      ) : (
        <span class="button is-off">‹ {t('pager.previous')}</span>
      )}
      <span class="number" aria-live="polite">
        {t('pager.range', { from: whole(Math.min(offset + 1, total), language), to: whole(last, language), total: whole(total, language) + (more ? '+' : '') })}
      </span>
      {more || offset + limit < total ? (
        <a class="button" rel="next" href={to(offset + limit)}>
          {t('pager.next')} ›
        </a>
      ) : (
        <span class="button is-off">{t('pager.next')} ›</span>
      )}
    </nav>
  );
}

/** What the address bar says of the part of a list; anything odd is its beginning. */
export function offsetIn(query: URLSearchParams): number {
  const text = query.get('offset') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** A heading that sorts: first downwards, then upwards. `sort` is as the address has it, "-overall" or "name". */
export function SortHead({ name, label, title, sort, downwards = true, numeric = true }: { name: string; label: string; title?: string; sort: string; downwards?: boolean; numeric?: boolean }) {
  const { t } = useWords();
  const state = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none';
  const next = state === 'none' ? (downwards ? `-${name}` : name) : state === 'descending' ? name : `-${name}`;
  return (
    <th scope="col" aria-sort={state} class={numeric ? 'numeric' : undefined}>
      <button type="button" class="sort" title={title} aria-label={t('table.sort', { name: title ?? label })} onClick={() => setQuery({ sort: next })}>
        {label}
        <span aria-hidden="true">{state === 'ascending' ? '▲' : state === 'descending' ? '▼' : ''}</span>
      </button>
    </th>
  );
}
