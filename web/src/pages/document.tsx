import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { PageProps } from '../app';
import { apiUrl, type DocumentDetail, type Page, type PageRecord } from '../api';
import { DocumentCorrections } from '../components/corrections';
import { PageHead } from '../components/layout';
import { PagePicture, zooms } from '../components/page_picture';
import { Records, Tables, Text, views, type View } from '../components/page_panel';
import { OrganisationName, SourceBadge } from '../components/parts';
import { ErrorNotice, Loading } from '../components/states';
import { shortPath, year } from '../format';
import { type OriginalState, useOriginal } from '../original';
import { isOf, keyOf, lookedAt, recordsOf, scoreOf } from '../marks';
import { address, changed, go, placeNow, setQuery } from '../place';
import { useApi } from '../use_api';
import { useWords } from '../words';

type Pointed = { record: PageRecord } | { cell: number } | null;

/** Which records and cells are marked: the one that was chosen (in the address), and the one that is pointed at. */
function useMarks(page: Page, chosen: PageRecord | undefined) {
  const [pointed, setPointed] = useState<Pointed>(null);
  const [chosen_cell, setChosenCell] = useState<number | null>(null);
  useEffect(() => {
    setPointed(null);
    setChosenCell(null);
  }, [page]);
  const records = new Set<string>();
  const cells = new Set<number>();
  const mark = (target: Pointed) => {
    if (target === null) return;
    if ('record' in target) {
      records.add(keyOf(target.record));
      page.cells.forEach((cell, index) => isOf(target.record, cell) && cells.add(index));
      return;
    }
    const cell = page.cells[target.cell];
    const nearest = cell && recordsOf(cell, page.records)[0];
    cells.add(target.cell);
    if (nearest) records.add(keyOf(nearest));
  };
  mark(chosen_cell !== null ? { cell: chosen_cell } : chosen ? { record: chosen } : null);
  const chosen_records: ReadonlySet<string> = new Set(records);
  mark(pointed);
  return { chosen_records, marked_records: records, marked_cells: cells, point: setPointed, setChosenCell };
}

function PageTurner({ id, page, pages }: { id: string; page: number; pages: number }) {
  const { t } = useWords();
  const to = (number: number) => go(address(`/documents/${id}/${number}`, changed(placeNow().query, { record: null, score: null })), { stays: true });
  return (
    <div class="turner" role="group" aria-label={t('page.go')}>
      <button type="button" disabled={page <= 1} onClick={() => to(page - 1)} aria-label={t('page.previous')}>
        ‹
      </button>
      <select aria-label={t('page.go')} value={page} onChange={(event) => to(Number(event.currentTarget.value))}>
        {Array.from({ length: pages }, (_, index) => (
          <option key={index} value={index + 1}>
            {t('page.of', { page: index + 1, pages })}
          </option>
        ))}
      </select>
      <button type="button" disabled={page >= pages} onClick={() => to(page + 1)} aria-label={t('page.next')}>
        ›
      </button>
    </div>
  );
}

function Zoom({ zoom, set }: { zoom: number; set: (zoom: number) => void }) {
  const { t } = useWords();
  const at = zooms.findIndex((each) => each === zoom);
  return (
    <div class="turner" role="group" aria-label={t('page.zoom')}>
      <button type="button" disabled={at <= 0} onClick={() => set(zooms[at - 1] ?? 1)} aria-label={t('page.zoom.out')}>
        −
      </button>
      <button type="button" class="number" onClick={() => set(1)} aria-label={t('page.zoom.fit')}>
        {Math.round(zoom * 100)}%
      </button>
      <button type="button" disabled={at >= zooms.length - 1} onClick={() => set(zooms[at + 1] ?? 3)} aria-label={t('page.zoom.in')}>
        +
      </button>
    </div>
  );
}

function Tabs({ view, set, id }: { view: View; set: (view: View) => void; id: string }) {
  const { t } = useWords();
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = views[(views.indexOf(view) + step + views.length) % views.length] ?? 'records';
    set(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t('page.views')} onKeyDown={move}>
      {views.map((each) => (
        <button key={each} type="button" role="tab" id={`${id}-${each}`} aria-selected={view === each} aria-controls={`${id}-panel`} tabIndex={view === each ? 0 : -1} onClick={() => set(each)}>
          {t(`page.${each}`)}
        </button>
      ))}
    </div>
  );
}

