#pragma once

#include <gmock/gmock.h>

#include <map>
#include <stdexcept>
#include <string>

#include "pipeline/links/link_documents.h"
#include "pipeline/serve/question.h"
#include "pipeline/store/corrections.h"
#include "pipeline/store/reference.h"
#include "tests/support/link_rules.h"
#include "tests/support/store_fixture.h"

namespace prongsai::testing {

/// Text that would do something where it is not taken as text: to SQL, a page, a search.
inline const std::string hostile_question = "'; DROP TABLE measure; -- \" OR 1=1 % _ <script>\\";

/// A store of a few reports, and the questions of the API asked about it.
class QuestionFixture : public StoreFixture {
 protected:
  using Json = serve::Json;
  using Values = serve::Arguments::Values;

  static const Gazetteer& gazetteer() {
    static const Gazetteer read = value_of(Gazetteer::read(PRONGSAI_SOURCE_DIR "/data/reference"));
    return read;
  }

  static const ItaReference& ita() {
    static const ItaReference read = value_of(ItaReference::read(PRONGSAI_SOURCE_DIR "/data/reference"));
    return read;
  }

  Result<Json> answer(std::string_view path, const Values& values = {}) {
    for (const serve::Question& question : serve::questions()) {
      if (question.path == path) return question.answer({store_->database(), gazetteer(), &ita()}, serve::Arguments(values));
    }
    throw std::logic_error("no such question: " + std::string(path));
  }

  /// An answer that must be there.
  Json ask(std::string_view path, const Values& values = {}) {
    auto given = answer(path, values);
    EXPECT_TRUE(given) << path << ": " << render(given.error());
    return given ? *std::move(given) : Json();
  }

  ErrorCode failure(std::string_view path, const Values& values = {}) {
    const auto given = answer(path, values);
    EXPECT_FALSE(given) << path;
    return given ? ErrorCode::internal : given.error().code;
  }

  /// A member of each item of a list.
  template <typename Value>
  std::vector<Value> each(std::string_view path, std::string_view member, const Values& values = {}) {
    std::vector<Value> found;
    const Json item_answer = ask(path, values);
    for (const Json& item : item_answer["items"]) found.push_back(item[std::string(member)].get<Value>());
    return found;
  }

  static Organisation organisation_of(const std::string& name, const std::string& type, const std::string& province) {
    Organisation organisation;
    organisation.name = name;
    organisation.type = type;
    organisation.district = "เมือง";
    organisation.province = province;
    organisation.location_source = "stated";
    return organisation;
  }

  /// A report of ten indicators that all have the same value, which is the overall score too.
  static Reading report_of(const std::string& name, const std::string& type, const std::string& province, int year, double value) {
    std::vector<StatedScore> scores{{ScoreLevel::overall, "overall", value}};
    for (int number = 1; number <= 10; ++number) scores.push_back({ScoreLevel::indicator, std::to_string(number), value});
    Reading reading = reading_with_scores(name, province, year, scores);
    reading.report.organisation = organisation_of(name, type, province);
    reading.document.format = Format::pdf;
    reading.document.pages = {{1, 595, 842, "หน้าแรกของ" + name, TextSource::text, std::nullopt, 1, true, {}}};
    return reading;
  }

  static Measure measure_of(const std::string& title, const std::string& unit = "", Progress status = Progress::unknown,
                            const std::string& indicator = "") {
    Measure measure;
    measure.source = source_at(1);
    measure.title = title;
    measure.status = status;
    measure.indicator = indicator;
    if (!unit.empty()) measure.units = {{unit, UnitKind::division, unit}};
    return measure;
  }

  /// Ends the writing as a run does.
  void finish() {
    ASSERT_TRUE(store_->finish());
    open();
  }

  void link() {
    finish();
    const Status status = link_documents(*store_, link_rules());
    ASSERT_TRUE(status) << render(status.error());
  }

  std::string id_of(const std::string& sql) { return std::to_string(number(sql)); }
  std::string organisation_id(const std::string& name) { return id_of("SELECT organisation_id FROM organisation WHERE name = '" + name + "'"); }
  std::string document_id(const std::string& path) { return id_of("SELECT document_id FROM document WHERE path = '" + path + "'"); }
  std::string measure_id(const std::string& title) { return id_of("SELECT measure_id FROM measure WHERE title = '" + title + "'"); }

 private:
  template <typename Value>
  static Value value_of(Result<Value> result) {
    if (!result) throw std::runtime_error(render(result.error()));
    return *std::move(result);
  }
};

}  // namespace prongsai::testing
