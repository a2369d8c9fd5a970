import type { PageProps } from '../app';
import { apiUrl, indicatorKeys, type FindingList, type List, type MeasureList, type Organisation, type Outcome, type YearScores } from '../api';
import { DocumentTable } from '../components/document_rows';
import { FindingCard } from '../components/finding_card';
import { PageHead } from '../components/layout';
import { offsetIn, Pager, Scroll, SectionHead } from '../components/list';
import { MeasureTable } from '../components/measure_rows';
import { HeatCell, PlaceLink } from '../components/parts';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { IndicatorBars, Trend } from '../components/trend';
import { baht, score, whole, year } from '../format';
import { heatClass } from '../heat';
import { address } from '../place';
import { ofYear, scoreOf, yearsOf } from '../scores';
import { useApi } from '../use_api';
import { useWords } from '../words';
import { useIndicatorName } from './compare';

const section_size = 20;

function Summary({ organisation }: { organisation: Organisation }) {
  const { t, language } = useWords();
  const latest = organisation.scores.reduce<YearScores | null>((best, each) => (each.overall !== null && (!best || each.year > best.year) ? each : best), null);
  if (!latest) return null;
  return (
    <ul class="figures">
      <li class={`figure figure-score ${heatClass(latest.overall)}`}>
        <div>
          <span class="figure-value">{score(latest.overall)}</span>
          <span class="figure-label">
            {t('score.overall')} {year(latest.year, language)}
          </span>
        </div>
      </li>
      {latest.rating && (
        <li class="figure">
          <div>
            <span class="figure-value figure-word">{latest.rating}</span>
            <span class="figure-label">{t('rating')}</span>
          </div>
        </li>
      )}
      {latest.rank_in_province !== null && (
        <li class="figure">
          <div>
            <span class="figure-value">{whole(latest.rank_in_province, language)}</span>
            <span class="figure-label">{t('rank.province')}</span>
          </div>
        </li>
      )}
      {latest.rank_overall !== null && (
        <li class="figure">
          <div>
            <span class="figure-value">{whole(latest.rank_overall, language)}</span>
            <span class="figure-label">{t('rank.country')}</span>
          </div>
        </li>
      )}
    </ul>
  );
}

