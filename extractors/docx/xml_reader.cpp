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

constexpr std::string_view xml_space = " \t\r\n";

std::string without_outer_space(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(xml_space);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(xml_space) + 1 - begin);
}

/// Names are interned by the parser: the same name has the same address as long as the reader lives.
struct InternedName {
  const xmlChar* uri;
  const xmlChar* local;
  friend bool operator==(const InternedName&, const InternedName&) = default;
};
struct HashInternedName {
  std::size_t operator()(const InternedName& name) const noexcept {
    return std::hash<const void*>()(name.local) ^ (std::hash<const void*>()(name.uri) * 31);
  }
};

}  // namespace

struct XmlReader::State {
  explicit State(PartStream stream) : part(std::move(stream)) {}

  Tag tag() {
    const InternedName name{xmlTextReaderConstNamespaceUri(reader.get()), xmlTextReaderConstLocalName(reader.get())};
    const auto [known, is_new] = tags.try_emplace(name, Tag::other);
    if (is_new) known->second = tag_of(view(name.uri), view(name.local));
    return known->second;
  }

  PartStream part;
  std::optional<Error> error;
  std::unordered_map<InternedName, Tag, HashInternedName> tags;
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
  const std::string message = without_outer_space(complaint->message ? complaint->message : "unknown");
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
int XmlReader::depth() const noexcept { return xmlTextReaderDepth(state_->reader.get()); }

void XmlReader::fail(Error error) {
  if (!state_->error) state_->error = std::move(error);
}

/// Goes to the next node; false at the end and after a failure.
bool XmlReader::advance() {
  if (state_->error) return false;
  const int status = xmlTextReaderRead(state_->reader.get());
  if (state_->part.error()) {
    state_->error = state_->part.error();  // the cause of whatever the parser complained about
  } else if (status < 0) {
    fail(read_error(ErrorCode::damaged, "broken XML"));
  } else if (status == 1) {
    const int type = xmlTextReaderNodeType(state_->reader.get());
    if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
      fail(read_error(ErrorCode::limit_exceeded, "a document type declaration or entity, which no Word document has"));
    if (depth() > static_cast<int>(limits().xml_depth))
      fail(read_error(ErrorCode::limit_exceeded, "elements are nested deeper than " + std::to_string(limits().xml_depth)));
  }
  return status == 1 && !state_->error;
}

bool XmlReader::stands_on_open_element() const noexcept {
  xmlTextReader* reader = state_->reader.get();
  return !state_->error && xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(reader) == 0;
}

Tag XmlReader::root() {
  while (advance()) {
    if (xmlTextReaderNodeType(state_->reader.get()) == XML_READER_TYPE_ELEMENT) return state_->tag();
  }
  return Tag::other;
}

void XmlReader::children(const Visit& visit) {
  if (!stands_on_open_element()) return;
  const int own_depth = depth();
  while (advance() && depth() > own_depth) {
    if (depth() != own_depth + 1 || xmlTextReaderNodeType(state_->reader.get()) != XML_READER_TYPE_ELEMENT) continue;
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
  const int own_depth = depth();
  const bool keeps_space = xmlNodeGetSpacePreserve(xmlTextReaderCurrentNode(state_->reader.get())) == 1;
  while (advance() && depth() > own_depth) {
    if (depth() != own_depth + 1) continue;
    switch (xmlTextReaderNodeType(state_->reader.get())) {
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: text += view(xmlTextReaderConstValue(state_->reader.get())); break;
      default: break;
    }
  }
  return keeps_space ? text : without_outer_space(text);
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
