#include "pipeline/serve/guard.h"

#include <gtest/gtest.h>

namespace prongsai::serve {
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

const HostGuard guard("127.0.0.1", 8080, {"reports.example.org", "Other.example.org:8443"});

/// The status of the refusal, 0 where there is none.
int refused(const std::string& method, const Headers& headers) {
  const auto refusal = guard.refuse({method, "/", headers, ""});
  return refusal ? refusal->status : 0;
}

int refused_host(const std::string& host) { return refused("GET", {{"host", host}}); }

TEST(HostGuard, KnowsThisMachineWithItsPort) {
  EXPECT_EQ(refused_host("localhost:8080"), 0);
  EXPECT_EQ(refused_host("LocalHost:8080"), 0);
  EXPECT_EQ(refused_host("127.0.0.1:8080"), 0);
  EXPECT_EQ(refused_host("[::1]:8080"), 0);
}

TEST(HostGuard, RefusesOtherNamesAndPorts) {
  for (const char* host : {"evil.example.org:8080", "localhost", "localhost:80", "localhost:8080.evil.example.org", "127.0.0.1:8081", "", ":8080",
                           "localhost:", "evil@localhost:8080", "[::1]", "::1"}) {
    EXPECT_EQ(refused_host(host), 421) << host;
  }
}

TEST(HostGuard, LeavesThePortOutWhereBrowsersDo) {
  const HostGuard at_80("10.0.0.5", 80, {});
  EXPECT_FALSE(at_80.refuse({"GET", "/", {{"host", "10.0.0.5"}}, ""}));
  EXPECT_FALSE(at_80.refuse({"GET", "/", {{"host", "10.0.0.5:80"}}, ""}));
  EXPECT_TRUE(at_80.refuse({"GET", "/", {{"host", "10.0.0.5:81"}}, ""}));
}

TEST(HostGuard, KnowsWhatItWasToldWithAnyPortOrWithOne) {
  EXPECT_EQ(refused_host("reports.example.org"), 0);
  EXPECT_EQ(refused_host("reports.example.org:443"), 0);
  EXPECT_EQ(refused_host("other.example.org:8443"), 0);
  EXPECT_EQ(refused_host("other.example.org"), 421);
}

TEST(HostGuard, WantsOneHost) {
  EXPECT_EQ(refused("GET", {}), 400);
  EXPECT_EQ(refused("GET", {{"host", "localhost:8080"}, {"host", "localhost:8080"}}), 400);
}

TEST(HostGuard, RefusesWhatPagesOfOtherSitesAsk) {
  const std::pair<std::string, std::string> host{"host", "localhost:8080"};
  EXPECT_EQ(refused("POST", {host, {"origin", "http://localhost:8080"}}), 0);
  EXPECT_EQ(refused("POST", {host, {"origin", "https://reports.example.org"}}), 0);
  EXPECT_EQ(refused("POST", {host, {"origin", "https://evil.example.org"}}), 403);
  EXPECT_EQ(refused("POST", {host, {"origin", "http://localhost:9090"}}), 403);
  EXPECT_EQ(refused("POST", {host, {"origin", "null"}}), 403);
  EXPECT_EQ(refused("GET", {host, {"origin", "https://evil.example.org"}}), 403);
  EXPECT_EQ(refused("GET", {host, {"sec-fetch-site", "cross-site"}}), 403);
  EXPECT_EQ(refused("POST", {host, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}}), 403);
}

TEST(HostGuard, LetsLinksOfOtherSitesLeadHere) {
  EXPECT_EQ(refused("GET", {{"host", "localhost:8080"}, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}}), 0);
}

}  // namespace
}  // namespace prongsai::serve
