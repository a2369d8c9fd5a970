// The API of `prongsai serve` as this application uses it: shapes of its answers, and how they are fetched. Years are of the Buddhist Era,
// boxes [x0, y0, x1, y1] in points from the page's top left, amounts whole baht.

export type Box = [number, number, number, number];
export type Severity = 'error' | 'warning' | 'info';
export type ReviewState = 'open' | 'confirmed' | 'dismissed';
export type TextSource = 'text' | 'repaired' | 'ocr';
export type RecordKind = 'document' | 'score' | 'measure' | 'budget' | 'disclosure_item' | 'risk' | 'finding';

export interface List<Item> {
  total: number;
  total_is_more?: boolean;
  items: Item[];
}

export interface FacetValue {
  value: string | number | null;
  count: number;
}

export interface Meta {
  program: string;
  years: number[];
  provinces: string[];
  types: string[];
  indicators: { number: number; tool: string; name_th: string; first_year: number; last_year: number; is_latest: boolean }[];
  editable: boolean;
  is_current: boolean;
  database: { documents: number; updated_at: string | null };
  statuses: string[];
  finding_codes: { code: string; severity: Severity; meaning_th: string; meaning_en: string; look_th: string; look_en: string }[];
}

export interface Finding {
  id: number;
  severity: Severity;
  code: string;
  message_th: string;
  message_en: string;
  state: ReviewState;
  record_kind: RecordKind;
  record_id: number;
  organisation_id: number | null;
  organisation: string | null;
  year: number | null;
  document_id: number;
  path: string;
  page: number | null;
  box: Box | null;
  look_th: string | null;
  look_en: string | null;
}

export interface FindingList extends List<Finding> {
  facets?: { severity: FacetValue[]; code: FacetValue[]; state: FacetValue[] };
}

export interface Overview {
  reports: number;
  documents: number;
  organisations: number;
  years: { year: number; organisations: number; mean: number | null; median: number | null; passed: number | null }[];
  failures: { code: string; documents: number }[];
  distribution: { from: number; to: number; count: number }[];
  provinces: { province: string | null; year: number; organisations: number; mean: number | null; median: number | null; passed: number | null }[];
  newest_findings: Finding[];
}

export const indicatorKeys = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'i8', 'i9', 'i10'] as const;
export const scoreKeys = ['overall', 'iit', 'eit', 'oit', ...indicatorKeys] as const;
export type ScoreKey = (typeof scoreKeys)[number];
export type Scores = Record<ScoreKey, number | null>;

export interface ScoreRow extends Scores {
  organisation_id: number;
  organisation: string;
  province: string | null;
  district: string | null;
  type: string | null;
  year: number;
  rating: string | null;
  rank_overall: number | null;
  rank_in_province: number | null;
  document_id: number | null;
  page: number | null;
  box: Box | null;
}

export interface OrganisationItem {
  id: number;
  name: string;
  type: string | null;
  subdistrict: string | null;
  district: string | null;
  province: string | null;
  documents: number;
  years: number[];
  latest: { year: number; overall: number | null; rating: string | null } | null;
}

export interface MeanScores {
  overall: number | null;
  iit?: number | null;
  eit?: number | null;
  oit?: number | null;
  i: (number | null)[];
}

export interface YearScores extends MeanScores {
  year: number;
  iit: number | null;
  eit: number | null;
  oit: number | null;
  rating: string | null;
  rank_overall: number | null;
  rank_in_province: number | null;
  document_id: number | null;
  page: number | null;
  box: Box | null;
  province_mean: MeanScores | null;
  country_mean: MeanScores | null;
}

export interface Organisation extends Omit<OrganisationItem, 'documents'> {
  scores: YearScores[];
  findings: Record<Severity, number>;
  documents: DocumentItem[];
  documents_total: number;
}

export interface Unit {
  unit: string;
  kind: string;
}

/** A piece of text with what matches: [start, length] in UTF-16 code units, as JavaScript counts. */
export interface Snippet {
  text: string;
  marks: [number, number][];
}

export interface MeasureItem {
  id: number;
  organisation_id: number | null;
  organisation: string | null;
  province: string | null;
  year: number | null;
  number: string | null;
  title: string;
  snippet: Snippet | null;
  units: Unit[];
  period_text: string | null;
  period_start: string | null;
  period_end: string | null;
  status: string | null;
  progress_percent: number | null;
  indicator: string | null;
  budget_baht: number | null;
  document_id: number;
  page: number | null;
  box: Box | null;
  copies: number;
  promise: string | null;
  duplicate_of: number | null;
}

export interface MeasureList extends List<MeasureItem> {
  facets?: { unit: FacetValue[]; indicator: FacetValue[]; year: FacetValue[]; status: FacetValue[] };
}

