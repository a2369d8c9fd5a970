import { useEffect, useRef, useState } from 'preact/hooks';
import { apiUrl, type Box, type Page, type PageRecord } from '../api';
import { labelOf } from '../labels';
import { area, keyOf } from '../marks';
import type { OriginalState } from '../original';
import { useWords } from '../words';
import { moveWithin } from './roving';

export const zooms = [1, 1.25, 1.5, 2, 3] as const;
const widths = [800, 1200, 1600] as const;

/** The least of the widths that the server draws which is as wide as what is shown. */
export function pictureWidth(shown: number): number {
  return widths.find((width) => width >= shown) ?? 1600;
}

const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`;

function place(box: Box, page: Page) {
  const width = page.width_pt ?? 1;
  const height = page.height_pt ?? 1;
  return { left: share(box[0], width), top: share(box[1], height), width: share(box[2] - box[0], width), height: share(box[3] - box[1], height) };
}

interface Props {
  document: number;
  path: string;
  page: Page;
  zoom: number;
  original: OriginalState | null;
  /** Keys of records that were chosen; and of those, and numbers of cells, that are marked now. */
  chosen_records: ReadonlySet<string>;
  marked_records: ReadonlySet<string>;
  marked_cells: ReadonlySet<number>;
  point: (at: { record: PageRecord } | { cell: number } | null) => void;
  choose: (record: PageRecord) => void;
  chooseCell: (cell: number) => void;
}

/** The page as it was printed, with frames around cells and records. */
export function PagePicture({ document, path, page, zoom, original, chosen_records, marked_records, marked_cells, point, choose, chooseCell }: Props) {
  const { t, of, language } = useWords();
  const view = useRef<HTMLDivElement>(null);
  const [shown_width, setShownWidth] = useState(0);
  const sheet = `${document}/${page.page}`;
  const [seen, setSeen] = useState<{ sheet: string; well: boolean } | null>(null); // which picture has come: a late word of another page says nothing
  const state = seen?.sheet !== sheet ? 'waiting' : seen.well ? 'there' : 'failed';
  const url = shown_width > 0 ? apiUrl(`/documents/${document}/pages/${page.page}/picture`, { width: pictureWidth(shown_width * zoom * Math.min(2, devicePixelRatio)) }) : null;

  useEffect(() => {
    const observer = new ResizeObserver((entries) => {
      const width = entries[0]?.contentRect.width ?? 0;
      if (width > 0) setShownWidth(width);
    });
    if (view.current) observer.observe(view.current);
    return () => observer.disconnect();
  }, []);

  // What was chosen elsewhere comes into view here.
  const first_marked = page.records.find((record) => record.box && marked_records.has(keyOf(record)))?.box ?? page.cells.find((_, index) => marked_cells.has(index))?.box;
  const wanted = first_marked ? first_marked.join() : '';
  useEffect(() => {
    const element = view.current;
    if (!element || !first_marked || !page.height_pt || !page.width_pt) return;
    const drawn = element.firstElementChild as HTMLElement;
    const top = (first_marked[1] / page.height_pt) * drawn.offsetHeight;
    const bottom = (first_marked[3] / page.height_pt) * drawn.offsetHeight;
    if (top < element.scrollTop || bottom > element.scrollTop + element.clientHeight) element.scrollTop = Math.max(0, top - element.clientHeight / 4);
    const left = (first_marked[0] / page.width_pt) * drawn.offsetWidth;
    if (left < element.scrollLeft || left > element.scrollLeft + element.clientWidth) element.scrollLeft = Math.max(0, left - 24);
  }, [wanted, zoom]);

  const records = page.records.filter((record) => record.box !== null).sort((one, other) => area(other.box as Box) - area(one.box as Box));
  const in_order = [...records].sort((one, other) => (one.box?.[1] ?? 0) - (other.box?.[1] ?? 0) || (one.box?.[0] ?? 0) - (other.box?.[0] ?? 0));
  const stop = in_order.find((record) => marked_records.has(keyOf(record))) ?? in_order[0];
  return (
    <div class="page-view" ref={view} role="region" aria-label={t('page.picture')} tabIndex={0}>
      <div class="sheet" style={{ width: `${zoom * 100}%`, aspectRatio: `${page.width_pt} / ${page.height_pt}` }} aria-busy={state === 'waiting'}>
        {url && state !== 'failed' && (
          <img
            key={sheet}
            src={url}
            alt={t('page.picture.alt', { page: page.page ?? 1, path })}
            onLoad={() => setSeen({ sheet, well: true })}
            onError={() => setSeen({ sheet, well: false })}
          />
        )}
        {state === 'waiting' && (
          <p class="sheet-note" role="status">
            {t('page.picture.loading')}
          </p>
        )}
        {state === 'failed' && (
          <p class="sheet-note" role="alert">
            {t(original === 'changed' || original === 'gone' ? `page.picture.${original}` : 'page.picture.failed')}
          </p>
        )}
        {page.cells.map(
          (cell, index) =>
            cell.box && (
              <span
                key={index}
                aria-hidden="true"
                data-cell={index}
                class={`cell-frame cell-${cell.text_source}${marked_cells.has(index) ? ' is-marked' : ''}`}
                style={place(cell.box, page)}
                onPointerEnter={() => point({ cell: index })}
                onPointerLeave={() => point(null)}
                onClick={() => chooseCell(index)}
              />
            ),
        )}
        <div role="group" aria-label={t('page.marks')} onKeyDown={moveWithin}>
          {in_order.map((record) => (
            <button
              key={keyOf(record)}
              type="button"
              data-member
              data-record={keyOf(record)}
              tabIndex={record === stop ? 0 : -1}
              aria-label={`${of('record', record.kind)}: ${labelOf(record, language)}`}
              aria-pressed={chosen_records.has(keyOf(record))}
              class={`record-frame record-frame-${record.kind}${marked_records.has(keyOf(record)) ? ' is-marked' : ''}`}
              style={{ ...place(record.box as Box, page), zIndex: 10 + records.indexOf(record) }}
              onPointerEnter={() => point({ record })}
              onPointerLeave={() => point(null)}
              onFocus={() => point({ record })}
              onBlur={() => point(null)}
              onClick={() => choose(record)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
