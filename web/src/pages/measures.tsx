import type { PageProps } from '../app';
import { apiUrl, type MeasureItem, type MeasureList, type Organisation } from '../api';
import { Facet, Filters, GivenFilter, ProvinceFilter, TextFilter, TypeFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size } from '../components/list';
import { DuplicateBadge, documentPlace, Marked, OrganisationName, StatusBadge, UnitList } from '../components/parts';
import { Results } from '../components/results';
import { baht, whole, year } from '../format';
import { partedSnippet } from '../marks';
import { useMeta } from '../meta';
import { address } from '../place';
import { useApi } from '../use_api';
import { useWords } from '../words';

function Result({ item }: { item: MeasureItem }) {
  const { t, language } = useWords();
  const found = partedSnippet(item.title, item.snippet ?? { text: item.title, marks: [] });
  return (
    <li class="result">
      <h3>
        {item.number && <span class="faint number">{item.number} </span>}
        <a href={`/measures/${item.id}`}>
          <Marked snippet={found.title} />
        </a>{' '}
        <DuplicateBadge of={item.duplicate_of} />
      </h3>
      {found.rest && (
        <p class="snippet">
          <Marked snippet={found.rest} />
        </p>
      )}
      <p class="result-line">
        <OrganisationName id={item.organisation_id} name={item.organisation} />
        {item.province && <span class="faint">{item.province}</span>}
        <span class="number">{year(item.year, language)}</span>
        {(item.status !== null || item.progress_percent !== null) && <StatusBadge status={item.status} progress={item.progress_percent} />}
        {item.period_text && <span>{item.period_text}</span>}
        {item.budget_baht !== null && (
          <span class="number">
            {baht(item.budget_baht, language)} {t('baht')}
          </span>
        )}
      </p>
      <div class="result-line">
        <UnitList units={item.units} />
        <a class="place" href={documentPlace(item.document_id, item.page, item.id)} aria-label={`${t('measures.place')}: ${item.title}`}>
          {t('measures.place')}
          {item.page !== null && `, ${t('page.number', { page: item.page })}`}
        </a>
        {item.copies > 0 && (
          <a href={`/measures/${item.id}`} class="faint">
            {t('measures.copies', { count: whole(item.copies, language) })}
          </a>
        )}
      </div>
    </li>
  );
}

function OrganisationGiven({ id }: { id: string }) {
  const { t } = useWords();
  const asked = useApi<Organisation>(apiUrl(`/organisations/${id}`));
  return <GivenFilter name="organisation" text={asked.data?.name ?? t('filter.organisation')} />;
}

export function Measures({ query }: PageProps) {
  const { t, of, language } = useWords();
  const meta = useMeta();
  const url = apiUrl('/measures', {
    q: query.get('q'),
    year: query.getAll('year'),
    province: query.getAll('province'),
    type: query.getAll('type'),
    organisation: query.getAll('organisation'),
    unit: query.getAll('unit'),
    indicator: query.getAll('indicator'),
    status: query.getAll('status'),
    facets: 1,
    limit: page_size,
    offset: offsetIn(query),
  });
  const asked = useApi<MeasureList>(url);
  const list = asked.data;
  const indicatorName = (value: string) => {
    const found = meta?.indicators.find((each) => String(each.number) === value && each.is_latest);
    return found ? `${value} ${found.name_th}` : value;
  };
  const organisation = query.get('organisation');
  return (
    <>
      <PageHead title={t('measures.title')} lead={t('measures.lead')} />
      <Filters names={['q', 'year', 'province', 'type', 'organisation', 'unit', 'indicator', 'status']}>
        <TextFilter name="q" label="measures.query" placeholder={t('measures.placeholder')} wide />
        <ProvinceFilter />
        <TypeFilter />
        {organisation && <OrganisationGiven id={organisation} />}
      </Filters>
      <p class="no-print">
        <a href={address('/pages', { q: query.get('q') })}>{t('measures.pages')}</a>
      </p>
      <div class="with-facets">
        <aside aria-label={t('measures.facets')} class="facets">
          {list?.facets && (
            <>
              <Facet name="year" label={t('filter.year')} values={[...list.facets.year].sort((one, other) => Number(other.value) - Number(one.value))} text={(value) => year(Number(value), language)} />
              <Facet name="status" label={t('measure.status')} values={list.facets.status} text={(value) => of('status', value)} />
              <Facet name="indicator" label={t('measure.indicator')} values={list.facets.indicator} text={indicatorName} />
              <Facet name="unit" label={t('measure.units')} values={list.facets.unit} text={(value) => value} />
            </>
          )}
        </aside>
        <Results url={url} asked={asked} row={(item) => <Result key={item.id} item={item} />} />
      </div>
    </>
  );
}
