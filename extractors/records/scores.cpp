#include "extractors/records/scores.h"

#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "extractors/records/logical_rows.h"
#include "extractors/records/measures.h"
#include "extractors/records/score_mentions.h"
#include "extractors/records/score_prose.h"
#include "extractors/records/score_table.h"

namespace prongsai {
namespace {

constexpr double same_value = 0.005;  // scores are published with two decimals

using Key = std::tuple<int, int, std::string, int>;

Key key_of(const Score& score) { return {score.fiscal_year, static_cast<int>(score.level), score.code, static_cast<int>(score.role)}; }

/// Of the mentions of one score, the one to stand by; null where all are asides.
ScoreMention* choose(std::vector<ScoreMention>& mentions, const std::vector<std::size_t>& same_key) {
  ScoreMention* best = nullptr;
  int best_weight = 0;
  for (const std::size_t candidate : same_key) {
    int weight = 0;
    for (const std::size_t other : same_key) {
      if (std::abs(mentions[other].score.value - mentions[candidate].score.value) < same_value) weight += static_cast<int>(mentions[other].weight);
    }
    if (weight > best_weight) {
      best = &mentions[candidate];
      best_weight = weight;
    }
  }
  return best;
}

std::vector<Score> settle(std::vector<ScoreMention> mentions) {
  std::map<Key, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < mentions.size(); ++i) by_key[key_of(mentions[i].score)].push_back(i);
  for (const auto& [key, same_key] : by_key) {
    ScoreMention* chosen = choose(mentions, same_key);
    if (chosen == nullptr) continue;
    Score& primary = chosen->score;
    primary.is_primary = true;
    for (const std::size_t other : same_key) {
      const Score& score = mentions[other].score;
      if (std::abs(score.value - primary.value) >= same_value) continue;
      if (primary.rating.empty()) primary.rating = score.rating;
      if (primary.tool.empty()) primary.tool = score.tool;
    }
  }
  std::vector<Score> scores;
  for (ScoreMention& mention : mentions) scores.push_back(std::move(mention.score));
  return scores;
}

}  // namespace

std::vector<Score> read_scores(const Document& document, const RecordContext& context, std::vector<Finding>& findings) {
  std::vector<ScoreMention> mentions;
  for (const TableInContext& place : tables_of(document)) {
    const std::size_t known = mentions.size();
    read_score_table(place, context, mentions, findings);
    const bool has_scores = mentions.size() > known;
    const ScoreWeight other_cells = is_measure_table(*place.table) ? ScoreWeight::aside : ScoreWeight::cell;
    for (const Cell& cell : place.table->cells) {
      const bool is_caption = place.table->columns > 1 && cell.column_span == place.table->columns;  // of the rows below it
      if (has_scores && !is_caption) continue;
      const ScoreWeight weight = is_caption ? ScoreWeight::cell : other_cells;
      read_score_prose(cell.text, {cell.places.empty() ? Place{} : cell.places.front(), place.index, cell.row}, weight, context, mentions);
    }
  }
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr || paragraph->role != ParagraphRole::body) continue;
    read_score_prose(paragraph->text, {paragraph->place, -1, -1}, ScoreWeight::prose, context, mentions);
  }
  return settle(std::move(mentions));
}

}  // namespace prongsai