function ScoreTable({ organisation }: { organisation: Organisation }) {
  const { t, language } = useWords();
  const indicatorName = useIndicatorName();
  const rows = [...organisation.scores].sort((one, other) => other.year - one.year);
  return (
    <Scroll label={t('organisation.scores')}>
      <table class="heat-map">
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            {(['overall.short', 'iit', 'eit', 'oit'] as const).map((key) => (
              <th key={key} scope="col" class="numeric">
                {t(`score.${key}`)}
              </th>
            ))}
            {indicatorKeys.map((key, index) => (
              <th key={key} scope="col" class="numeric">
                <abbr title={indicatorName(index + 1)}>{index + 1}</abbr>
              </th>
            ))}
            <th scope="col">{t('rating')}</th>
            <th scope="col" class="numeric">
              {t('organisation.province_mean')}
            </th>
            <th scope="col" class="numeric">
              {t('organisation.country_mean')}
            </th>
            <th scope="col">{t('score.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.year}>
              <th scope="row" class="number sticky">
                {year(row.year, language)}
              </th>
              <HeatCell value={row.overall} />
              <HeatCell value={row.iit} />
              <HeatCell value={row.eit} />
              <HeatCell value={row.oit} />
              {indicatorKeys.map((key) => (
                <HeatCell key={key} value={scoreOf(row, key)} />
              ))}
              <td class="nowrap">{row.rating ?? '–'}</td>
              <td class="numeric">{score(row.province_mean?.overall)}</td>
              <td class="numeric">{score(row.country_mean?.overall)}</td>
              <td>
                <PlaceLink document={row.document_id} page={row.page} score={row.year} name={`${organisation.name} ${row.year}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Scores({ organisation }: { organisation: Organisation }) {
  const { t, language } = useWords();
  const years = yearsOf([organisation]);
  if (years.length === 0)
    return (
      <section id="scores" aria-labelledby="scores-title">
        <SectionHead id="scores-title" title={t('organisation.scores')} lead={t('organisation.scores.none')} />
      </section>
    );
  const at = (one: number) => ofYear(organisation.scores, one);
  const of_indicators = [...years].reverse().find((one) => at(one)?.i.some((value) => value !== null));
  const latest = of_indicators === undefined ? undefined : at(of_indicators);
  const has = (pick: (scores: YearScores) => number | null | undefined) => organisation.scores.some((each) => pick(each) != null);
  const own = { name: t('organisation.own'), values: years.map((one) => at(one)?.overall ?? null) };
  const province = { name: t('organisation.province_mean'), values: years.map((one) => at(one)?.province_mean?.overall ?? null), is_mean: true };
  const country = { name: t('organisation.country_mean'), values: years.map((one) => at(one)?.country_mean?.overall ?? null), is_mean: true };
  return (
    <section id="scores" aria-labelledby="scores-title">
      <SectionHead id="scores-title" title={t('organisation.scores')} url={apiUrl('/scores', { organisation: organisation.id })} />
      <ScoreTable organisation={organisation} />
      <div class="columns">
        {years.length > 1 && has((each) => each.overall) && (
          <figure>
            <figcaption>{t('organisation.scores.trend')}</figcaption>
            <Trend label={t('organisation.scores.trend')} years={years.map((one) => year(one, language))} series={[own, province, country]} />
          </figure>
        )}
        {latest && of_indicators !== undefined && (
          <figure>
            <figcaption>{t('organisation.scores.indicators', { year: year(of_indicators, language) })}</figcaption>
            <IndicatorBars
              label={t('organisation.scores.indicators', { year: of_indicators })}
              labels={indicatorKeys.map((_, index) => String(index + 1))}
              series={[
                { name: t('organisation.own'), values: latest.i },
                { name: t('organisation.province_mean'), values: latest.province_mean?.i ?? [] },
                { name: t('organisation.country_mean'), values: latest.country_mean?.i ?? [] },
              ]}
            />
          </figure>
        )}
      </div>
    </section>
  );
}

function Measures({ id, offset }: { id: number; offset: number }) {
  const { t } = useWords();
  const url = apiUrl('/measures', { organisation: id, limit: section_size, offset });
  const asked = useApi<MeasureList>(url);
  return (
    <section id="measures" aria-labelledby="measures-title">
      <SectionHead id="measures-title" title={t('organisation.measures')} url={url} total={asked.data?.total} more={asked.data?.total_is_more}>
        <a href={address('/measures', { organisation: id })}>{t('organisation.all_measures')}</a>
      </SectionHead>
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!asked.data && asked.loading && <Loading />}
      {asked.data?.items.length === 0 && <Empty hint={false} />}
      {asked.data && asked.data.items.length > 0 && (
        <>
          <MeasureTable label={t('organisation.measures')} items={asked.data.items} />
          <Pager total={asked.data.total} more={asked.data.total_is_more} limit={section_size} />
        </>
      )}
    </section>
  );
}

function Promises({ id }: { id: number }) {
  const { t, of, language } = useWords();
  const url = apiUrl(`/organisations/${id}/promises`, { limit: 200 });
  const asked = useApi<List<Outcome>>(url);
  const list = asked.data;
  return (
    <section id="promises" aria-labelledby="promises-title">
      <SectionHead id="promises-title" title={t('organisation.promises')} lead={t('organisation.promises.lead')} url={url} total={list?.total} more={list?.total_is_more} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!list && asked.loading && <Loading />}
      {list?.items.length === 0 && <Empty hint={false} words={t('organisation.promises.none')} />}
      {list && list.items.length > 0 && (
        <Scroll label={t('organisation.promises')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('year')}</th>
                <th scope="col">{t('promise.plan')}</th>
                <th scope="col">{t('promise.outcome')}</th>
                <th scope="col">{t('promise.result')}</th>
                <th scope="col">{t('promise.changed')}</th>
                <th scope="col" class="numeric">
                  {t('promise.budget')}
                </th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((each) => (
                <tr key={`${each.measure.id}-${each.year}`}>
                  <td class="number">{year(each.year, language)}</td>
                  <th scope="row" class="title-cell">
                    <a href={`/measures/${each.measure.id}`}>{each.measure.title}</a>
                  </th>
                  <td class="nowrap">
                    <span class={`outcome outcome-${each.outcome}`}>{of('outcome', each.outcome)}</span>
                  </td>
                  <td class="title-cell">{each.result ? <a href={`/measures/${each.result.id}`}>{each.result.title}</a> : '–'}</td>
                  <td>{each.changed.map((one) => of('changed', one)).join(', ') || '–'}</td>
                  <td class="numeric nowrap">
                    {each.budget_promised === null && each.budget_reported === null ? '–' : `${baht(each.budget_promised, language)} → ${baht(each.budget_reported, language)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Findings({ id }: { id: number }) {
  const { t } = useWords();
  const url = apiUrl('/findings', { organisation: id, limit: 10 });
  const asked = useApi<FindingList>(url);
  return (
    <section id="findings" aria-labelledby="findings-title">
      <SectionHead id="findings-title" title={t('organisation.findings')} url={url} total={asked.data?.total} more={asked.data?.total_is_more}>
        <a href={address('/findings', { organisation: id })}>{t('organisation.all_findings')}</a>
      </SectionHead>
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!asked.data && asked.loading && <Loading />}
      {asked.data?.items.length === 0 && <Empty hint={false} />}
      <div class="finding-list">
        {asked.data?.items.map((finding) => (
          <FindingCard key={finding.id} finding={finding} />
        ))}
      </div>
    </section>
  );
}

export function OrganisationPage({ parts, query }: PageProps) {
  const { t } = useWords();
  const asked = useApi<Organisation>(apiUrl(`/organisations/${parts.id}`));
  const organisation = asked.data;
  const place = organisation && [organisation.type, organisation.subdistrict, organisation.district, organisation.province].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={organisation?.name ?? t('organisation')} lead={place} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!organisation && asked.loading && <Loading />}
      {organisation && (
        <div aria-busy={asked.loading}>
          <nav class="sections" aria-label={t('organisation.sections')}>
            {(['scores', 'measures', 'promises', 'findings', 'documents'] as const).map((each) => (
              <a key={each} href={`#${each}`}>
                {t(`organisation.${each}`)}
              </a>
            ))}
          </nav>
          <Summary organisation={organisation} />
          <Scores organisation={organisation} />
          <Measures id={organisation.id} offset={offsetIn(query)} />
          <Promises id={organisation.id} />
          <Findings id={organisation.id} />
          <section id="documents" aria-labelledby="documents-title">
            <SectionHead id="documents-title" title={t('organisation.documents')} url={apiUrl('/documents', { organisation: organisation.id })} total={organisation.documents_total} />
            <DocumentTable label={t('organisation.documents')} items={organisation.documents} />
          </section>
        </div>
      )}
    </>
  );
}
