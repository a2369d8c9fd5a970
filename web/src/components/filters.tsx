import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FacetValue } from '../api';
import { typedNumber, whole, year } from '../format';
import { useMeta } from '../meta';
import { setQuery, usePlace } from '../place';
import { useWords, type WordKey } from '../words';

/** The filters of a page: what is chosen stands in the address bar, and nowhere else. */
export function Filters({ names, children }: { names: readonly string[]; children: ComponentChildren }) {
  const { t } = useWords();
  const { query } = usePlace();
  const is_any = names.some((name) => query.has(name));
  return (
    <form class="filters" role="search" aria-label={t('filter.title')} onSubmit={(event) => event.preventDefault()}>
      {children}
      {is_any && (
        <button type="button" class="link" onClick={() => setQuery(Object.fromEntries(names.map((name) => [name, null])))}>
          {t('filter.clear')}
        </button>
      )}
    </form>
  );
}

export function SelectFilter({ name, label, all, options }: { name: string; label: WordKey; all: WordKey; options: readonly (readonly [string, string])[] }) {
  const { t } = useWords();
  const { query } = usePlace();
  const chosen = query.get(name) ?? '';
  const is_listed = chosen === '' || options.some(([value]) => value === chosen);
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t(label)}</label>
      <select id={id} value={chosen} onChange={(event) => setQuery({ [name]: event.currentTarget.value })}>
        <option value="">{t(all)}</option>
        {!is_listed && <option value={chosen}>{chosen}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A text that is looked for as it is typed, a moment after the last letter, or at once with Enter. */
export function TextFilter({ name, label, placeholder, numeric = false, wide = false }: { name: string; label: WordKey; placeholder?: string; numeric?: boolean; wide?: boolean }) {
  const { t } = useWords();
  const { query } = usePlace();
  const asked = query.get(name) ?? '';
  const [text, setText] = useState(asked);
  const sent = useRef(asked);
  const timer = useRef<number>();

  // The address changed otherwise: back, a link, cleared filters.
  useEffect(() => {
    if (asked !== sent.current) {
      sent.current = asked;
      setText(asked);
    }
  }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (typed: string) => {
    clearTimeout(timer.current);
    const number = numeric ? typedNumber(typed) : null;
    if (numeric && typed.trim() !== '' && number === null) return;
    const value = numeric ? (number === null ? '' : String(number)) : typed.trim();
    if (value === sent.current) return;
    sent.current = value;
    setQuery({ [name]: value }, { replace: true });
  };
  const typed = (value: string) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(value), 350);
  };
  const id = useId();
  return (
    <div class={wide ? 'field field-wide' : numeric ? 'field field-short' : 'field'}>
      <label for={id}>{t(label)}</label>
      <input
        id={id}
        type={numeric ? 'text' : 'search'}
        inputMode={numeric ? 'decimal' : 'search'}
        value={text}
        placeholder={placeholder}
        onInput={(event) => typed(event.currentTarget.value)}
        onChange={(event) => send(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && send(event.currentTarget.value)}
      />
    </div>
  );
}

export function YearFilter() {
  const { language } = useWords();
  const years = useMeta()?.years ?? [];
  return <SelectFilter name="year" label="filter.year" all="filter.all_years" options={[...years].sort((one, other) => other - one).map((each) => [String(each), year(each, language)] as const)} />;
}

export function ProvinceFilter() {
  const provinces = useMeta()?.provinces ?? [];
  return <SelectFilter name="province" label="filter.province" all="filter.all_provinces" options={provinces.map((each) => [each, each] as const)} />;
}

export function TypeFilter() {
  const types = useMeta()?.types ?? [];
  return <SelectFilter name="type" label="filter.type" all="filter.all_types" options={types.map((each) => [each, each] as const)} />;
}

/** A filter that came with a link, shown so that it can be taken out. */
export function GivenFilter({ name, text }: { name: string; text: string }) {
  const { t } = useWords();
  return (
    <button type="button" class="chip chip-accent" aria-label={t('filter.remove', { name: text })} onClick={() => setQuery({ [name]: null })}>
      {text} <span aria-hidden="true">✕</span>
    </button>
  );
}

/** The values that results have, each with how many; any of those that are ticked. */
export function Facet({ name, label, values, text, most = 12 }: { name: string; label: string; values: readonly FacetValue[]; text: (value: string) => string; most?: number }) {
  const { t, language } = useWords();
  const { query } = usePlace();
  const [is_long, setLong] = useState(false);
  const chosen = query.getAll(name);
  const known = values.filter((each) => each.value !== null).map((each) => ({ value: String(each.value), count: each.count as number | null }));
  const missing = chosen.filter((each) => !known.some((value) => value.value === each)).map((value) => ({ value, count: null }));
  const all = [...missing, ...known];
  if (all.length === 0) return null;
  const shown = is_long ? all : all.filter((each, index) => index < most || chosen.includes(each.value));
  const toggle = (value: string) => setQuery({ [name]: chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value] });
  return (
    <fieldset class="facet">
      <legend>{label}</legend>
      {shown.map(({ value, count }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{text(value)}</span>
          {count !== null && <span class="count">{whole(count, language)}</span>}
        </label>
      ))}
      {shown.length < all.length && (
        <button type="button" class="link" onClick={() => setLong(true)}>
          {t('filter.all')} ({whole(all.length, language)})
        </button>
      )}
    </fieldset>
  );
}
