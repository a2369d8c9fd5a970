// Values as people read them. Pure functions: the language is an argument.

export type Language = 'th' | 'en';

/** Thai digits as ASCII ones: people type both. */
export function plainDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** A number that somebody typed; null where it is none. */
export function typedNumber(text: string): number | null {
  const plain = plainDigits(text).trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export function score(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(2);
}

export function whole(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'th' ? 'th-TH' : 'en-GB').format(value);
}

export function baht(value: number | null | undefined, language: Language): string {
  return value === null || value === undefined ? '–' : whole(value, language);
}

export function difference(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? '0.00' : `${value > 0 ? '+' : '−'}${text}`;
}

/** 0…1 as a whole percentage, never rounded up to certainty. */
export function percent(share: number): string {
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100}%`;
}

/** A fiscal year: of the Buddhist Era in Thai, with the common one beside it in English. */
export function year(value: number | null | undefined, language: Language): string {
  if (value === null || value === undefined) return '–';
  return language === 'th' ? String(value) : `${value} (${value - 543})`;
}

/** An ISO date without a time: "1 ต.ค. 2567", "1 Oct 2024". */
export function day(iso: string | null | undefined, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (!parts) return '–';
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return new Intl.DateTimeFormat(language === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(date)
    .replace(/^(.*?)\s*พ\.ศ\.\s*/, '$1 ');
}

export function period(start: string | null, end: string | null, language: Language): string {
  if (!start && !end) return '';
  return start === end ? day(start, language) : `${day(start, language)} – ${day(end, language)}`;
}

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const shortForms: readonly [string, string][] = [
  ['องค์การบริหารส่วนจังหวัด', 'อบจ.'],
  ['องค์การบริหารส่วนตำบล', 'อบต.'],
  ['เทศบาลนคร', 'ทน.'],
  ['เทศบาลเมือง', 'ทม.'],
  ['เทศบาลตำบล', 'ทต.'],
  ['สำนักงานสาธารณสุขอำเภอ', 'สสอ.'],
  ['สำนักงานสาธารณสุขจังหวัด', 'สสจ.'],
  ['โรงพยาบาล', 'รพ.'],
];

/** As people call an organisation where there is little room. */
export function shortName(name: string): string {
  for (const [long, short] of shortForms) {
    if (name.startsWith(long) && name.length > long.length) return short + name.slice(long.length);
  }
  return name;
}

/** The last two parts of a path tell files of one name apart. */
export function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}
