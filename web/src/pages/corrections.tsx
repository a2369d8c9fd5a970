import { useRef, useState } from 'preact/hooks';
import type { PageProps } from '../app';
import { apiUrl, correctionStates, type CorrectionItem, type List } from '../api';
import { Change, Explained, StateBadge, WithdrawCorrection } from '../components/corrections';
import { Filters, GivenFilter, SelectFilter } from '../components/filters';
import { PageHead } from '../components/layout';
import { offsetIn, page_size, Pager, Scroll, SectionHead } from '../components/list';
import { documentPlace } from '../components/parts';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { useToken } from '../editing';
import { day, shortPath } from '../format';
import { useApi } from '../use_api';
import { useWords } from '../words';

const kinds = ['document', 'score', 'measure', 'budget', 'disclosure_item', 'risk', 'finding'] as const;

function Row({ item, done }: { item: CorrectionItem; done: () => void }) {
  const { t, of, language } = useWords();
  const token = useToken();
  return (
    <tr data-correction={item.id}>
      <td>
        <StateBadge state={item.state} />
        <p class="note">
          <Explained correction={item} />
        </p>
      </td>
      <th scope="row" class="title-cell">
        {of('record', item.record_kind) !== of('column', item.column) && <span class="faint">{of('record', item.record_kind)} </span>}
        <Change correction={item} />
        {item.note && <p class="note">{item.note}</p>}
      </th>
      <td>
        {item.document_id === null ? (
          shortPath(item.path)
        ) : (
          <a href={documentPlace(item.document_id, item.page, item.record_id)}>
            {shortPath(item.path)}
            {item.page !== null && `, ${t('page.number', { page: item.page })}`}
          </a>
        )}
        {item.organisation && <p class="note">{item.organisation}</p>}
      </td>
      <td>{item.by ?? '–'}</td>
      <td class="numeric">{day(item.at, language)}</td>
      {token && (
        <td>
          <WithdrawCorrection id={item.id} correction={item} done={done} />
        </td>
      )}
    </tr>
  );
}

/** What people have said of values and findings, the newest first: what holds, what waits for its record, what was taken back. */
export function CorrectionsPage({ query }: PageProps) {
  const { t, of } = useWords();
  const token = useToken();
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  const url = apiUrl('/corrections', { state: query.getAll('state'), record_kind: query.getAll('record_kind'), document: query.get('document'), limit: page_size, offset: offsetIn(query) });
  const asked = useApi<List<CorrectionItem>>(url);
  const list = asked.data;
  const is_any = ['state', 'record_kind', 'document'].some((name) => query.has(name));
  const withdrawn = () => {
    setSaid(t('withdraw.done'));
    section.current?.focus();
    asked.reload();
  };
  return (
    <>
      <PageHead title={t('corrections.title')} lead={t('corrections.lead')} />
      <Filters names={['state', 'record_kind', 'document']}>
        <SelectFilter name="state" label="corrections.state" all="filter.all" options={correctionStates.map((each) => [each, of('correction', each)] as const)} />
        <SelectFilter name="record_kind" label="corrections.kind" all="filter.all" options={kinds.map((each) => [each, of('record', each)] as const)} />
        {query.has('document') && <GivenFilter name="document" text={t('record.document')} />}
      </Filters>
      <section ref={section} tabIndex={-1} aria-labelledby="corrections">
        <SectionHead id="corrections" title={t('corrections.title')} url={url} total={list?.total} more={list?.total_is_more} />
        <p class="saved" role="status">
          {said}
        </p>
        {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
        {!list && asked.loading && <Loading />}
        {list && list.items.length === 0 && (is_any ? <Empty /> : <p class="state">{t(token ? 'corrections.none.edit' : 'corrections.none')}</p>)}
        {list && list.items.length > 0 && (
          <div aria-busy={asked.loading}>
            <Scroll label={t('corrections.title')}>
              <table class="correction-table">
                <thead>
                  <tr>
                    <th scope="col">{t('corrections.state')}</th>
                    <th scope="col">{t('corrections.change')}</th>
                    <th scope="col">{t('record.document')}</th>
                    <th scope="col">{t('corrections.by')}</th>
                    <th scope="col" class="numeric">
                      {t('corrections.at')}
                    </th>
                    {token && <td />}
                  </tr>
                </thead>
                <tbody>
                  {list.items.map((item) => (
                    <Row key={item.id} item={item} done={withdrawn} />
                  ))}
                </tbody>
              </table>
            </Scroll>
            <Pager total={list.total} more={list.total_is_more} />
          </div>
        )}
      </section>
    </>
  );
}
