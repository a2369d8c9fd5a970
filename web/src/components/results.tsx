import type { ComponentChildren } from 'preact';
import type { List } from '../api';
import type { Asked } from '../use_api';
import { useWords } from '../words';
import { Pager, SectionHead } from './list';
import { Empty, ErrorNotice, Loading } from './states';

/** What a search found, the best first: each a list item that `row` makes, with a key. `url` is what was asked, for its CSV. */
export function Results<Item>({ url, asked, row }: { url: string; asked: Asked<List<Item>>; row: (item: Item) => ComponentChildren }) {
  const { t } = useWords();
  const list = asked.data;
  return (
    <section aria-labelledby="results">
      <SectionHead id="results" title={t('measures.results')} url={url} total={list?.total} more={list?.total_is_more} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!list && asked.loading && <Loading />}
      {list && list.items.length === 0 && <Empty />}
      {list && list.items.length > 0 && (
        <div aria-busy={asked.loading}>
          <ul class="results">{list.items.map(row)}</ul>
          <Pager total={list.total} more={list.total_is_more} />
        </div>
      )}
    </section>
  );
}
