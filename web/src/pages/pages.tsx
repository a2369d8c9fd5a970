import type { PageProps } from '../app';
import { apiUrl, type List, type PageHit } from '../api';
import { Filters, ProvinceFilter, TextFilter, TypeFilter, YearFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size } from '../components/list';
import { documentPlace, Marked, OrganisationName } from '../components/parts';
import { Results } from '../components/results';
import { shortPath, year } from '../format';
import { address } from '../place';
import { useApi } from '../use_api';
import { useWords } from '../words';

function Hit({ hit }: { hit: PageHit }) {
  const { t, language } = useWords();
  const place = documentPlace(hit.document_id, hit.page);
  return (
    <li class="result">
      <h3>
        <a href={`${place}?view=text`}>
          {shortPath(hit.path)}
          {hit.page !== null && `, ${t('page.number', { page: hit.page })}`}
        </a>
      </h3>
      <p class="snippet">
        <Marked snippet={hit.snippet} />
      </p>
      <p class="result-line">
        <OrganisationName id={hit.organisation_id} name={hit.organisation} />
        {hit.province && <span class="faint">{hit.province}</span>}
        {hit.year !== null && <span class="number">{year(hit.year, language)}</span>}
      </p>
    </li>
  );
}

/** Every page in whose text the words stand, also what is no measure. */
export function Pages({ query }: PageProps) {
  const { t } = useWords();
  const q = query.get('q');
  const url = apiUrl('/pages', { q, year: query.getAll('year'), province: query.getAll('province'), type: query.getAll('type'), limit: page_size, offset: offsetIn(query) });
  const asked = useApi<List<PageHit>>(q ? url : null);
  return (
    <>
      <PageHead title={t('pages.title')} lead={t('pages.lead')} />
      <Filters names={['q', 'year', 'province', 'type']}>
        <TextFilter name="q" label="measures.query" placeholder={t('measures.placeholder')} wide />
        <YearFilter />
        <ProvinceFilter />
        <TypeFilter />
      </Filters>
      <p class="no-print">
        <a href={address('/measures', { q })}>{t('pages.measures')}</a>
      </p>
      {!q ? (
        <p class="state">{t('pages.ask')}</p>
      ) : (
        <Results url={url} asked={asked} row={(hit) => <Hit key={`${hit.document_id}-${hit.page}`} hit={hit} />} />
      )}
    </>
  );
}
