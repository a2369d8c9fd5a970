import type { PageProps } from '../app';
import { apiUrl, indicatorKeys, type List, type ScoreKey, type ScoreRow } from '../api';
import { Filters, GivenFilter, ProvinceFilter, TextFilter, TypeFilter, YearFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size, Pager, Scroll, SectionHead, SortHead } from '../components/list';
import { HeatCell, OrganisationName, PlaceLink } from '../components/parts';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { shortName, whole, year } from '../format';
import { heatSteps } from '../heat';
import { useMeta } from '../meta';
import { address, changed, setQuery } from '../place';
import { useApi } from '../use_api';
import { useWords } from '../words';
import { SideBySide } from './side_by_side';

export const most_picked = 6;
const filter_names = ['year', 'province', 'type', 'q', 'min', 'max', 'organisation'] as const;

export function picked(query: URLSearchParams): number[] {
  const ids = query.getAll('pick').filter((each) => /^\d{1,15}$/.test(each));
  return [...new Set(ids.map(Number))].slice(0, most_picked);
}

export function Legend() {
  const { t } = useWords();
  return (
    <ul class="legend" aria-label={t('compare.legend')}>
      {heatSteps.map(({ step, label }) => (
        <li key={step} class={`heat heat-${step}`}>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** Names of the ten indicators as the latest year has them, for titles of columns. */
export function useIndicatorName(): (number: number) => string {
  const { t } = useWords();
  const indicators = useMeta()?.indicators ?? [];
  return (number) => {
    const found = indicators.find((each) => each.number === number && each.is_latest);
    return found ? `${t('score.indicator', { number })}: ${found.name_th} (${found.tool})` : t('score.indicator', { number });
  };
}

export function useScoreName(): (key: ScoreKey) => string {
  const { t } = useWords();
  const indicatorName = useIndicatorName();
  return (key) => (key.startsWith('i') && key !== 'iit' ? indicatorName(Number(key.slice(1))) : t(`score.${key as 'overall' | 'iit' | 'eit' | 'oit'}`));
}

function Row({ row, chosen, toggle, is_full }: { row: ScoreRow; chosen: boolean; toggle: () => void; is_full: boolean }) {
  const { t, of, language } = useWords();
  return (
    <tr class={chosen ? 'is-chosen' : undefined}>
      <th scope="row" class="sticky name-cell">
        <span class="pick">
          <input type="checkbox" checked={chosen} disabled={!chosen && is_full} onChange={toggle} aria-label={t('compare.pick', { name: row.organisation })} />
          <span>
            <OrganisationName id={row.organisation_id} name={row.organisation} short />
            <small class="faint">{row.province}</small>
          </span>
        </span>
      </th>
      <td class="number">{language === 'th' ? row.year : <span title={year(row.year, language)}>{row.year}</span>}</td>
      <HeatCell value={row.overall} />
      <HeatCell value={row.iit} />
      <HeatCell value={row.eit} />
      <HeatCell value={row.oit} />
      {indicatorKeys.map((key) => (
        <HeatCell key={key} value={row[key]} />
      ))}
      <td class="nowrap">{of('rating', row.rating)}</td>
      <td class="numeric">{row.rank_overall === null ? '–' : whole(row.rank_overall, language)}</td>
      <td>
        <PlaceLink document={row.document_id} page={row.page} score={row.year} name={`${row.organisation} ${row.year}`} />
      </td>
    </tr>
  );
}

function Picked({ ids, names, query }: { ids: number[]; names: Map<number, string>; query: URLSearchParams }) {
  const { t } = useWords();
  if (ids.length === 0) return null;
  const side = address('/compare', changed(query, { view: 'side', offset: null }));
  return (
    <div class="picked" role="region" aria-label={t('compare.picked', { count: ids.length })}>
      <span role="status">
        <strong>{t('compare.picked', { count: ids.length })}</strong> <span class="faint">{ids.map((id) => names.get(id)).filter(Boolean).map((name) => shortName(name ?? '')).join(', ')}</span>
      </span>
      {ids.length >= 2 ? (
        <a class="button primary" href={side}>
          {t('compare.side')}
        </a>
      ) : (
        <span class="faint">{t('compare.limit')}</span>
      )}
      <button type="button" class="link" onClick={() => setQuery({ pick: null })}>
        {t('compare.unpick')}
      </button>
    </div>
  );
}

function HeatMap({ query }: { query: URLSearchParams }) {
  const { t } = useWords();
  const scoreName = useScoreName();
  const sort = query.get('sort') ?? '-overall';
  const ids = picked(query);
  const url = apiUrl('/scores', {
    year: query.getAll('year'),
    province: query.getAll('province'),
    type: query.getAll('type'),
    organisation: query.getAll('organisation'),
    q: query.get('q'),
    min: query.get('min'),
    max: query.get('max'),
    sort,
    limit: page_size,
    offset: offsetIn(query),
  });
  const asked = useApi<List<ScoreRow>>(url);
  const list = asked.data;
  const names = new Map(list?.items.map((row) => [row.organisation_id, row.organisation]));
  const toggle = (id: number) => setQuery({ pick: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id], offset: query.get('offset') });
  return (
    <>
      <PageHead title={t('compare.title')} lead={t('compare.lead')} />
      <Filters names={filter_names}>
        <YearFilter />
        <ProvinceFilter />
        <TypeFilter />
        <TextFilter name="q" label="filter.name" />
        <TextFilter name="min" label="filter.min" numeric />
        <TextFilter name="max" label="filter.max" numeric />
        {query.has('organisation') && <GivenFilter name="organisation" text={t('filter.organisation')} />}
      </Filters>
      <SectionHead title={t('compare.heat')} url={url} total={list?.total} more={list?.total_is_more}>
        <Legend />
      </SectionHead>
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!list && asked.loading && <Loading />}
      {list && list.items.length === 0 && <Empty />}
      {list && list.items.length > 0 && (
        <div aria-busy={asked.loading}>
          <Scroll label={t('compare.heat')}>
            <table class="heat-map">
              <thead>
                <tr>
                  <SortHead name="name" label={t('organisation')} sort={sort} downwards={false} numeric={false} />
                  <th scope="col">{t('year')}</th>
                  {(['overall', 'iit', 'eit', 'oit'] as const).map((key) => (
                    <SortHead key={key} name={key} label={key === 'overall' ? t('score.overall.short') : t(`score.${key}`)} title={scoreName(key)} sort={sort} />
                  ))}
                  {indicatorKeys.map((key) => (
                    <SortHead key={key} name={key} label={key.slice(1)} title={scoreName(key)} sort={sort} />
                  ))}
                  <th scope="col">{t('rating')}</th>
                  <th scope="col" class="numeric">
                    {t('rank')}
                  </th>
                  <th scope="col">{t('score.source')}</th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((row) => (
                  <Row key={`${row.organisation_id}-${row.year}`} row={row} chosen={ids.includes(row.organisation_id)} toggle={() => toggle(row.organisation_id)} is_full={ids.length >= most_picked} />
                ))}
              </tbody>
            </table>
          </Scroll>
          <Pager total={list.total} more={list.total_is_more} />
        </div>
      )}
      <Picked ids={ids} names={names} query={query} />
    </>
  );
}

export function Compare({ query }: PageProps) {
  return query.get('view') === 'side' ? <SideBySide query={query} ids={picked(query)} /> : <HeatMap query={query} />;
}
