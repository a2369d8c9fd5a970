import { expect, test } from 'vitest';
import { apiUrl, csvUrl } from '../../src/api';
import { address, changed, matched } from '../../src/place';

test('a pattern matches numbers in its places and nothing else', () => {
  expect(matched('/documents/{id}/{page}', '/documents/12/3')).toEqual({ id: '12', page: '3' });
  expect(matched('/documents/{id}', '/documents/12/')).toEqual({ id: '12' });
  expect(matched('/', '/')).toEqual({});
  expect(matched('/documents/{id}', '/documents/../etc')).toBeNull();
  expect(matched('/documents/{id}', '/documents/1e9')).toBeNull();
  expect(matched('/measures', '/measures/1')).toBeNull();
});

test('parameters are set, repeated and taken out', () => {
  const query = new URLSearchParams('year=2567&offset=50&year=2566');
  expect(changed(query, { year: [2568], offset: null }).toString()).toBe('year=2568');
  expect(changed(query, { status: ['a', 'b'] }).getAll('status')).toEqual(['a', 'b']);
  expect(query.toString()).toBe('year=2567&offset=50&year=2566');
  expect(address('/compare', { province: 'น่าน', year: null })).toBe('/compare?province=%E0%B8%99%E0%B9%88%E0%B8%B2%E0%B8%99');
  expect(address('/compare', {})).toBe('/compare');
});

test('what is asked of the API is encoded, and what is empty is not asked', () => {
  expect(apiUrl('/measures', { q: 'a&b=c', year: [2567, 2568], facets: true, status: '', unit: null })).toBe('/api/v1/measures?q=a%26b%3Dc&year=2567&year=2568&facets=1');
  expect(apiUrl('/meta')).toBe('/api/v1/meta');
});

test('CSV is the whole list with the same filters', () => {
  expect(csvUrl('/api/v1/measures?q=%E0%B8%81&facets=1&limit=50&offset=100')).toBe('/api/v1/measures?q=%E0%B8%81&format=csv');
  expect(csvUrl('/api/v1/units')).toBe('/api/v1/units?format=csv');
});
