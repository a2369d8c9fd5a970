import type { ComponentChildren } from 'preact';
import type { PageProps } from '../app';
import { apiUrl, type Copy, type List, type Measure } from '../api';
import { Correct } from '../components/correction';
import { Corrections } from '../components/corrections';
import { FindingCard } from '../components/finding_card';
import { PageHead } from '../components/layout';
import { Scroll, SectionHead } from '../components/list';
import { documentPlace, OrganisationName, PlaceLink, StatusBadge, UnitList } from '../components/parts';
import { Spot } from '../components/spot';
import { ErrorNotice, Loading } from '../components/states';
import { baht, percent, period, whole, year } from '../format';
import { useMeta } from '../meta';
import { useApi } from '../use_api';
import { useWords } from '../words';

function Detail({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Details({ measure, reload }: { measure: Measure; reload: () => void }) {
  const { t, language } = useWords();
  const indicator = useMeta()?.indicators.find((each) => String(each.number) === measure.indicator && each.is_latest);
  const read_period = period(measure.period_start, measure.period_end, language);
  return (
    <section aria-labelledby="details">
      <SectionHead id="details" title={t('measure.details')}>
        <Correct kind="measure" id={measure.id} name={measure.title} done={reload} />
      </SectionHead>
      <dl class="details">
        <Detail name={t('measure.duplicate.of')}>{measure.duplicate_of !== null && <a href={`/measures/${measure.duplicate_of}`}>{t('measure.duplicate.explained')}</a>}</Detail>
        <Detail name={t('organisation')}>
          <OrganisationName id={measure.organisation_id} name={measure.organisation} />
        </Detail>
        <Detail name={t('filter.year')}>{year(measure.year, language)}</Detail>
        <Detail name={t('measure.section')}>{measure.section}</Detail>
        <Detail name={t('measure.topic')}>{measure.topic}</Detail>
        <Detail name={t('measure.method')}>{measure.method}</Detail>
        <Detail name={t('measure.units')}>
          <UnitList units={measure.units} />
        </Detail>
        <Detail name={t('measure.period')}>
          {measure.period_text && (
            <>
              {measure.period_text} {read_period && <span class="faint"> ({t('measure.period.read')} {read_period})</span>}
            </>
          )}
        </Detail>
        <Detail name={t('measure.status')}>
          {measure.status === null && measure.progress_percent === null ? t('status.none') : <StatusBadge status={measure.status} progress={measure.progress_percent} />}
        </Detail>
        <Detail name={t('measure.indicator')}>{measure.indicator && (indicator ? `${measure.indicator} ${indicator.name_th}` : measure.indicator)}</Detail>
        <Detail name={t('measure.output')}>{measure.output}</Detail>
        <Detail name={t('measure.outcome')}>{measure.outcome}</Detail>
        <Detail name={t('measure.budget')}>
          {measure.budgets.length > 0 && (
            <ul class="plain number">
              {measure.budgets.map((budget, index) => (
                <li key={index}>
                  {year(budget.year, language)}: {baht(budget.amount_baht, language)}
                </li>
              ))}
            </ul>
          )}
        </Detail>
      </dl>
    </section>
  );
}

function Copies({ measure }: { measure: Measure }) {
  const { t, language } = useWords();
  const url = apiUrl(`/measures/${measure.id}/copies`, { limit: 100 });
  const asked = useApi<List<Copy>>(measure.copies_total > 0 ? url : null);
  return (
    <section id="copies" aria-labelledby="copies-title">
      <SectionHead id="copies-title" title={t('measure.copies')} lead={measure.copies_total > 0 ? t('measure.copies.lead') : t('measure.copies.none')} url={measure.copies_total > 0 ? url : undefined} total={measure.copies_total || undefined} />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {asked.loading && <Loading />}
      {asked.data && (
        <Scroll label={t('measure.copies')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('organisation')}</th>
                <th scope="col">{t('year')}</th>
                <th scope="col">{t('measure.title')}</th>
                <th scope="col" class="numeric">
                  {t('measure.similarity')}
                </th>
                <th scope="col">{t('score.source')}</th>
              </tr>
            </thead>
            <tbody>
              {asked.data.items.map((copy) => (
                <tr key={copy.measure_id}>
                  <td>
                    <OrganisationName id={copy.organisation_id} name={copy.organisation} short /> {copy.is_source && <span class="chip chip-accent">{t('measure.source')}</span>}
                  </td>
                  <td class="number">{year(copy.year, language)}</td>
                  <th scope="row" class="title-cell">
                    <a href={`/measures/${copy.measure_id}`}>{copy.title}</a>
                  </th>
                  <td class="numeric">{percent(copy.similarity)}</td>
                  <td>
                    <PlaceLink document={copy.document_id} page={copy.page} record={copy.measure_id} name={`${copy.organisation ?? ''} ${copy.title}`} />
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

function Promised({ measure }: { measure: Measure }) {
  const { t, of, language } = useWords();
  const outcomes = [...measure.promises, ...measure.answers];
  if (outcomes.length === 0) return null;
  return (
    <section aria-labelledby="promise">
      <SectionHead id="promise" title={t('organisation.promises')} />
      {outcomes.map((promise) => {
        const is_plan = promise.plan_measure_id === measure.id;
        const other = is_plan ? promise.result_measure_id : promise.plan_measure_id;
        return (
          <dl key={`${promise.plan_measure_id}-${promise.year}`} class="details">
            <Detail name={t('filter.year')}>{year(promise.year, language)}</Detail>
            <Detail name={t('promise.outcome')}>{of('outcome', promise.outcome)}</Detail>
            <Detail name={is_plan ? t('promise.result') : t('promise.plan')}>{other !== null && <a href={`/measures/${other}`}>{promise.other_title}</a>}</Detail>
            <Detail name={t('promise.changed')}>
              {promise.changed
                ?.split(',')
                .map((each) => of('changed', each))
                .join(', ')}
            </Detail>
            <Detail name={t('promise.budget')}>
              {(promise.budget_promised !== null || promise.budget_reported !== null) && `${baht(promise.budget_promised, language)} → ${baht(promise.budget_reported, language)}`}
            </Detail>
          </dl>
        );
      })}
    </section>
  );
}

export function MeasurePage({ parts }: PageProps) {
  const { t, language } = useWords();
  const asked = useApi<Measure>(apiUrl(`/measures/${parts.id}`));
  const measure = asked.data;
  return (
    <>
      <PageHead
        title={measure?.title ?? t('measure.title')}
        lead={measure && [measure.organisation, measure.province, year(measure.year, language)].filter(Boolean).join(' · ')}
      />
      {asked.error && <ErrorNotice error={asked.error} retry={asked.reload} />}
      {!measure && asked.loading && <Loading />}
      {measure && (
        <div aria-busy={asked.loading}>
          <div class="columns">
            <Details measure={measure} reload={asked.reload} />
            <section aria-labelledby="spot">
              <SectionHead id="spot" title={t('measure.spot')} />
              {measure.box && measure.page !== null && <Spot document={measure.document_id} page={measure.page} box={measure.box} alt={t('findings.spot', { page: measure.page })} />}
              <p>
                <a class="button" href={documentPlace(measure.document_id, measure.page, measure.id)}>
                  {t('measures.place')}
                  {measure.page !== null && `, ${t('page.number', { page: whole(measure.page, language) })}`}
                </a>
              </p>
            </section>
          </div>
          <Promised measure={measure} />
          <Copies measure={measure} />
          {measure.findings.length > 0 && (
            <section aria-labelledby="findings">
              <SectionHead id="findings" title={t('measure.findings')} />
              <div class="finding-list">
                {measure.findings.map((finding) => (
                  <FindingCard key={finding.id} finding={finding} />
                ))}
              </div>
            </section>
          )}
          <Corrections corrections={measure.corrections} document={measure.document_id} reload={asked.reload} />
        </div>
      )}
    </>
  );
}
