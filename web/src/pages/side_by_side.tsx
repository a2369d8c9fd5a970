import { useEffect, useState } from 'preact/hooks';
import { ApiError, apiUrl, get, scoreKeys, type Organisation, type ScoreKey } from '../api';
import { PageHead } from '../components/layout';
import { Scroll, TableCsv } from '../components/list';
import { HeatCell, OrganisationName, PlaceLink } from '../components/parts';
import { ErrorNotice, Loading } from '../components/states';
import { Trend } from '../components/trend';
import { shortName, year } from '../format';
import { address, changed, setQuery } from '../place';
import { commonYear, ofYear, scoreOf, statedKeys, yearsOf } from '../scores';
import { useWords } from '../words';
import { Legend, useScoreName } from './compare';

interface Asked {
  organisations: Organisation[] | null;
  error: ApiError | null;
}

function useOrganisations(ids: readonly number[]): Asked & { reload: () => void } {
  const [state, setState] = useState<Asked>({ organisations: null, error: null });
  const [turn, setTurn] = useState(0);
  const wanted = ids.join();
  useEffect(() => {
    const abort = new AbortController();
    setState({ organisations: null, error: null });
    Promise.all(ids.map((id) => get<Organisation>(apiUrl(`/organisations/${id}`), abort.signal))).then(
      (organisations) => setState({ organisations, error: null }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState({ organisations: null, error: error instanceof ApiError ? error : new ApiError(0, 'unexpected', String(error)) });
      },
    );
    return () => abort.abort();
  }, [wanted, turn]);
  return { ...state, reload: () => setTurn((before) => before + 1) };
}

function Tables({ organisations, query }: { organisations: Organisation[]; query: URLSearchParams }) {
  const { t, language } = useWords();
  const scoreName = useScoreName();
  const years = yearsOf(organisations);
  const asked_year = Number(query.get('at'));
  const shown_year = years.includes(asked_year) ? asked_year : commonYear(organisations);
  const asked_key = query.get('of') as ScoreKey | null;
  const key = asked_key && scoreKeys.includes(asked_key) ? asked_key : 'overall';
  if (shown_year === null) return <p class="state">{t('organisation.scores.none')}</p>;
  const of_year = organisations.map((each) => ofYear(each.scores, shown_year));
  const keys = statedKeys(of_year);
  const trends = scoreKeys.filter((each) => organisations.some((one) => one.scores.some((scores) => scoreOf(scores, each) !== null)));
  const names = organisations.map((each) => each.name);
  const heads = organisations.map((each) => (
    <th key={each.id} scope="col" class="numeric">
      <OrganisationName id={each.id} name={each.name} short />
    </th>
  ));
  return (
    <>
      <section aria-labelledby="side-table">
        <div class="section-head">
          <h2 id="side-table">{t('compare.table', { year: year(shown_year, language) })}</h2>
          <div class="section-tools">
            <div class="field field-inline">
              <label for="side-year">{t('year')}</label>
              <select id="side-year" value={shown_year} onChange={(event) => setQuery({ at: event.currentTarget.value })}>
                {[...years].reverse().map((each) => (
                  <option key={each} value={each}>
                    {year(each, language)}
                  </option>
                ))}
              </select>
            </div>
            <Legend />
            <TableCsv
              name={t('compare.table', { year: shown_year })}
              rows={() => [['', ...names], ...keys.map((each) => [scoreName(each), ...of_year.map((scores) => scoreOf(scores, each))]), [t('rating'), ...of_year.map((scores) => scores?.rating)]]}
            />
          </div>
        </div>
        <Scroll label={t('compare.table', { year: shown_year })}>
          <table class="side">
            <thead>
              <tr>
                <td />
                {heads}
              </tr>
            </thead>
            <tbody>
              {keys.map((each) => (
                <tr key={each}>
                  <th scope="row">{scoreName(each)}</th>
                  {of_year.map((scores, index) => (
                    <HeatCell key={organisations[index]?.id} value={scoreOf(scores, each)} />
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('rating')}</th>
                {of_year.map((scores, index) => (
                  <td key={organisations[index]?.id} class="numeric">
                    {scores?.rating ?? '–'}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('score.source')}</th>
                {of_year.map((scores, index) => (
                  <td key={organisations[index]?.id} class="numeric">
                    <PlaceLink document={scores?.document_id ?? null} page={scores?.page ?? null} score={shown_year} name={`${organisations[index]?.name ?? ''} ${shown_year}`} />
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </Scroll>
      </section>
      <section aria-labelledby="side-trend">
        <div class="section-head">
          <h2 id="side-trend">{t('compare.trend')}</h2>
          <div class="section-tools">
            <div class="field field-inline">
              <label for="side-score">{t('compare.trend.of')}</label>
              <select id="side-score" value={key} onChange={(event) => setQuery({ of: event.currentTarget.value })}>
                {trends.map((each) => (
                  <option key={each} value={each}>
                    {scoreName(each)}
                  </option>
                ))}
              </select>
            </div>
            <TableCsv
              name={`${t('compare.trend')} ${scoreName(key)}`}
              rows={() => [[t('year'), ...names], ...years.map((one) => [one, ...organisations.map((each) => scoreOf(ofYear(each.scores, one), key))])]}
            />
          </div>
        </div>
        <Trend
          label={`${t('compare.trend')}: ${scoreName(key)}`}
          years={years.map((each) => year(each, language))}
          series={organisations.map((each) => ({ name: shortName(each.name), values: years.map((one) => scoreOf(ofYear(each.scores, one), key)) }))}
        />
        <Scroll label={t('compare.trend')}>
          <table class="side">
            <thead>
              <tr>
                <th scope="col">{t('year')}</th>
                {heads}
              </tr>
            </thead>
            <tbody>
              {years.map((one) => (
                <tr key={one}>
                  <th scope="row">{year(one, language)}</th>
                  {organisations.map((each) => (
                    <HeatCell key={each.id} value={scoreOf(ofYear(each.scores, one), key)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
    </>
  );
}

/** Two to six organisations beside each other: one year in all its scores, and one score over all years. */
export function SideBySide({ query, ids }: { query: URLSearchParams; ids: number[] }) {
  const { t } = useWords();
  const asked = useOrganisations(ids);
  const back = address('/compare', changed(query, { view: null, at: null, of: null }));
  return (
    <>
      <PageHead title={t('compare.side.title')} lead={asked.organisations?.map((each) => each.name).join(' · ')} />
      <p class="no-print">
        <a href={back}>‹ {t('compare.side.back')}</a>
      </p>
      {ids.length < 2 ? (
        <p class="state">{t('compare.side.few')}</p>
      ) : asked.error ? (
        <ErrorNotice error={asked.error} retry={asked.reload} />
      ) : asked.organisations ? (
        <Tables organisations={asked.organisations} query={query} />
      ) : (
        <Loading />
      )}
    </>
  );
}
