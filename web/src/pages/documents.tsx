import type { PageProps } from '../app';
import { apiUrl, type DocumentItem, type List } from '../api';
import { DocumentTable } from '../components/document_rows';
import { Filters, GivenFilter, ProvinceFilter, SelectFilter, TextFilter, YearFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size, Pager, SectionHead } from '../components/list';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { useApi } from '../use_api';
import { useWords } from '../words';

export function Documents({ query }: PageProps) {
  const { t, of } = useWords();
  const url = apiUrl('/documents', {
    q: query.get('q'),
    year: query.getAll('year'),
    province: query.getAll('province'),
    organisation: query.getAll('organisation'),
    status: query.get('status'),
    limit: page_size,
    offset: offsetIn(query),
  });
  const asked = useApi<List<DocumentItem>>(url);
  const list = asked.data;
  return (
    <>
      <PageHead title={t('documents.title')} lead={t('documents.lead')} />
      <Filters names={['q', 'year', 'province', 'status', 'organisation']}>
        <TextFilter name="q" label="documents.search" wide />
        <YearFilter />
        <ProvinceFilter />
        <SelectFilter name="status" label="document.status" all="filter.all" options={(['ok', 'partial', 'failed'] as const).map((each) => [each, of('document_status', each)] as const)} />
        {query.has('organisation') && <GivenFilter name="organisation" text={t('filter.organisation')} />}
      </Filters>
      <p class="no-print">
        <a href="/pages">{t('documents.pages')}</a>
      </p>
      <SectionHead title={t('documents.title')} url={url} total={list?.total} more={list?.total_is_more} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!list && asked.loading && <Loading />}
      {list && list.items.length === 0 && <Empty />}
      {list && list.items.length > 0 && (
        <div aria-busy={asked.loading}>
          <DocumentTable label={t('documents.title')} items={list.items} with_organisation />
          <Pager total={list.total} more={list.total_is_more} />
        </div>
      )}
    </>
  );
}
