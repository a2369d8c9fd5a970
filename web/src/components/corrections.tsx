import { useRef, useState } from 'preact/hooks';
import { apiUrl, type Correction, type CorrectionItem, type CorrectionState, type List, type RecordKind } from '../api';
import { day } from '../format';
import { useApi } from '../use_api';
import { useWords, valueWord } from '../words';
import { SectionHead } from './list';
import { ErrorNotice } from './states';
import { Withdraw } from './withdraw';

type Shown = Pick<Correction, 'column' | 'read_value' | 'value' | 'by' | 'at' | 'note' | 'state'> & { reason?: CorrectionItem['reason']; record_kind?: RecordKind };

export const isInForce = (state: CorrectionState) => state !== 'withdrawn' && state !== 'replaced';

export function StateBadge({ state }: { state: CorrectionState }) {
  const { t, of } = useWords();
  return (
    <span class={`chip correction-${state}`} title={t(`correction.${state}.explained`)}>
      {of('correction', state)}
    </span>
  );
}

/** What a correction changes, and whether it does. */
export function Change({ correction }: { correction: Shown }) {
  const { t, of } = useWords();
  const value = (each: string | null) => valueWord(of, correction.column, each);
  const before = correction.column === 'state' ? of('review', 'open') : value(correction.read_value);
  return <>{t('correct.change', { column: of('column', correction.column), from: before, to: value(correction.value) })}</>;
}

/** Why a correction does not hold; and of one that does, that it does. */
export function Explained({ correction }: { correction: Shown }) {
  const { t } = useWords();
  return <>{correction.reason ? t(`reason.${correction.reason}`) : t(`correction.${correction.state}.explained`)}</>;
}

export function WithdrawCorrection({ id, correction, done }: { id: number; correction: Shown; done: () => void }) {
  const { of } = useWords();
  if (!isInForce(correction.state)) return null;
  const is_review = correction.column === 'state';
  const back_to = is_review ? of('review', 'open') : valueWord(of, correction.column, correction.read_value);
  return <Withdraw id={id} of_what={is_review ? of('review', correction.value) : `${of('column', correction.column)} ${valueWord(of, correction.column, correction.value)}`} back_to={back_to} done={done} />;
}

function Item({ id, correction, done }: { id: number; correction: Shown; done: () => void }) {
  const { language, of } = useWords();
  return (
    <li data-correction={id}>
      <span class="correction-line">
        <StateBadge state={correction.state} />
        <span>
          {correction.record_kind && of('record', correction.record_kind) !== of('column', correction.column) && `${of('record', correction.record_kind)}: `}
          <Change correction={correction} />
        </span>
        <span class="faint">{[correction.by, day(correction.at, language), correction.note].filter(Boolean).join(' · ')}</span>
        <WithdrawCorrection id={id} correction={correction} done={done} />
      </span>
      {correction.state !== 'applied' && (
        <p class="note">
          <Explained correction={correction} />
        </p>
      )}
    </li>
  );
}

/** The heading says that something was withdrawn, and takes the focus: what was pressed may be gone. */
function useWithdrawn(done: () => void) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  const withdrawn = () => {
    setSaid(t('withdraw.done'));
    section.current?.focus();
    done();
  };
  const words = (
    <p class="saved" role="status">
      {said}
    </p>
  );
  return { section, withdrawn, words };
}

/** Corrections of a record, as its answer tells them. */
export function Corrections({ corrections, document, reload }: { corrections: readonly Correction[]; document: number; reload: () => void }) {
  const { t } = useWords();
  const { section, withdrawn, words } = useWithdrawn(reload);
  return (
    <section ref={section} tabIndex={-1} aria-labelledby={corrections.length > 0 ? 'corrections' : undefined} class="corrections">
      {corrections.length > 0 && (
        <SectionHead id="corrections" title={t('correct.list')}>
          <a href={`/corrections?document=${document}`}>{t('correct.list.document')}</a>
        </SectionHead>
      )}
      {words}
      <ul class="plain">
        {corrections.map((each) => (
          <Item key={each.correction_id} id={each.correction_id} correction={each} done={withdrawn} />
        ))}
      </ul>
    </section>
  );
}

const most_shown = 50;

/** All that was corrected of a document, with what waits for its record to be found again. Nothing where nothing was. */
export function DocumentCorrections({ document, turn, reload }: { document: number; turn: unknown; reload: () => void }) {
  const { t } = useWords();
  const url = apiUrl('/corrections', { document, limit: most_shown });
  const asked = useApi<List<CorrectionItem>>(url, { again: turn });
  const { section, withdrawn, words } = useWithdrawn(() => {
    asked.reload();
    reload();
  });
  const list = asked.data;
  if (asked.error) return <ErrorNotice error={asked.error} retry={asked.reload} />;
  if (!list || list.total === 0) return null;
  return (
    <section ref={section} tabIndex={-1} aria-labelledby="corrections" class="corrections" aria-busy={asked.loading}>
      <SectionHead id="corrections" title={t('correct.list')} url={url} total={list.total}>
        {list.total > list.items.length && <a href={`/corrections?document=${document}`}>{t('correct.list.document')}</a>}
      </SectionHead>
      {words}
      <ul class="plain">
        {list.items.map((each) => (
          <Item key={each.id} id={each.id} correction={each} done={withdrawn} />
        ))}
      </ul>
    </section>
  );
}