function Sources() {
  const { t } = useWords();
  return (
    <ul class="legend legend-sources">
      {(['text', 'repaired', 'ocr'] as const).map((each) => (
        <li key={each}>
          <span class={`key cell-${each}`} aria-hidden="true" /> <SourceBadge source={each} />
          <span class="faint"> {t(`source.${each}.explained`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Original({ document, state }: { document: number; state: OriginalState | null }) {
  const { t } = useWords();
  if (state === 'changed' || state === 'gone') return <p class="notice">{t(`document.original.${state}`)}</p>;
  return (
    <a class="button no-print" href={apiUrl(`/documents/${document}/file`)} download>
      {t('document.original.download')}
    </a>
  );
}

interface LookedAt {
  document: DocumentDetail;
  original: OriginalState | null;
  page: Page;
  query: URLSearchParams;
  turn: (step: number) => void;
  reload: () => void;
}

function Look({ document: shown, original, page, query, turn, reload }: LookedAt) {
  const { t } = useWords();
  const id = useId();
  const has_picture = page.page !== null && page.width_pt !== null && page.height_pt !== null;
  const asked_view = query.get('view') as View | null;
  const view: View = asked_view && views.includes(asked_view) ? asked_view : page.records.length > 0 ? 'records' : page.cells.length > 0 ? 'tables' : 'text';
  const [zoom, setZoom] = useState(1);
  const record = query.get('record');
  const score = query.get('score');
  const chosen_record = record !== null ? page.records.find((each) => String(each.id) === record) : score !== null ? scoreOf(page.records, score, shown.year) : undefined;
  const marks = useMarks(page, chosen_record);
  const setView = (chosen: View) => setQuery({ view: chosen }, { replace: true });
  const choose = (chosen: PageRecord) => {
    marks.setChosenCell(null);
    setQuery({ record: chosen.id, score: null }, { replace: true });
  };
  const chooseCell = (cell: number) => {
    const first = page.cells[cell] && recordsOf(page.cells[cell], page.records)[0];
    if (first) setQuery({ record: first.id, score: null }, { replace: true });
    marks.setChosenCell(cell);
  };
  const marking = { chosen_records: marks.chosen_records, marked_records: marks.marked_records, marked_cells: marks.marked_cells, point: marks.point, choose, chooseCell };

  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const at = zooms.findIndex((each) => each === zoom);
    if (event.key === '+' || event.key === '=') setZoom(zooms[Math.min(zooms.length - 1, at + 1)] ?? 1);
    else if (event.key === '-') setZoom(zooms[Math.max(0, at - 1)] ?? 1);
    else if (event.key === '0') setZoom(1);
    else if (event.key === 'PageDown') turn(1);
    else if (event.key === 'PageUp') turn(-1);
    else return;
    event.preventDefault();
  };
  return (
    <div class={has_picture ? 'look' : 'look look-alone'} onKeyDown={keys}>
      {has_picture ? (
        <section class="look-picture" aria-label={t('page.picture')}>
          <div class="look-tools">
            <PageTurner id={String(shown.id)} page={page.page ?? 1} pages={shown.pages.length} />
            <Zoom zoom={zoom} set={setZoom} />
          </div>
          <PagePicture document={shown.id} path={shown.path} page={page} zoom={zoom} original={original} {...marking} />
          <p class="note no-print">{t('page.keys')}</p>
        </section>
      ) : (
        <p class="notice">{t('page.picture.none')}</p>
      )}
      <section class="look-panel" aria-label={t('page.views')}>
        <div class="look-tools">
          <Tabs view={view} set={setView} id={id} />
          <SourceBadge source={page.text_source} confidence={page.ocr_confidence} />
        </div>
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`}>
          {view === 'records' && <Records page={page} reload={reload} {...marking} />}
          {view === 'tables' && <Tables document={shown.id} page={page} {...marking} />}
          {view === 'text' && <Text page={page} />}
        </div>
        <Sources />
      </section>
    </div>
  );
}

export function DocumentPage({ parts, query }: PageProps) {
  const { t, of, language } = useWords();
  const asked = useApi<DocumentDetail>(apiUrl(`/documents/${parts.id}`));
  const shown = asked.data;
  const number = Number(parts.page ?? 1);
  const page = useApi<Page>(shown && shown.status !== 'failed' ? apiUrl(`/documents/${parts.id}/pages/${number}`) : null, { stays: true });
  const looked_at = useMemo(() => page.data && lookedAt(page.data), [page.data]);
  const turn = (step: number) => {
    const next = number + step;
    if (shown && next >= 1 && next <= shown.pages.length) go(address(`/documents/${parts.id}/${next}`, changed(placeNow().query, { record: null, score: null })), { stays: true });
  };
  const original = useOriginal(shown?.id);
  const others = shown?.files.filter((file) => file.id !== shown.id) ?? [];
  const lead = shown && (
    <>
      <OrganisationName id={shown.organisation_id} name={shown.organisation} /> · {year(shown.year, language)} · {of('kind', shown.kind)}
      {others.length > 0 && (
        <>
          {' '}
          · {t('document.also')}{' '}
          {others.map((file, index) => (
            <span key={file.id}>
              {index > 0 && ', '}
              <a href={`/documents/${file.id}/1`}>{shortPath(file.path)}</a>
            </span>
          ))}
        </>
      )}
      {shown.path !== shortPath(shown.path) && (
        <>
          {' '}
          · <span class="path">{shown.path}</span>
        </>
      )}
    </>
  );
  return (
    <div class="document">
      <PageHead title={shown ? shortPath(shown.path) : t('record.document')} lead={lead}>
        {shown && <Original document={shown.id} state={original} />}
      </PageHead>
      <p class="hidden on-paper" role="status">
        {shown && shown.pages.length > 0 && t('page.of', { page: number, pages: shown.pages.length })}
      </p>
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {page.error && <ErrorNotice error={page.error} retry={page.reload} />}
      {shown?.error && (
        <p class="state state-error">
          <strong>{of('document_status', shown.status)}</strong> <span>{shown.error}</span>
        </p>
      )}
      {(asked.loading || page.loading) && !page.data && <Loading />}
      {shown && looked_at && <Look key={parts.id} document={shown} original={original} page={looked_at} query={query} turn={turn} reload={page.reload} />}
      {shown && <DocumentCorrections document={shown.id} turn={page.data} reload={page.reload} />}
    </div>
  );
}
