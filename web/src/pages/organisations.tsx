import type { PageProps } from '../app';
import { apiUrl, type List, type OrganisationItem } from '../api';
import { Filters, ProvinceFilter, TextFilter, TypeFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size, Pager, Scroll, SectionHead } from '../components/list';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { whole, year } from '../format';
import { heatClass } from '../heat';
import { score } from '../format';
import { useApi } from '../use_api';
import { useWords } from '../words';

export function Organisations({ query }: PageProps) {
  const { t, language } = useWords();
  const url = apiUrl('/organisations', { q: query.get('q'), province: query.getAll('province'), type: query.getAll('type'), limit: page_size, offset: offsetIn(query) });
  const asked = useApi<List<OrganisationItem>>(url);
  const list = asked.data;
  return (
    <>
      <PageHead title={t('organisations.title')} lead={t('organisations.lead')} />
      <Filters names={['q', 'province', 'type']}>
        <TextFilter name="q" label="filter.name" wide />
        <ProvinceFilter />
        <TypeFilter />
      </Filters>
      <SectionHead title={t('organisations.title')} url={url} total={list?.total} more={list?.total_is_more} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!list && asked.loading && <Loading />}
      {list && list.items.length === 0 && <Empty />}
      {list && list.items.length > 0 && (
        <div aria-busy={asked.loading}>
          <Scroll label={t('organisations.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('organisation')}</th>
                  <th scope="col">{t('district')}</th>
                  <th scope="col">{t('province')}</th>
                  <th scope="col">{t('years')}</th>
                  <th scope="col" class="numeric">
                    {t('organisations.latest')}
                  </th>
                  <th scope="col">{t('rating')}</th>
                  <th scope="col" class="numeric">
                    {t('nav.documents')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">
                      <a href={`/organisations/${each.id}`}>{each.name}</a>
                    </th>
                    <td>{each.district ?? '–'}</td>
                    <td>{each.province ?? '–'}</td>
                    <td class="number">{each.years.join(', ') || '–'}</td>
                    <td class={`numeric ${heatClass(each.latest?.overall)}`} title={each.latest ? year(each.latest.year, language) : undefined}>
                      {score(each.latest?.overall)}
                    </td>
                    <td>{each.latest?.rating ?? '–'}</td>
                    <td class="numeric">{whole(each.documents, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <Pager total={list.total} more={list.total_is_more} />
        </div>
      )}
    </>
  );
}
