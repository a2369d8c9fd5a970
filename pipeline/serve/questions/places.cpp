#include "pipeline/serve/questions/places.h"

#include "pipeline/serve/questions/json_rows.h"

namespace prongsai::serve {

void gather_places(Json& row) {
  Json boxes = Json::array();
  if (!row["page"].is_null()) boxes.push_back({{"page", row["page"]}, {"box", row["box"]}});
  const Json more = std::move(row["more_boxes"]);
  row.erase("more_boxes");
  for (const Json& piece : more) {
    const Json& box = piece["box"];
    boxes.push_back({{"page", piece["page"]}, {"box", box.is_string() ? box_of(box.get<std::string>()) : Json(nullptr)}});
  }
  row["boxes"] = std::move(boxes);
}

void show_piece_on(Json& row, std::int64_t page) {
  for (const Json& piece : row["boxes"]) {
    if (piece["page"] != page) continue;
    row["box"] = piece["box"];
    return;
  }
}

}  // namespace prongsai::serve
