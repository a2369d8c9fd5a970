import { useState } from 'preact/hooks';
import { post, type Finding, type ReviewState } from '../api';
import { refusal, useToken } from '../editing';
import { shortPath, year } from '../format';
import { useMeta } from '../meta';
import { useWords } from '../words';
import { Correct } from './correction';
import { documentPlace, OrganisationName, ReviewBadge, SeverityBadge } from './parts';
import { Spot } from './spot';

/** What the code of a finding means, in the language of the page. */
export function useCodeName(): (code: string) => string {
  const { language } = useWords();
  const codes = useMeta()?.finding_codes ?? [];
  return (code) => {
    const found = codes.find((each) => each.code === code);
    return found ? (language === 'th' ? found.meaning_th : found.meaning_en) : code;
  };
}

function Review({ finding, done }: { finding: Finding; done: (state: ReviewState) => void }) {
  const { t } = useWords();
  const token = useToken();
  const [problem, setProblem] = useState('');
  if (!token) return null;
  const set = async (state: ReviewState) => {
    setProblem('');
    try {
      await post(`/findings/${finding.id}/review`, { state, note: '' }, token);
      done(state);
    } catch (error) {
      setProblem(refusal(error, t('correct.token')));
    }
  };
  return (
    <>
      {finding.state !== 'confirmed' && (
        <button type="button" class="small" onClick={() => set('confirmed')}>
          {t('review.confirm')}
        </button>
      )}
      {finding.state !== 'dismissed' && (
        <button type="button" class="small" onClick={() => set('dismissed')}>
          {t('review.dismiss')}
        </button>
      )}
      {finding.state !== 'open' && (
        <button type="button" class="small" onClick={() => set('open')}>
          {t('review.reopen')}
        </button>
      )}
      {problem && (
        <p class="problem" role="alert">
          <strong>{t('correct.refused')}:</strong> {problem}
        </p>
      )}
    </>
  );
}

export function FindingCard({ finding, with_spot = false, changed }: { finding: Finding; with_spot?: boolean; changed?: (state: ReviewState | null) => void }) {
  const { t, language } = useWords();
  const codeName = useCodeName();
  const look = language === 'th' ? finding.look_th : finding.look_en;
  const message = language === 'th' ? finding.message_th : finding.message_en;
  return (
    <article class={`finding finding-${finding.severity}`} data-finding={finding.id}>
      <div class="finding-head">
        <SeverityBadge severity={finding.severity} />
        <strong>{codeName(finding.code)}</strong>
        {finding.state !== 'open' && <ReviewBadge state={finding.state} />}
      </div>
      <p>{message}</p>
      {with_spot && look && (
        <p class="note">
          {t('findings.look')}: {look}
        </p>
      )}
      {with_spot && finding.box && finding.page !== null && (
        <Spot document={finding.document_id} page={finding.page} box={finding.box} alt={t('findings.spot', { page: finding.page })} />
      )}
      <div class="finding-foot">
        <span>
          <OrganisationName id={finding.organisation_id} name={finding.organisation} /> {finding.year !== null && <span class="number">{year(finding.year, language)}</span>}
        </span>
        <a class="place" href={documentPlace(finding.document_id, finding.page, finding.id)}>
          {t('findings.place')}
          <span class="faint">
            {' '}
            {shortPath(finding.path)}
            {finding.page !== null && `, ${t('page.number', { page: finding.page })}`}
          </span>
        </a>
        {changed && <Review finding={finding} done={changed} />}
        {changed && <Correct kind={finding.record_kind} id={finding.record_id} name={codeName(finding.code)} done={() => changed(null)} />}
      </div>
    </article>
  );
}
