import { useEffect, useRef } from 'preact/hooks';
import { apiUrl, type Cell, type Page, type PageRecord, type RecordKind } from '../api';
import { percent } from '../format';
import { labelOf } from '../labels';
import { grids, keyOf } from '../marks';
import { useWords } from '../words';
import { Correct } from './correction';
import { CsvLink, Scroll } from './list';
import { SeverityBadge, SourceBadge } from './parts';
import { moveWithin } from './roving';

export type View = 'records' | 'tables' | 'text';
export const views: readonly View[] = ['records', 'tables', 'text'];

interface Marking {
  chosen_records: ReadonlySet<string>;
  marked_records: ReadonlySet<string>;
  marked_cells: ReadonlySet<number>;
  point: (at: { record: PageRecord } | { cell: number } | null) => void;
  choose: (record: PageRecord) => void;
  chooseCell: (cell: number) => void;
}

/** Keeps the first of what is marked in view within its panel. */
function useMarkedInView(wanted: string) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const marked = panel.current?.querySelector<HTMLElement>('.is-marked');
    if (!marked || !panel.current || panel.current.contains(document.activeElement)) return;
    const box = panel.current.getBoundingClientRect();
    const at = marked.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) panel.current.scrollTop += at.top - box.top - box.height / 4;
  }, [wanted]);
  return panel;
}

const order: readonly RecordKind[] = ['finding', 'score', 'measure', 'budget', 'disclosure_item', 'risk', 'document'];

function RecordItem({ record, page, marking, reload }: { record: PageRecord; page: Page; marking: Marking; reload: () => void }) {
  const { t, of, language } = useWords();
  const label = labelOf(record, language);
  const is_marked = marking.marked_records.has(keyOf(record));
  const severity = record.columns.severity;
  return (
    <li class={is_marked ? 'record is-marked' : 'record'} onPointerEnter={() => marking.point({ record })} onPointerLeave={() => marking.point(null)}>
      <button type="button" class="record-name" data-record-item={keyOf(record)} aria-pressed={marking.chosen_records.has(keyOf(record))} onFocus={() => marking.point({ record })} onBlur={() => marking.point(null)} onClick={() => marking.choose(record)}>
        {severity === 'error' || severity === 'warning' || severity === 'info' ? <SeverityBadge severity={severity} /> : <span class={`chip kind-${record.kind}`}>{of('record', record.kind)}</span>}
        <span>{label}</span>
      </button>
      <span class="record-foot">
        {record.confidence !== null && record.confidence < 1 && <span class="source source-ocr number">{t('confidence', { percent: percent(record.confidence) })}</span>}
        {!record.box && page.page !== null && <span class="faint">{t('page.unmarked')}</span>}
        {record.kind === 'measure' && <a href={`/measures/${record.id}`} aria-label={`${t('record.open')}: ${label}`}>{t('record.open')}</a>}
        <Correct kind={record.kind} id={record.id} name={label} done={reload} />
      </span>
    </li>
  );
}

export function Records({ page, reload, ...marking }: Marking & { page: Page; reload: () => void }) {
  const { t } = useWords();
  const panel = useMarkedInView([...marking.marked_records].join());
  const records = [...page.records].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  if (records.length === 0) return <p class="state">{t('page.records.none')}</p>;
  return (
    <div class="panel" ref={panel}>
      <ul class="records">
        {records.map((record) => (
          <RecordItem key={keyOf(record)} record={record} page={page} marking={marking} reload={reload} />
        ))}
      </ul>
    </div>
  );
}

function CellText({ cell }: { cell: Cell }) {
  return (
    <>
      {cell.text}
      {(cell.text_source !== 'text' || (cell.confidence !== null && cell.confidence < 1)) && (
        <span class="cell-source">
          <SourceBadge source={cell.text_source} confidence={cell.confidence} />
        </span>
      )}
    </>
  );
}

export function Tables({ document, page, ...marking }: Marking & { document: number; page: Page }) {
  const { t } = useWords();
  const panel = useMarkedInView([...marking.marked_cells].join());
  const tables = grids(page.cells);
  const numbers = new Map(page.cells.map((cell, index) => [cell, index]));
  const first = page.cells.length > 0 ? tables[0]?.rows[0]?.[0] : undefined;
  if (tables.length === 0) return <p class="state">{t('page.tables.none')}</p>;
  return (
    <div class="panel" ref={panel}>
      {tables.map((grid) => (
        <Scroll key={grid.table} label={t('page.table', { number: grid.table })}>
          <table class="as-read" onKeyDown={moveWithin}>
            <caption>
              {t('page.table', { number: grid.table })} <CsvLink url={apiUrl(`/documents/${document}/cells`, { table: grid.table })} name={t('page.table', { number: grid.table })} />
            </caption>
            <tbody>
              {grid.rows.map((row) => (
                <tr key={row[0]?.row}>
                  {row.map((cell) => {
                    const index = numbers.get(cell) ?? -1;
                    const Tag = cell.is_header ? 'th' : 'td';
                    return (
                      <Tag
                        key={cell.column}
                        data-member
                        data-table-cell={index}
                        tabIndex={cell === first || cell === grid.rows[0]?.[0] ? 0 : -1}
                        rowSpan={cell.row_span > 1 ? cell.row_span : undefined}
                        colSpan={cell.column_span > 1 ? cell.column_span : undefined}
                        class={`cell-${cell.text_source}${marking.marked_cells.has(index) ? ' is-marked' : ''}`}
                        onPointerEnter={() => marking.point({ cell: index })}
                        onPointerLeave={() => marking.point(null)}
                        onFocus={() => marking.point({ cell: index })}
                        onBlur={() => marking.point(null)}
                        onClick={() => marking.chooseCell(index)}
                      >
                        <CellText cell={cell} />
                      </Tag>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ))}
    </div>
  );
}

export function Text({ page }: { page: Page }) {
  const { t } = useWords();
  if (page.text.trim() === '') return <p class="state">{t('page.text.none')}</p>;
  return (
    <div class="panel" role="region" tabIndex={0} aria-label={t('page.text')}>
      <p class="page-text" lang="th">
        {page.text}
      </p>
    </div>
  );
}
