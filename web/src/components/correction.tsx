import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { apiUrl, post, type RecordDetail, type RecordKind } from '../api';
import { refusal, useToken } from '../editing';
import { useApi } from '../use_api';
import { useWords, valueWord } from '../words';
import { ErrorNotice, Loading } from './states';
import { Withdraw } from './withdraw';

function ValueField({ field, id, value, set }: { field: RecordDetail['fields'][number]; id: string; value: string; set: (value: string) => void }) {
  const { of, t } = useWords();
  const label = (
    <label for={id}>
      {t('correct.value')}
      {field.may_be_null && <small> {t('correct.empty')}</small>}
    </label>
  );
  if (field.choices && field.choices.length > 0)
    return (
      <div class="field">
        {label}
        <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
          {field.may_be_null && <option value="">–</option>}
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {valueWord(of, field.column, choice)}
            </option>
          ))}
        </select>
      </div>
    );
  return (
    <div class="field field-wide">
      {label}
      {field.kind === 'text' ? (
        <textarea id={id} rows={3} value={value} onInput={(event) => set(event.currentTarget.value)} />
      ) : (
        <input id={id} type="text" value={value} onInput={(event) => set(event.currentTarget.value)} />
      )}
    </div>
  );
}

function Form({ record, first, done, withdrawn, close }: { record: RecordDetail; first?: string; done: () => void; withdrawn: () => void; close: () => void }) {
  const { t, of } = useWords();
  const token = useToken();
  const id = useId();
  const [column, setColumn] = useState(() => record.fields.find((field) => field.column === first)?.column ?? record.fields[0]?.column ?? '');
  const field = record.fields.find((each) => each.column === column);
  const in_force = record.corrections.find((each) => each.column === column && each.state === 'applied');
  const [value, setValue] = useState(String(field?.value ?? ''));
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState('');
  const [is_saving, setSaving] = useState(false);
  const start = useRef<HTMLSelectElement>(null);
  useEffect(() => start.current?.focus(), []);

  const choose = (chosen: string) => {
    setColumn(chosen);
    setValue(String(record.fields.find((each) => each.column === chosen)?.value ?? ''));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    setSaving(true);
    setProblem('');
    try {
      await post('/corrections', { record_kind: record.kind, record_id: record.id, column, value, note }, token ?? '');
      done();
    } catch (error) {
      setProblem(refusal(error, t('correct.token')));
      setSaving(false);
    }
  };
  if (!field) return <p class="faint">{t('state.none')}</p>;
  return (
    <form class="correction" onSubmit={save} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <div class="field">
        <label for={`${id}-column`}>{t('correct.column')}</label>
        <select id={`${id}-column`} ref={start} value={column} onChange={(event) => choose(event.currentTarget.value)}>
          {record.fields.map((each) => (
            <option key={each.column} value={each.column}>
              {of('column', each.column)}
            </option>
          ))}
        </select>
      </div>
      <ValueField field={field} id={`${id}-value`} value={value} set={setValue} />
      {in_force && (
        <div class="note correction-in-force">
          <span>{t('correct.read', { value: valueWord(of, column, in_force.read_value) })}</span>
          <Withdraw id={in_force.correction_id} of_what={of('column', column)} back_to={valueWord(of, column, in_force.read_value)} done={withdrawn} />
        </div>
      )}
      <div class="field field-wide">
        <label for={`${id}-note`}>{t('correct.note')}</label>
        <input id={`${id}-note`} type="text" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </div>
      {problem && (
        <p class="problem" role="alert">
          <strong>{t('correct.refused')}:</strong> {problem}
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="primary" disabled={is_saving}>
          {t('correct.save')}
        </button>
        <button type="button" onClick={close}>
          {t('correct.cancel')}
        </button>
      </div>
    </form>
  );
}

/** A button that opens a form in its place; nothing where nothing can be edited. */
export function Correct({ kind, id, column, name, done }: { kind: RecordKind; id: number; column?: string; name: string; done: () => void }) {
  const { t } = useWords();
  const token = useToken();
  const [is_open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const record = useApi<RecordDetail>(is_open ? apiUrl(`/records/${kind}/${id}`) : null);
  if (!token || kind === 'finding') return null;
  const close = () => {
    setOpen(false);
    queueMicrotask(() => button.current?.focus());
  };
  const end = (words: string) => {
    setSaid(words);
    close();
    done();
  };
  return (
    <div class="correct">
      <button type="button" ref={button} class="small" aria-expanded={is_open} aria-label={`${t('correct.open')}: ${name}`} onClick={() => (is_open ? close() : setOpen(true))}>
        {t('correct.open')}
      </button>
      <span role="status" class="saved">
        {is_open ? '' : said}
      </span>
      {is_open && record.loading && <Loading />}
      {is_open && record.error && <ErrorNotice error={record.error} retry={record.reload} />}
      {is_open && record.data && <Form record={record.data} first={column} done={() => end(t('correct.saved'))} withdrawn={() => end(t('withdraw.done'))} close={close} />}
    </div>
  );
}
