import type { ReviewState, Severity, Snippet, TextSource, Unit } from '../api';
import { percent, score, shortName } from '../format';
import { heatClass } from '../heat';
import { pieces } from '../marks';
import { useWords } from '../words';

/** How grave a finding is: by shape and word, not by colour alone. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const { of } = useWords();
  const sign = { error: '✕', warning: '!', info: 'i' }[severity];
  return (
    <span class={`severity severity-${severity}`}>
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      {of('severity', severity)}
    </span>
  );
}

export function ReviewBadge({ state }: { state: ReviewState }) {
  const { of } = useWords();
  return <span class={`chip review-${state}`}>{of('review', state)}</span>;
}

export function StatusBadge({ status, progress }: { status: string | null; progress?: number | null }) {
  const { of } = useWords();
  if (status === null && progress == null) return <span class="faint">–</span>;
  const sign = { completed: '●', in_progress: '◐', not_started: '○', cancelled: '⊘' }[status ?? ''] ?? '';
  return (
    <span class={`status status-${status ?? 'none'}`}>
      {status !== null && (
        <>
          <span aria-hidden="true">{sign}</span> {of('status', status)}
        </>
      )}
      {progress != null && <span class="number"> {progress}%</span>}
    </span>
  );
}

export function SourceBadge({ source, confidence }: { source: TextSource | 'mixed'; confidence?: number | null }) {
  const { t, of } = useWords();
  const explained = source === 'mixed' ? undefined : t(`source.${source}.explained`);
  return (
    <span class={`source source-${source}`} title={explained}>
      {of('source', source)}
      {confidence != null && confidence < 1 && <span class="number"> · {t('confidence', { percent: percent(confidence) })}</span>}
    </span>
  );
}

/** Of a measure that the same document states before: it is counted once. */
export function DuplicateBadge({ of: first }: { of: number | null }) {
  const { t } = useWords();
  if (first === null) return null;
  return (
    <a class="chip" href={`/measures/${first}`} title={t('measure.duplicate.explained')}>
      {t('measure.duplicate')}
    </a>
  );
}

export function UnitList({ units }: { units: readonly Unit[] }) {
  if (units.length === 0) return <span class="faint">–</span>;
  return (
    <ul class="chips">
      {units.map(({ unit }) => (
        <li key={unit}>
          <a class="chip" href={`/measures?unit=${encodeURIComponent(unit)}`}>
            {unit}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A text of a report with what was looked for marked. It is text: whatever stands in it, nothing of it is markup. */
export function Marked({ snippet }: { snippet: Snippet }) {
  return (
    <>
      {pieces(snippet.text, snippet.marks).map((piece, index) => (piece.is_match ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </>
  );
}

export function HeatCell({ value }: { value: number | null | undefined }) {
  return <td class={`numeric ${heatClass(value)}`}>{score(value)}</td>;
}

export function OrganisationName({ id, name, short = false }: { id: number | null; name: string | null; short?: boolean }) {
  if (!name) return <span class="faint">–</span>;
  const text = short ? shortName(name) : name;
  const title = text === name ? undefined : name;
  return id === null ? (
    <span title={title}>{text}</span>
  ) : (
    <a href={`/organisations/${id}`} title={title}>
      {text}
    </a>
  );
}

/** Where a record stands: its page, with the record marked. */
export function documentPlace(document: number, page: number | null, record?: number | null): string {
  return `/documents/${document}/${page ?? 1}${record == null ? '' : `?record=${record}`}`;
}

/** A short link to where a record stands, or the score of a year; `name` tells those who hear it of what. */
export function PlaceLink({ document, page, record, score: of_year, name }: { document: number | null; page: number | null; record?: number; score?: number; name: string }) {
  const { t } = useWords();
  if (document === null) return <>–</>;
  const on = page === null ? '' : t('page.number', { page });
  return (
    <a class="place" href={documentPlace(document, page, record) + (of_year === undefined ? '' : `?score=${of_year}`)} aria-label={[t('score.source'), on, name].filter(Boolean).join(' · ')}>
      {on || t('score.source')}
    </a>
  );
}
