import { expect, test } from 'vitest';
import { csvOf } from '../../src/table_csv';

test('a table is rows of fields with the mark of UTF-8', () => {
  expect(csvOf([['จังหวัด', 'คะแนน'], ['น่าน', 87.25], ['ไม่ทราบ', null]])).toBe('\ufeffจังหวัด,คะแนน\r\nน่าน,87.25\r\nไม่ทราบ,\r\n');
});

test('what would end a field is quoted, what a spreadsheet would run is not run', () => {
  expect(csvOf([['a,b', 'say "x"', 'two\nlines']])).toBe('\ufeff"a,b","say ""x""","two\nlines"\r\n');
  expect(csvOf([['=1+1', '+1', '-1', '@x', -1, 'a=1']])).toBe("\ufeff'=1+1,'+1,'-1,'@x,-1,a=1\r\n");
});
