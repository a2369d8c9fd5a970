import type { PageProps } from '../app';
import { apiUrl, type List, type UnitItem } from '../api';
import { Filters, TextFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size, Pager, Scroll, SectionHead } from '../components/list';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { whole } from '../format';
import { address } from '../place';
import { useApi } from '../use_api';
import { useWords } from '../words';

export function Units({ query }: PageProps) {
  const { t, of, language } = useWords();
  const url = apiUrl('/units', { q: query.get('q'), limit: page_size, offset: offsetIn(query) });
  const asked = useApi<List<UnitItem>>(url);
  const list = asked.data;
  const most = Math.max(1, ...(list?.items.map((each) => each.measures) ?? []));
  return (
    <>
      <PageHead title={t('units.title')} lead={t('units.lead')} />
      <Filters names={['q']}>
        <TextFilter name="q" label="units.search" wide />
      </Filters>
      <SectionHead title={t('units.title')} url={url} total={list?.total} more={list?.total_is_more} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!list && asked.loading && <Loading />}
      {list && list.items.length === 0 && <Empty />}
      {list && list.items.length > 0 && (
        <div aria-busy={asked.loading}>
          <Scroll label={t('units.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('units.unit')}</th>
                  <th scope="col">{t('units.kind')}</th>
                  <th scope="col" class="numeric">
                    {t('units.organisations')}
                  </th>
                  <th scope="col" class="numeric">
                    {t('units.measures')}
                  </th>
                  <td class="bar-head" />
                </tr>
              </thead>
              <tbody>
                {list.items.map((each) => (
                  <tr key={`${each.kind} ${each.unit}`}>
                    <th scope="row">
                      <a href={address('/measures', { unit: each.unit })}>{each.unit}</a>
                    </th>
                    <td>{of('unit_kind', each.kind)}</td>
                    <td class="numeric">{whole(each.organisations, language)}</td>
                    <td class="numeric">{whole(each.measures, language)}</td>
                    <td class="bar-cell" aria-hidden="true">
                      <span class="bar">
                        <span class="bar-fill" style={{ width: `${(100 * each.measures) / most}%` }} />
                      </span>
                    </td>
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
