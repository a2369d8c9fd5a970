import type { DocumentItem } from '../api';
import { shortPath, size, whole, year } from '../format';
import { useWords } from '../words';
import { OrganisationName, SourceBadge } from './parts';
import { Scroll } from './list';

export function DocumentTable({ label, items, with_organisation = false }: { label: string; items: readonly DocumentItem[]; with_organisation?: boolean }) {
  const { t, of, language } = useWords();
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('document.file')}</th>
            {with_organisation && <th scope="col">{t('organisation')}</th>}
            <th scope="col">{t('year')}</th>
            <th scope="col">{t('document.kind')}</th>
            <th scope="col" class="numeric">
              {t('document.pages')}
            </th>
            <th scope="col" class="numeric">
              {t('document.size')}
            </th>
            <th scope="col">{t('page.text')}</th>
            <th scope="col">{t('document.status')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <a href={`/documents/${each.id}/1`} title={each.path}>
                  {shortPath(each.path)}
                </a>
              </th>
              {with_organisation && (
                <td>
                  <OrganisationName id={each.organisation_id} name={each.organisation} short />
                </td>
              )}
              <td class="number">{year(each.year, language)}</td>
              <td>{of('kind', each.kind)}</td>
              <td class="numeric">{each.pages === null ? '–' : whole(each.pages, language)}</td>
              <td class="numeric nowrap">{size(each.bytes)}</td>
              <td>{each.text_source ? <SourceBadge source={each.text_source} confidence={each.ocr_confidence} /> : '–'}</td>
              <td>
                <span class={`document-${each.status}`}>{of('document_status', each.status)}</span>
                {each.error && <small class="faint error-text">{each.error}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
