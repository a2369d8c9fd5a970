#include "pipeline/serve/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/serve/routes.h"

namespace prongsai::serve {
namespace {

using ::testing::HasSubstr;
using Segments = std::vector<std::string>;

Question question_at(std::string_view path) { return {path, "", {}, false, nullptr, ""}; }

const std::vector<Route> some_routes{{"GET", Handling::question, question_at("/documents/{id}")},
                                     {"GET", Handling::question, question_at("/documents/newest")},
                                     {"GET", Handling::question, question_at("/documents/{id}/pages/{page}")},
                                     {"POST", Handling::correction, question_at("/corrections")},
                                     {"GET", Handling::question, question_at("/corrections")}};

TEST(Router, FindsARouteAndWhatItsPathNames) {
  const Found found = find_route(some_routes, "GET", Segments{"documents", "7", "pages", "3"});
  ASSERT_NE(found.route, nullptr);
  EXPECT_EQ(found.route->form.path, "/documents/{id}/pages/{page}");
  EXPECT_EQ(found.in_path.find("id")->second, "7");
  EXPECT_EQ(found.in_path.find("page")->second, "3");
}

TEST(Router, PrefersWordsToNames) {
  EXPECT_EQ(find_route(some_routes, "GET", Segments{"documents", "newest"}).route->form.path, "/documents/newest");
  EXPECT_EQ(find_route(some_routes, "GET", Segments{"documents", "8"}).route->form.path, "/documents/{id}");
}

TEST(Router, FindsNothingForOtherPaths) {
  for (const Segments& segments : {Segments{}, Segments{"documents"}, Segments{"documents", "7", "pages"},
                                   Segments{"documents", "7", "pages", "3", "x"}, Segments{"Documents", "7"}, Segments{"documents/7"}}) {
    const Found found = find_route(some_routes, "GET", segments);
    EXPECT_EQ(found.route, nullptr);
    EXPECT_EQ(found.allowed, "");
  }
}

TEST(Router, TellsTheMethodsOfAPath) {
  EXPECT_EQ(find_route(some_routes, "POST", Segments{"corrections"}).route->handling, Handling::correction);
  EXPECT_EQ(find_route(some_routes, "HEAD", Segments{"corrections"}).route->handling, Handling::question);
  EXPECT_EQ(find_route(some_routes, "DELETE", Segments{"corrections"}).allowed, "POST, GET, HEAD");
}

const Question list{"/things/{id}",
                    "",
                    {{"id", ParameterKind::integer},
                     {"year", ParameterKind::integer, true},
                     {"min", ParameterKind::number},
                     {"q"},
                     {"facets", ParameterKind::flag},
                     {"sort", ParameterKind::text, false, {"name", "-name"}}},
                    true,
                    nullptr,
                    ""};

Result<Arguments::Values> check(const Arguments::Values& query, const std::string& id = "7") { return checked(list, {{"id", id}}, query); }

std::string refusal_of(const Arguments::Values& query, const std::string& id = "7") {
  const auto result = check(query, id);
  if (result) return "";
  EXPECT_EQ(result.error().code, ErrorCode::unsupported);
  return result.error().message;
}

TEST(Router, FillsInWhatAListNeeds) {
  const auto values = check({});
  ASSERT_TRUE(values);
  EXPECT_EQ(*values, (Arguments::Values{{"id", "7"}, {"limit", "50"}, {"offset", "0"}}));
}

TEST(Router, GivesWhatWasAsked) {
  const auto values = check({{"year", "2566"}, {"year", "2567"}, {"min", "87.5"}, {"q", "ก"}, {"facets", "1"}, {"sort", "-name"}, {"limit", "200"}});
  ASSERT_TRUE(values) << values.error().message;
  EXPECT_EQ(values->count("year"), 2u);
  EXPECT_EQ(Arguments(*values).integer("limit"), 200);
}

TEST(Router, LeavesEmptyTextsOut) {
  const auto values = check({{"q", ""}});
  ASSERT_TRUE(values);
  EXPECT_FALSE(values->contains("q"));
}

TEST(Router, RefusesWhatThereIsNot) {
  EXPECT_THAT(refusal_of({{"nothing", "1"}}), HasSubstr("no parameter 'nothing'"));
  EXPECT_THAT(refusal_of({{"id", "8"}}), HasSubstr("no parameter 'id'"));
}

TEST(Router, RefusesTheWrongKind) {
  for (const char* wrong : {"", "x", "-1", "1.5", "99999999999999999999", "0x10", " 1", "1 ", "1;DROP TABLE document"}) {
    EXPECT_THAT(refusal_of({{"year", wrong}}), HasSubstr("year is to be a whole number")) << wrong;
    EXPECT_THAT(refusal_of({}, wrong), HasSubstr("id in the path is to be a whole number")) << wrong;
  }
  for (const char* wrong : {"", "x", "nan", "inf", "1e999", "1,5"})
    EXPECT_THAT(refusal_of({{"min", wrong}}), HasSubstr("min is to be a number")) << wrong;
  EXPECT_THAT(refusal_of({{"facets", "yes"}}), HasSubstr("facets is to be 1 or 0"));
  EXPECT_THAT(refusal_of({{"sort", "size"}}), HasSubstr("sort is to be one of name, -name"));
  EXPECT_THAT(refusal_of({{"q", std::string(1001, 'x')}}), HasSubstr("q may have 1000 bytes"));
}

TEST(Router, RefusesWhatMayBeGivenOnce) {
  EXPECT_THAT(refusal_of({{"min", "1"}, {"min", "2"}}), HasSubstr("min may be given once"));
  EXPECT_THAT(refusal_of({{"limit", "1"}, {"limit", "2"}}), HasSubstr("limit may be given once"));
}

TEST(Router, HoldsListsToTheirBounds) {
  for (const char* wrong : {"0", "201", "9223372036854775807"})
    EXPECT_THAT(refusal_of({{"limit", wrong}}), HasSubstr("limit is to be a number from 1 to 200"));
  EXPECT_THAT(refusal_of({{"offset", "10000001"}}), HasSubstr("offset is to be a number from 0 to"));
  EXPECT_THAT(refusal_of({{"format", "xml"}}), HasSubstr("format is to be one of json, csv"));
  EXPECT_EQ(refusal_of({{"format", "csv"}, {"offset", "10000000"}, {"limit", "1"}}), "");
}

TEST(Router, KnowsLimitsOfListsOnly) {
  EXPECT_FALSE(checked(question_at("/meta"), {}, {{"limit", "1"}}));
  EXPECT_TRUE(checked(question_at("/meta"), {}, {}));
}

TEST(Routes, AreEachOfAPathAndMethodOfItsOwn) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const Route& route : routes()) EXPECT_TRUE(seen.emplace(route.method, route.form.path).second) << route.form.path;
}

}  // namespace
}  // namespace prongsai::serve
