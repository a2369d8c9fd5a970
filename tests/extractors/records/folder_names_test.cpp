#include "extractors/records/folder_names.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

const Gazetteer& places() {
  static const auto read = Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference");
  return *read;
}

FolderNames read(std::string_view path) { return read_folder_names(path, places()); }

std::string place_of(std::string_view path) {
  const FolderNames names = read(path);
  if (!names.place) return "none";
  return names.place->district_text + "/" + (names.place->province != nullptr ? names.place->province->name : "");
}

TEST(FolderNames, NamesTheOrganisationOfTheNearestFolder) {
  const FolderNames names = read("อบจ.ขอนแก่น/อบต.หนองบัว อ.บ้านฝาง จ.ขอนแก่น/2568/report.pdf");
  ASSERT_NE(names.form, nullptr);
  EXPECT_EQ(names.form->type, "อบต.");
  EXPECT_EQ(names.name, "หนองบัว");
  EXPECT_EQ(names.folder, "อบต.หนองบัว อ.บ้านฝาง จ.ขอนแก่น");
}

TEST(FolderNames, TakesPlacesFromAllFolders) {
  EXPECT_EQ(place_of("อบต.หนองบัว อ.บ้านฝาง จ.ขอนแก่น/a.pdf"), "บ้านฝาง/ขอนแก่น");
  EXPECT_EQ(place_of("05 ขอนแก่น/บ้านฝาง/อบต.หนองบัว/a.pdf"), "บ้านฝาง/ขอนแก่น");
  EXPECT_EQ(place_of("จังหวัดขอนแก่น/a.pdf"), "/ขอนแก่น");
  EXPECT_EQ(place_of("2568_ขอนแก่น/a.pdf"), "/ขอนแก่น");
}

TEST(FolderNames, LetsTheNearerFolderStand) { EXPECT_EQ(place_of("บ้านฝาง/ตราด/a.pdf"), "/ตราด"); }

TEST(FolderNames, DoesNotLookAtTheFileNorAtOtherNames) {
  EXPECT_EQ(read("อบต.หนองบัว.pdf").form, nullptr);
  EXPECT_EQ(place_of("ขอนแก่น.pdf"), "none");
  EXPECT_EQ(place_of("reports/2568/รายงานผล/a.pdf"), "none");
  EXPECT_EQ(place_of(""), "none");
  EXPECT_EQ(place_of("/"), "none");
}

}  // namespace
}  // namespace prongsai
