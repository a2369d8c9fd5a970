import { describe, expect, test } from 'vitest';
import { baht, day, difference, percent, period, plainDigits, score, shortName, shortPath, size, typedNumber, year } from '../../src/format';

describe('numbers', () => {
  test('Thai digits are read as numbers, and what is no number as none', () => {
    expect(plainDigits('พ.ศ. ๒๕๖๘')).toBe('พ.ศ. 2568');
    expect(typedNumber(' ๘๕.๕ ')).toBe(85.5);
    expect(typedNumber('85,5')).toBe(85.5);
    expect(typedNumber('85ก')).toBeNull();
    expect(typedNumber('')).toBeNull();
  });

  test('a score that is not there is no zero', () => {
    expect(score(0)).toBe('0.00');
    expect(score(null)).toBe('–');
    expect(score(88.855)).toBe('88.86');
    expect(baht(0, 'th')).toBe('0');
    expect(baht(null, 'th')).toBe('–');
    expect(baht(1234567, 'en')).toBe('1,234,567');
  });

  test('doubt is never rounded to certainty', () => {
    expect(percent(1)).toBe('100%');
    expect(percent(0.999)).toBe('99%');
    expect(percent(0.5)).toBe('50%');
  });

  test('differences have a sign, but not of nothing', () => {
    expect(difference(1.5)).toBe('+1.50');
    expect(difference(-0.25)).toBe('−0.25');
    expect(difference(-0.001)).toBe('0.00');
  });

  test('sizes', () => {
    expect(size(999)).toBe('999 B');
    expect(size(20_400)).toBe('20 kB');
    expect(size(3_250_000)).toBe('3.3 MB');
  });
});

describe('dates', () => {
  test('years are of the Buddhist Era, with the common one in English', () => {
    expect(year(2568, 'th')).toBe('2568');
    expect(year(2568, 'en')).toBe('2568 (2025)');
    expect(year(null, 'en')).toBe('–');
  });

  test('days do not depend on the time zone', () => {
    expect(day('2024-10-01', 'en')).toBe('1 Oct 2024');
    expect(day('2024-10-01', 'th')).toBe('1 ต.ค. 2567');
    expect(day('2024-10-01T23:59:59Z', 'en')).toBe('1 Oct 2024');
    expect(day(null, 'th')).toBe('–');
  });

  test('a period of one day is that day', () => {
    expect(period('2024-10-01', '2024-10-01', 'en')).toBe('1 Oct 2024');
    expect(period('2024-10-01', '2025-09-30', 'en')).toBe('1 Oct 2024 – 30 Sept 2025');
    expect(period(null, null, 'en')).toBe('');
  });
});

describe('names', () => {
  test('organisations are shortened as people do', () => {
    expect(shortName('องค์การบริหารส่วนตำบลทุ่งแสงทอง')).toBe('อบต.ทุ่งแสงทอง');
    expect(shortName('เทศบาลเมืองดินอุดม')).toBe('ทม.ดินอุดม');
    expect(shortName('โรงพยาบาล')).toBe('โรงพยาบาล');
    expect(shortName('กรมที่ดิน')).toBe('กรมที่ดิน');
  });

  test('a path keeps its last two parts', () => {
    expect(shortPath('a/b/report.pdf')).toBe('b/report.pdf');
    expect(shortPath('report.pdf')).toBe('report.pdf');
  });
});
