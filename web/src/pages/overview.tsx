import type { ChartConfiguration } from 'chart.js';
import type { PageProps } from '../app';
import { apiUrl, type Overview as OverviewAnswer } from '../api';
import { Chart } from '../components/chart';
import { YearFilter } from '../components/filters';
import { FindingCard } from '../components/finding_card';
import { PageHead } from '../components/layout';
import { Scroll, SectionHead, SortHead, TableCsv } from '../components/list';
import { Empty, ErrorNotice, Loading } from '../components/states';
import { score, whole, year } from '../format';
import { pass } from '../heat';
import { address } from '../place';
import { useApi } from '../use_api';
import { useWords } from '../words';

function Figure({ value, label, href, tone }: { value: number; label: string; href?: string; tone?: string }) {
  const { language } = useWords();
  const text = (
    <>
      <span class="figure-value">{whole(value, language)}</span>
      <span class="figure-label">{label}</span>
    </>
  );
  return <li class={tone ? `figure ${tone}` : 'figure'}>{href ? <a href={href}>{text}</a> : <div>{text}</div>}</li>;
}

function Distribution({ bins, note }: { bins: OverviewAnswer['distribution']; note: string }) {
  const { t, language } = useWords();
  const first = bins.findIndex((bin) => bin.count > 0);
  if (first < 0) return <Empty hint={false} />;
  const shown = bins.slice(Math.max(0, first - 1));
  const labels = shown.map((bin) => `${bin.from}–${bin.to}`);
  const make = (colours: import('../components/chart').Colours): ChartConfiguration => ({
    type: 'bar',
    data: {
      labels,
      datasets: [
        {
          label: t('overview.distribution.count'),
          data: shown.map((bin) => bin.count),
          backgroundColor: shown.map((bin) => (bin.from >= pass ? colours.accent : colours.series[1] ?? colours.accent)),
          categoryPercentage: 0.94,
          barPercentage: 1,
          borderRadius: 2,
        },
      ],
    },
    options: {
      plugins: { legend: { display: false } },
      scales: {
        x: { grid: { display: false }, title: { display: true, text: t('overview.distribution.axis') } },
        y: { beginAtZero: true, ticks: { precision: 0 } },
      },
    },
  });
  return (
    <>
      <Chart label={`${t('overview.distribution')}: ${shown.map((bin, index) => `${labels[index]} ${bin.count}`).join(', ')}`} version={JSON.stringify([shown, language])} make={make} />
      <p class="note">
        <span class="key key-below" /> &lt; {pass} <span class="key key-above" /> ≥ {pass} ({t('score.pass')}) · {note}
      </p>
      <details>
        <summary>{t('overview.table')}</summary>
        <table class="compact">
          <thead>
            <tr>
              <th scope="col">{t('overview.distribution.axis')}</th>
              <th scope="col" class="numeric">
                {t('overview.distribution.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((bin, index) => (
              <tr key={bin.from}>
                <th scope="row">{labels[index]}</th>
                <td class="numeric">{whole(bin.count, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

const province_sorts = ['province', 'year', 'organisations', 'mean', 'median', 'passed'] as const;
type Province = OverviewAnswer['provinces'][number];

/** In the order that the address asks for ("-mean"); anything odd is the usual one. */
function provincesInOrder(provinces: readonly Province[], sort: string): Province[] {
  const by = province_sorts.find((each) => each === sort.replace('-', '')) ?? 'mean';
  const value = (each: Province) => (by === 'province' ? 0 : each[by] ?? -1);
  return [...provinces].sort((one, other) => {
    const name = (one.province ?? '').localeCompare(other.province ?? '', 'th');
    const order = by === 'province' ? name : value(one) - value(other);
    return (sort.startsWith('-') ? -order : order) || name || other.year - one.year;
  });
}

function Provinces({ provinces, sort }: { provinces: readonly Province[]; sort: string }) {
  const { t, language } = useWords();
  if (provinces.length === 0) return <Empty hint={false} />;
  const is_one_year = new Set(provinces.map((each) => each.year)).size === 1;
  const head = (name: (typeof province_sorts)[number], label: string) => <SortHead name={name} label={label} sort={sort} downwards={name !== 'province'} numeric={name !== 'province'} />;
  return (
    <Scroll label={t('overview.provinces')}>
      <table class="provinces">
        <thead>
          <tr>
            {head('province', t('province'))}
            {!is_one_year && head('year', t('year'))}
            {head('organisations', t('organisation'))}
            {head('mean', t('score.mean'))}
            <td class="bar-head" />
            {head('median', t('score.median'))}
            {head('passed', t('overview.passed'))}
          </tr>
        </thead>
        <tbody>
          {provincesInOrder(provinces, sort).map((each) => (
            <tr key={`${each.province} ${each.year}`}>
              <th scope="row">
                {each.province ? <a href={address('/compare', { province: each.province, year: each.year })}>{each.province}</a> : t('overview.no_province')}
              </th>
              {!is_one_year && <td class="numeric">{year(each.year, language)}</td>}
              <td class="numeric">{whole(each.organisations, language)}</td>
              <td class="numeric">{score(each.mean)}</td>
              <td class="bar-cell" aria-hidden="true">
                {each.mean !== null && (
                  <span class="bar">
                    <span class={each.mean >= pass ? 'bar-fill' : 'bar-fill bar-below'} style={{ width: `${each.mean}%` }} />
                  </span>
                )}
              </td>
              <td class="numeric">{score(each.median)}</td>
              <td class="numeric">{each.passed === null ? '–' : whole(each.passed, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Years({ years }: { years: OverviewAnswer['years'] }) {
  const { t, language } = useWords();
  return (
    <Scroll label={t('overview.years')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            <th scope="col" class="numeric">
              {t('organisation')}
            </th>
            <th scope="col" class="numeric">
              {t('score.mean')}
            </th>
            <th scope="col" class="numeric">
              {t('score.median')}
            </th>
            <th scope="col" class="numeric">
              {t('overview.passed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...years]
            .sort((one, other) => other.year - one.year)
            .map((each) => (
              <tr key={each.year}>
                <th scope="row">
                  <a href={address('/compare', { year: each.year })}>{year(each.year, language)}</a>
                </th>
                <td class="numeric">{whole(each.organisations, language)}</td>
                <td class="numeric">{score(each.mean)}</td>
                <td class="numeric">{score(each.median)}</td>
                <td class="numeric">{each.passed === null ? '–' : whole(each.passed, language)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function Overview({ query }: PageProps) {
  const { t, language } = useWords();
  const chosen_year = query.get('year');
  const sort = query.get('sort') ?? '-mean';
  const asked = useApi<OverviewAnswer>(apiUrl('/overview', { year: chosen_year }));
  const overview = asked.data;
  const province_years = [...new Set(overview?.provinces.map((each) => each.year))];
  const failed = overview?.failures.reduce((sum, each) => sum + each.documents, 0) ?? 0;
  const measured = [t('organisation'), t('score.mean'), t('score.median'), t('overview.passed')];
  const yearRows = () => [[t('year'), ...measured], ...(overview?.years ?? []).map((each) => [each.year, each.organisations, each.mean, each.median, each.passed])];
  const provinceRows = () => [
    [t('province'), t('year'), ...measured],
    ...provincesInOrder(overview?.provinces ?? [], sort).map((each) => [each.province, each.year, each.organisations, each.mean, each.median, each.passed]),
  ];
  return (
    <>
      <PageHead title={t('overview.title')} lead={t('overview.lead')}>
        <form class="filters filters-inline" role="search" aria-label={t('filter.title')} onSubmit={(event) => event.preventDefault()}>
          <YearFilter />
        </form>
      </PageHead>
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!overview && asked.loading && <Loading />}
      {overview && (
        <div aria-busy={asked.loading}>
          <ul class="figures">
            <Figure value={overview.reports} label={t('overview.reports')} href="/documents" />
            <Figure value={overview.documents} label={t('overview.documents')} href="/documents" />
            <Figure value={overview.organisations} label={t('overview.organisations')} href="/organisations" />
            <Figure value={failed} label={t('overview.failures')} href={failed > 0 ? '/documents?status=failed' : undefined} tone={failed > 0 ? 'figure-bad' : undefined} />
          </ul>
          {overview.failures.length > 0 && (
            <p class="note">
              {t('overview.failure.code')}: {overview.failures.map((each) => `${each.code} (${whole(each.documents, language)})`).join(', ')}
            </p>
          )}
          <div class="columns">
            <section aria-labelledby="distribution">
              <SectionHead id="distribution" title={t('overview.distribution')} lead={t('overview.distribution.count')}>
                <TableCsv
                  name={t('overview.distribution')}
                  rows={() => [[t('overview.distribution.axis'), t('overview.distribution.count')], ...overview.distribution.map((bin) => [`${bin.from}–${bin.to}`, bin.count])]}
                />
              </SectionHead>
              <Distribution bins={overview.distribution} note={chosen_year ? year(Number(chosen_year), language) : t('overview.distribution.all')} />
              <SectionHead title={t('overview.years')}>
                <TableCsv name={t('overview.years')} rows={yearRows} />
              </SectionHead>
              <Years years={overview.years} />
            </section>
            <section aria-labelledby="provinces">
              <SectionHead id="provinces" title={t('overview.provinces')} lead={province_years.length === 1 ? `${t('filter.year')} ${year(province_years[0], language)}` : undefined}>
                <TableCsv name={t('overview.provinces')} rows={provinceRows} />
              </SectionHead>
              <Provinces provinces={overview.provinces} sort={sort} />
            </section>
          </div>
          <section aria-labelledby="newest">
            <SectionHead id="newest" title={t('overview.newest')}>
              <a href="/findings">{t('overview.newest.all')}</a>
            </SectionHead>
            {overview.newest_findings.length === 0 ? (
              <Empty hint={false} />
            ) : (
              <div class="finding-list">
                {overview.newest_findings.map((finding) => (
                  <FindingCard key={finding.id} finding={finding} />
                ))}
              </div>
            )}
          </section>
        </div>
      )}
    </>
  );
}
