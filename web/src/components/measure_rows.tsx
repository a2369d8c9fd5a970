import type { MeasureItem } from '../api';
import { baht, period, year } from '../format';
import { useWords } from '../words';
import { DuplicateBadge, OrganisationName, PlaceLink, StatusBadge, UnitList } from './parts';
import { Scroll } from './list';

/** Measures as a table: of one organisation, or of one unit. */
export function MeasureTable({ label, items, with_organisation = false }: { label: string; items: readonly MeasureItem[]; with_organisation?: boolean }) {
  const { t, language } = useWords();
  return (
    <Scroll label={label}>
      <table class="measures">
        <thead>
          <tr>
            {with_organisation && <th scope="col">{t('organisation')}</th>}
            <th scope="col">{t('year')}</th>
            <th scope="col">{t('measure.title')}</th>
            <th scope="col">{t('measure.units')}</th>
            <th scope="col">{t('measure.period')}</th>
            <th scope="col">{t('measure.status')}</th>
            <th scope="col" class="numeric">
              {t('measure.budget')}
            </th>
            <th scope="col">{t('score.source')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.id}>
              {with_organisation && (
                <td>
                  <OrganisationName id={each.organisation_id} name={each.organisation} short />
                </td>
              )}
              <td class="number">{year(each.year, language)}</td>
              <th scope="row" class="title-cell">
                {each.number && <span class="faint number">{each.number} </span>}
                <a href={`/measures/${each.id}`}>{each.title}</a> <DuplicateBadge of={each.duplicate_of} />
              </th>
              <td>
                <UnitList units={each.units} />
              </td>
              <td title={period(each.period_start, each.period_end, language) || undefined}>{each.period_text ?? '–'}</td>
              <td>
                <StatusBadge status={each.status} progress={each.progress_percent} />
              </td>
              <td class="numeric">{baht(each.budget_baht, language)}</td>
              <td>
                <PlaceLink document={each.document_id} page={each.page} record={each.id} name={each.title} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
