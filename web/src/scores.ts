// The scores of organisations over years, as charts and tables want them. Pure functions.

import { scoreKeys, type MeanScores, type ScoreKey, type YearScores } from './api';

export function scoreOf(scores: MeanScores | null | undefined, key: ScoreKey): number | null {
  if (!scores) return null;
  if (key === 'overall' || key === 'iit' || key === 'eit' || key === 'oit') return scores[key] ?? null;
  return scores.i[Number(key.slice(1)) - 1] ?? null;
}

/** All years of some organisations, the earliest first. */
export function yearsOf(organisations: readonly { scores: readonly YearScores[] }[]): number[] {
  return [...new Set(organisations.flatMap((each) => each.scores.map((scores) => scores.year)))].sort((one, other) => one - other);
}

export function ofYear(scores: readonly YearScores[], year: number): YearScores | undefined {
  return scores.find((each) => each.year === year);
}

/** The latest year in which most of them have a score. */
export function commonYear(organisations: readonly { scores: readonly YearScores[] }[]): number | null {
  let best: number | null = null;
  let most = 0;
  for (const year of yearsOf(organisations)) {
    const count = organisations.filter((each) => ofYear(each.scores, year)).length;
    if (count >= most) {
      most = count;
      best = year;
    }
  }
  return best;
}

/** What any of them has a score of: rows without a number say nothing. */
export function statedKeys(scores: readonly (MeanScores | null | undefined)[]): ScoreKey[] {
  return scoreKeys.filter((key) => scores.some((each) => scoreOf(each, key) !== null));
}
