#include "extractors/docx/xml_reader.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "extractors/docx/read_error.h"

namespace prongsai::docx {
namespace {

struct FreeReader {
  void operator()(xmlTextReader* reader) const noexcept { xmlFreeTextReader(reader); }
};

std::string_view view(const xmlChar* text) noexcept { return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view(); }

int read_part(void* part, char* buffer, int size) noexcept try {
  return static_cast<PartStream*>(part)->read(buffer, static_cast<std::size_t>(size));
} catch (...) {
  return -1;  // libxml2 knows no exceptions; to it this is a part that cannot be read
}

}  // namespace

std::string_view without_outer_space(std::string_view text) noexcept {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

using TagsByName = std::unordered_map<const xmlChar*, Tag>;
using TagsByNamespace = std::unordered_map<std::string, TagsByName>;

struct XmlReader::State {
  explicit State(PartStream stream) : part(std::move(stream)) {}

  /// Of the element that the reader stands on. Most elements of a part are of one namespace, and the parser
  /// interns local names: the same name has the same address as long as the reader lives.
  Tag tag() {
    const xmlNode* element = xmlTextReaderCurrentNode(reader.get());
    const std::string_view uri = element->ns ? view(element->ns->href) : std::string_view();
    if (!names || names->first != uri) names = &*tags.try_emplace(std::string(uri)).first;
    const auto [known, is_new] = names->second.try_emplace(element->name, Tag::other);
    if (is_new) known->second = tag_of(uri, view(element->name));
    return known->second;
  }

  /// xml:space of the element around the text that the reader stands on.
  bool keeps_space_around() const { return xmlNodeGetSpacePreserve(xmlTextReaderCurrentNode(reader.get())->parent) == 1; }

  PartStream part;
  int depth = 0;
  int type = XML_READER_TYPE_NONE;
  std::optional<Error> error;
  TagsByNamespace tags;                          ///< by namespace
  TagsByNamespace::value_type* names = nullptr;  ///< of the last element's namespace
  std::unique_ptr<xmlTextReader, FreeReader> reader;
};

namespace {

/// libxml2 goes on after its first complaint, and what follows is mostly its echo.
void keep_first_error(void* error, xmlErrorPtr complaint) noexcept try {
  auto& kept = *static_cast<std::optional<Error>*>(error);
  if (kept || !complaint || complaint->level < XML_ERR_ERROR) return;
  // What goes beyond the limits that libxml2 itself has (without HUGE) arrives as an internal error.
  const ErrorCode code = complaint->code == XML_ERR_NO_MEMORY        ? ErrorCode::out_of_memory
                         : complaint->code == XML_ERR_INTERNAL_ERROR ? ErrorCode::limit_exceeded
                                                                     : ErrorCode::damaged;
  const std::string message(without_outer_space(complaint->message ? complaint->message : "unknown"));
  kept = read_error(code, "broken XML in line " + std::to_string(complaint->line) + ": " + message);
} catch (...) {  // no memory for the message: the parser's status still says that it failed
}

}  // namespace

XmlReader::XmlReader(PartStream part) : state_(std::make_unique<State>(std::move(part))) {
  xmlInitParser();
  constexpr int options = XML_PARSE_NONET | XML_PARSE_COMPACT;  // and never HUGE, NOENT, DTDLOAD
  state_->reader.reset(xmlReaderForIO(read_part, nullptr, &state_->part, nullptr, nullptr, options));
  if (!state_->reader) {
    fail(read_error(ErrorCode::out_of_memory, "no memory for an XML reader"));
    return;
  }
  xmlTextReaderSetStructuredErrorHandler(state_->reader.get(), keep_first_error, &state_->error);
}

XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

const std::optional<Error>& XmlReader::error() const noexcept { return state_->error; }
const DocxLimits& XmlReader::limits() const noexcept { return state_->part.limits(); }

void XmlReader::fail(Error error) {
  if (!state_->error) state_->error = std::move(error);
}

/// Goes to the next node; false at the end and after a failure.
bool XmlReader::advance() {
  State& state = *state_;
  if (state.error) return false;
  const int status = xmlTextReaderRead(state.reader.get());
  if (state.part.error()) state.error = state.part.error();  // the cause of whatever the parser complained about
  if (status < 0) fail(read_error(ErrorCode::damaged, "broken XML"));
  if (status != 1 || state.error) return false;

  state.depth = xmlTextReaderDepth(state.reader.get());
  state.type = xmlTextReaderNodeType(state.reader.get());
  if (state.type == XML_READER_TYPE_DOCUMENT_TYPE || state.type == XML_READER_TYPE_ENTITY_REFERENCE)
    fail(read_error(ErrorCode::damaged, "a document type declaration or entity, which no Word document has"));
  if (state.depth > static_cast<int>(limits().xml_depth))
    fail(read_error(ErrorCode::limit_exceeded, "elements are nested deeper than " + std::to_string(limits().xml_depth)));
  return !state.error;
}

bool XmlReader::stands_on_open_element() const noexcept {
  return !state_->error && state_->type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(state_->reader.get()) == 0;
}

Tag XmlReader::root() {
  while (advance()) {
    if (state_->type == XML_READER_TYPE_ELEMENT) return state_->tag();
  }
  return Tag::other;
}

void XmlReader::children(const Visit& visit) {
  if (!stands_on_open_element()) return;
  const int own_depth = state_->depth;
  while (advance() && state_->depth > own_depth) {
    if (state_->depth != own_depth + 1 || state_->type != XML_READER_TYPE_ELEMENT) continue;
    const Tag tag = state_->tag();
    if (tag == Tag::mc_alternate_content) {
      chosen_branch(visit);
    } else {
      visit(tag);
    }
  }
}

/// The first Choice whose namespaces we read, else the Fallback; never two.
void XmlReader::chosen_branch(const Visit& visit) {
  bool chosen = false;
  children([&](Tag tag) {
    const bool applies = tag == Tag::mc_fallback || (tag == Tag::mc_choice && understands_required());
    if (chosen || !applies) return;
    chosen = true;
    children(visit);
  });
}

bool XmlReader::understands_required() const {
  const std::string prefixes = attribute("Requires").value_or(std::string());
  std::size_t begin = 0;
  while (begin < prefixes.size()) {
    const std::size_t end = std::min(prefixes.find(' ', begin), prefixes.size());
    const std::string prefix = prefixes.substr(begin, end - begin);
    begin = end + 1;
    if (prefix.empty()) continue;
    xmlChar* uri = xmlTextReaderLookupNamespace(state_->reader.get(), reinterpret_cast<const xmlChar*>(prefix.c_str()));
    const bool understood = is_understood(view(uri));
    xmlFree(uri);
    if (!understood) return false;
  }
  return true;
}

std::string XmlReader::text() {
  std::string text;
  if (!stands_on_open_element()) return text;
  const int own_depth = state_->depth;
  bool keeps_space = false;
  while (advance() && state_->depth > own_depth) {
    if (state_->depth != own_depth + 1) continue;
    switch (state_->type) {
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        text += view(xmlTextReaderConstValue(state_->reader.get()));
        if (without_outer_space(text).size() < text.size()) keeps_space = state_->keeps_space_around();
        break;
      default: break;
    }
  }
  return keeps_space ? text : std::string(without_outer_space(text));
}

std::optional<std::string> XmlReader::attribute(const char* local_name) const {
  const xmlNode* element = xmlTextReaderCurrentNode(state_->reader.get());
  if (!element || element->type != XML_ELEMENT_NODE) return std::nullopt;
  for (const xmlAttr* attribute = element->properties; attribute; attribute = attribute->next) {
    if (view(attribute->name) != local_name) continue;
    std::string value;
    for (const xmlNode* piece = attribute->children; piece; piece = piece->next) value += view(piece->content);
    return value;
  }
  return std::nullopt;
}

bool XmlReader::is_on() const {
  const std::string value = this->value();
  return value != "0" && value != "false" && value != "off";
}

std::optional<int> XmlReader::number(const char* local_name) const {
  const std::string value = attribute(local_name).value_or(std::string());
  int number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc() || end == value.data()) return std::nullopt;
  return number;
}

}  // namespace prongsai::docx
