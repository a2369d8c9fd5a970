#include "extractors/links/organisation_identity.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

using Names = std::vector<OrganisationName>;

TEST(OrganisationIdentities, TellOrganisationsOfOneNameApartByTheirPlaces) {
  const auto ids = organisation_identities(Names{{"อบต.หนองบัว", "", "เมือง", "ตาก"}, {"อบต.หนองบัว", "", "เมือง", "เลย"}, {"อบต.หนองบัว", "x", "เมือง", "ตาก"}});
  EXPECT_NE(ids[0], ids[1]);
  EXPECT_EQ(ids[0], ids[2]);
}

TEST(OrganisationIdentities, TakeForOneWhatMayBeOne) {
  const auto ids = organisation_identities(Names{{"อบต.หนองบัว", "", "เมือง", "ตาก"}, {"อบต.หนองบัว", "", "", ""}, {"อบต.หนองบัว", "", "เมือง", "เลย"}});
  EXPECT_EQ(ids[0], ids[1]);
  EXPECT_EQ(ids[0], ids[2]);
}

TEST(OrganisationIdentities, KeepOtherNamesApartAndGiveNoneToTheNameless) {
  const auto ids = organisation_identities(Names{{"อบต.หนองบัว", "", "", ""}, {"อบต.หนองแวง", "", "", ""}, {"", "", "เมือง", "ตาก"}});
  EXPECT_NE(ids[0], ids[1]);
  EXPECT_EQ(ids[2], -1);
}

}  // namespace
}  // namespace prongsai
