import { useState } from 'preact/hooks';
import type { PageProps } from '../app';
import { apiUrl, type FacetValue, type FindingList, type Organisation } from '../api';
import { Facet, Filters, GivenFilter, ProvinceFilter, YearFilter } from '../components/filters';
import { FindingCard, useCodeName } from '../components/finding_card';
import { PageHead } from '../components/layout';
import { offsetIn, Pager, SectionHead } from '../components/list';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { useApi } from '../use_api';
import { useWords } from '../words';

const list_size = 20;

function OrganisationGiven({ id }: { id: string }) {
  const { t } = useWords();
  const asked = useApi<Organisation>(apiUrl(`/organisations/${id}`));
  return <GivenFilter name="organisation" text={asked.data?.name ?? t('filter.organisation')} />;
}

function inOrder(values: readonly FacetValue[], order: readonly string[]): FacetValue[] {
  return [...values].sort((one, other) => order.indexOf(String(one.value)) - order.indexOf(String(other.value)));
}

/** The review queue: what waits for somebody to look at it comes first. */
export function Findings({ query }: PageProps) {
  const { t, of } = useWords();
  const codeName = useCodeName();
  const [said, setSaid] = useState('');
  const url = apiUrl('/findings', {
    severity: query.getAll('severity'),
    code: query.getAll('code'),
    state: query.getAll('state'),
    year: query.getAll('year'),
    province: query.getAll('province'),
    organisation: query.getAll('organisation'),
    document: query.getAll('document'),
    facets: 1,
    limit: list_size,
    offset: offsetIn(query),
  });
  const asked = useApi<FindingList>(url);
  const list = asked.data;
  const organisation = query.get('organisation');
  return (
    <>
      <PageHead title={t('findings.title')} lead={t('findings.lead')} />
      <Filters names={['severity', 'code', 'state', 'year', 'province', 'organisation', 'document']}>
        <YearFilter />
        <ProvinceFilter />
        {organisation && <OrganisationGiven id={organisation} />}
        {query.has('document') && <GivenFilter name="document" text={t('record.document')} />}
      </Filters>
      <div class="with-facets">
        <aside aria-label={t('filter.title')} class="facets">
          {list?.facets && (
            <>
              <Facet name="state" label={t('findings.state')} values={inOrder(list.facets.state, ['open', 'confirmed', 'dismissed'])} text={(value) => of('review', value)} />
              <Facet name="severity" label={t('findings.severity')} values={inOrder(list.facets.severity, ['error', 'warning', 'info'])} text={(value) => of('severity', value)} />
              <Facet name="code" label={t('findings.code')} values={list.facets.code} text={codeName} />
            </>
          )}
        </aside>
        <section aria-labelledby="queue">
          <SectionHead id="queue" title={t('findings.title')} url={url} total={list?.total} more={list?.total_is_more} />
          <p class="saved" role="status">
            {said}
          </p>
          {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
          {!list && asked.loading && <Loading />}
          {list && list.items.length === 0 && <Empty />}
          {list && list.items.length > 0 && (
            <div aria-busy={asked.loading}>
              <div class="finding-list finding-queue">
                {list.items.map((finding) => (
                  <FindingCard
                    key={finding.id}
                    finding={finding}
                    with_spot
                    changed={(state) => {
                      setSaid(state ? t('review.saved', { state: of('review', state) }) : t('correct.saved'));
                      asked.reload();
                    }}
                  />
                ))}
              </div>
              <Pager total={list.total} more={list.total_is_more} limit={list_size} />
            </div>
          )}
        </section>
      </div>
    </>
  );
}
