#include "extractors/records/place_candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Gazetteer& places() {
  static const auto read = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
  return *read;
}

StatedPlace stated(const std::string& district, const std::string& province, bool own = true) {
  return {"", district, province, places().province(province), own, 0};
}

PlaceClues saying(std::vector<StatedPlace> places) {
  PlaceClues clues;
  clues.stated = std::move(places);
  return clues;
}

PlaceEvidence evidence_of(const PlaceClues& clues) { return PlaceEvidence(clues, places(), false); }

TEST(PlaceEvidence, TakesTheProvinceThatMostNameAndNoneOnADraw) {
  const PlaceClues most = saying({stated("", "ขอนแก่น"), stated("", "เลย"), stated("", "ขอนแก่น")});
  EXPECT_EQ(evidence_of(most).province(), places().province("ขอนแก่น"));
  const PlaceClues draw = saying({stated("", "ขอนแก่น"), stated("", "เลย")});
  EXPECT_EQ(evidence_of(draw).province(), nullptr);
}

TEST(PlaceEvidence, LeavesWhatStandsElsewhereOutWhereTheNameHasAPlaceOfItsOwn) {
  const PlaceClues clues = saying({stated("", "เลย", false), stated("", "เลย", false), stated("", "ขอนแก่น")});
  EXPECT_EQ(evidence_of(clues).province(), places().province("ขอนแก่น"));
  EXPECT_FALSE(evidence_of(clues).states(places().province("เลย")));
}

TEST(PlaceEvidence, KnowsAMisspeltDistrictOfTheProvince) {
  const PlaceClues clues = saying({stated("บ้านฝัง", "ขอนแก่น")});
  const PlaceEvidence evidence = evidence_of(clues);
  ASSERT_THAT(evidence.districts(), SizeIs(1));
  EXPECT_EQ(evidence.districts()[0]->name, "บ้านฝาง");
  EXPECT_TRUE(evidence.places_in(*evidence.districts()[0]));
  EXPECT_THAT(evidence.contradicted_by(places().province("เลย"), evidence.districts()[0]), ElementsAre("อำเภอบ้านฝัง", "จังหวัดขอนแก่น"));
}

TEST(PlaceEvidence, CountsTheLettersOfNumbersLittleBesideAStatement) {
  const Province* loei = places().province("เลย");
  PlaceClues clues;
  clues.by_letters = loei;
  const double alone = evidence_of(clues).for_place(loei, nullptr);
  clues.stated = {stated("", "ขอนแก่น")};
  const PlaceEvidence evidence = evidence_of(clues);
  EXPECT_GT(alone, 0);
  EXPECT_GT(evidence.for_place(places().province("ขอนแก่น"), nullptr), evidence.for_place(loei, nullptr));
}

TEST(PlaceCandidates, TellAllPlacesOfANameAsRivalsWhereNothingIsStated) {
  const PlaceClues clues;
  const std::string name = "หนองบัว";
  const Sought sought{*places().form_at("องค์การบริหารส่วนตำบล"), name, 1};
  auto candidates = named_candidates(sought, evidence_of(clues), places());
  rate(candidates, sought, evidence_of(clues));
  EXPECT_FALSE(is_alone(candidates));
  const auto told = rivals(candidates, name);
  ASSERT_THAT(told, SizeIs(6));
  EXPECT_EQ(told.back(), "+" + std::to_string(candidates.size() - 5));
}

TEST(PlaceCandidates, PutTheOneOfTheStatedDistrictFirst) {
  const PlaceClues clues = saying({stated("บ้านฝาง", "ขอนแก่น")});
  const std::string name = "หนองบัว";
  const Sought sought{*places().form_at("องค์การบริหารส่วนตำบล"), name, 1};
  auto candidates = named_candidates(sought, evidence_of(clues), places());
  rate(candidates, sought, evidence_of(clues));
  ASSERT_TRUE(is_alone(candidates));
  EXPECT_EQ(candidates[0].district->name, "บ้านฝาง");
  EXPECT_THAT(rivals(candidates, name), IsEmpty());
}

TEST(PlaceCandidates, TakeANameALetterOffOnlyWhereItIsWrittenOnceOrLostItsSaraAm) {
  const PlaceClues clues = saying({stated("บ้านฝาง", "ขอนแก่น")});
  const std::string name = "หนองบัง";
  const auto near_ones = [&](const char* form, std::size_t times) {
    const auto found = named_candidates({*places().form_at(form), name, times}, evidence_of(clues), places());
    return std::count_if(found.begin(), found.end(), [](const PlaceCandidate& candidate) { return candidate.letters_off == 1; });
  };
  EXPECT_EQ(near_ones("เทศบาลตำบล", 1), 1);
  EXPECT_EQ(near_ones("เทศบาลตำบล", 3), 0);
}

}  // namespace
}  // namespace prongsai