export const correctionStates = ['applied', 'open', 'unneeded', 'replaced', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

export interface Correction {
  correction_id: number;
  column: string;
  read_value: string | null;
  value: string | null;
  by: string | null;
  at: string | null;
  note: string | null;
  state: CorrectionState;
}

/** A correction, or the review of a finding, in a list of its own. `record_id` only while it is applied. */
export interface CorrectionItem extends Omit<Correction, 'correction_id'> {
  id: number;
  record_kind: RecordKind;
  record_id: number | null;
  reason: 'record_gone' | 'read_otherwise' | 'document_gone' | null;
  document_id: number | null;
  path: string;
  organisation: string | null;
  year: number | null;
  page: number | null;
}

export interface PlannedMeasure {
  id: number;
  title: string;
  document_id: number;
  page: number | null;
}

export interface Outcome {
  year: number | null;
  outcome: string;
  changed: string[];
  budget_promised: number | null;
  budget_reported: number | null;
  measure: PlannedMeasure;
  result: PlannedMeasure | null;
}

/** A promise from the side of one of its measures: `other` is the result that answers a plan, or the plan that a result answers. */
export interface MeasureOutcome {
  year: number;
  outcome: string;
  changed: string | null;
  budget_promised: number | null;
  budget_reported: number | null;
  plan_measure_id: number;
  result_measure_id: number | null;
  other_title: string | null;
  other_document_id: number | null;
  other_page: number | null;
}

export interface Copy {
  measure_id: number;
  organisation_id: number | null;
  organisation: string | null;
  province: string | null;
  year: number | null;
  title: string;
  similarity: number;
  role: string;
  is_verbatim: boolean;
  is_source: boolean;
  document_id: number;
  page: number | null;
}

export interface Measure extends Omit<MeasureItem, 'copies' | 'snippet' | 'promise'> {
  method: string | null;
  topic: string | null;
  output: string | null;
  outcome: string | null;
  section: string | null;
  path: string;
  budgets: { id: number; year: number | null; amount_baht: number }[];
  copies: Copy[];
  copies_total: number;
  promises: MeasureOutcome[];
  answers: MeasureOutcome[];
  findings: Finding[];
  corrections: Correction[];
}

/** A page in whose text words stand. */
export interface PageHit {
  document_id: number;
  page: number | null;
  path: string;
  organisation_id: number | null;
  organisation: string | null;
  province: string | null;
  year: number | null;
  snippet: Snippet;
}

export interface UnitItem {
  unit: string;
  kind: string;
  organisations: number;
  measures: number;
}

export interface DocumentItem {
  id: number;
  path: string;
  format: string | null;
  pages: number | null;
  bytes: number;
  status: 'ok' | 'partial' | 'failed';
  error: string | null;
  kind: string | null;
  organisation_id: number | null;
  organisation: string | null;
  year: number | null;
  text_source: 'text' | 'ocr' | 'mixed' | null;
  ocr_confidence: number | null;
  report_id: string | number | null;
}

export interface DocumentDetail extends Omit<DocumentItem, 'pages'> {
  pages: { page: number; width_pt: number | null; height_pt: number | null; text_source: TextSource; ocr_confidence: number | null }[];
  findings: Record<Severity, number>;
  files: { id: number; path: string; format: string | null; is_lead: boolean }[];
}

/** A part of what a page break cuts. */
export interface Piece {
  page: number | null;
  box: Box | null;
}

export interface Cell {
  table: number;
  row: number;
  column: number;
  row_span: number;
  column_span: number;
  is_header: boolean;
  role: string | null;
  text: string;
  text_source: TextSource;
  confidence: number | null;
  page: number | null;
  box: Box | null;
  boxes: Piece[];
}

export interface PageRecord {
  kind: RecordKind;
  id: number;
  label: string;
  page: number | null;
  box: Box | null;
  boxes: Piece[];
  table: number | null;
  row: number | null;
  confidence: number | null;
  findings: number;
  columns: Record<string, unknown>;
}

export interface Page {
  page: number | null;
  width_pt: number | null;
  height_pt: number | null;
  text: string;
  text_source: TextSource;
  ocr_confidence: number | null;
  cells: Cell[];
  records: PageRecord[];
}

export interface RecordDetail {
  kind: RecordKind;
  id: number;
  document_id: number;
  page: number | null;
  box: Box | null;
  fields: { column: string; value: string | null; read_value: string | null; is_corrected: boolean; kind: string; may_be_null: boolean; choices: string[] | null }[];
  corrections: Correction[];
}

/** What the server refused, in its own words; status 0 where it did not answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type Query = Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>;

/** "/measures" and {q: "รถ"} → "/api/v1/measures?q=…". What is empty is left out; lists are repeated. */
export function apiUrl(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '' && each !== false) parameters.append(name, each === true ? '1' : String(each));
    }
  }
  const text = parameters.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

export function csvUrl(url: string): string {
  const [path, text] = url.split('?', 2);
  const parameters = new URLSearchParams(text);
  for (const name of ['limit', 'offset', 'facets']) parameters.delete(name);
  parameters.set('format', 'csv');
  return `${path}?${parameters}`;
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  const error = (body as { error?: { code?: string; message?: string } } | null)?.error;
  throw new ApiError(response.status, error?.code ?? 'http', error?.message ?? response.statusText);
}

async function request<Answer>(url: string, options: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'unreachable', '');
  }
  return answerOf<Answer>(response);
}

export function get<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  return request<Answer>(url, { signal: signal ?? null, headers: { Accept: 'application/json' } });
}

export function post<Answer>(path: string, body: unknown, token: string): Promise<Answer> {
  return request<Answer>(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

/** Takes something back that was posted. */
export function remove<Answer>(path: string, token: string): Promise<Answer> {
  return request<Answer>(`/api/v1${path}`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
}
