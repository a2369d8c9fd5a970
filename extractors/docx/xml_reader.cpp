#include "extractors/docx/xml_reader.h"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractors/docx/read_error.h"

namespace prongsai::docx {

std::string_view without_outer_space(std::string_view text) noexcept {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const noexcept { xmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) noexcept { return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view(); }

/// A piece of State::characters.
struct Piece {
  std::size_t begin = 0, size = 0;
};

struct Attribute {
  const xmlChar* name = nullptr;  ///< local, interned by the parser
  Piece value;
};

/// What the parser has met.
struct Event {
  enum class Kind { start, end, text };
  Kind kind = Kind::end;
  int depth = 0;
  Tag tag = Tag::other;                             ///< of a start
  std::size_t first_attribute = 0, attributes = 0;  ///< of a start, in State::attributes
  bool is_understood = false;                       ///< of a start: all namespaces that its attribute Requires names are ours
  Piece text;
  bool keeps_space = false;  ///< of a text: xml:space of the element around it
};

}  // namespace

/// The parser is given a piece of the part at a time; what it meets there waits here until it is asked for.
struct XmlReader::State {
  explicit State(PartStream stream) : part(std::move(stream)) {}

  const Event& event() const { return events[at]; }
  std::string_view text_of(const Piece& piece) const { return std::string_view(characters).substr(piece.begin, piece.size); }

  void fail(Error error_met) {
    if (!error) error = std::move(error_met);
  }

  bool parse_more();

  void start(const xmlChar* name, const xmlChar* uri, std::span<const xmlChar* const> namespaces, std::span<const xmlChar* const> values);
  void end();
  void text(std::string_view characters_met);

  PartStream part;
  std::optional<Error> error;
  std::unique_ptr<xmlParserCtxt, FreeParser> parser;
  bool is_done = false;

  std::vector<Event> events;
  std::size_t at = 0;  ///< of the event that the reader stands on
  std::vector<Attribute> attributes;
  std::string characters;

 private:
  struct Scope {
    bool keeps_space = false;
    std::size_t namespaces = 0;  ///< how many are declared around and on the element
  };
  struct Namespace {
    std::string_view prefix, uri;  ///< interned by the parser
  };

  Tag tag_of_element(const xmlChar* name, const xmlChar* uri);
  Piece keep(std::string_view text_met);
  bool understands(std::string_view prefixes) const;

  std::vector<Scope> open_;
  std::vector<Namespace> namespaces_;
  // The parser interns names: the same name has the same address as long as it lives.
  std::unordered_map<const xmlChar*, std::unordered_map<const xmlChar*, Tag>> tags_;  ///< by namespace and local name
};

Tag XmlReader::State::tag_of_element(const xmlChar* name, const xmlChar* uri) {
  const auto [known, is_new] = tags_[uri].try_emplace(name, Tag::other);
  if (is_new) known->second = tag_of(view(uri), view(name));
  return known->second;
}

Piece XmlReader::State::keep(std::string_view text_met) {
  const Piece piece{characters.size(), text_met.size()};
  characters += text_met;
  return piece;
}

/// Whether all of the namespaces whose prefixes a text names are ones we read.
bool XmlReader::State::understands(std::string_view prefixes) const {
  while (!(prefixes = without_outer_space(prefixes)).empty()) {
    const std::string_view prefix = prefixes.substr(0, prefixes.find(' '));
    prefixes.remove_prefix(prefix.size());
    const auto declared = std::find_if(namespaces_.rbegin(), namespaces_.rend(), [&](const Namespace& each) { return each.prefix == prefix; });
    if (!docx::is_understood(declared == namespaces_.rend() ? std::string_view() : declared->uri)) return false;
  }
  return true;
}

/// `namespaces` holds a prefix and a name for each; `values` local name, prefix, namespace, begin and end for each attribute.
void XmlReader::State::start(const xmlChar* name, const xmlChar* uri, std::span<const xmlChar* const> namespaces,
                             std::span<const xmlChar* const> values) {
  for (std::size_t i = 0; i + 1 < namespaces.size(); i += 2) namespaces_.push_back({view(namespaces[i]), view(namespaces[i + 1])});
  Scope scope{!open_.empty() && open_.back().keeps_space, namespaces_.size()};
  Event event;
  event.kind = Event::Kind::start;
  event.depth = static_cast<int>(open_.size());
  event.tag = tag_of_element(name, uri);
  event.first_attribute = attributes.size();
  for (std::size_t i = 0; i + 4 < values.size(); i += 5) {
    const std::string_view value(reinterpret_cast<const char*>(values[i + 3]), static_cast<std::size_t>(values[i + 4] - values[i + 3]));
    attributes.push_back({values[i], keep(value)});
    if (view(values[i]) == "space" && view(values[i + 1]) == "xml") scope.keeps_space = value == "preserve";
    if (event.tag == Tag::mc_choice && view(values[i]) == "Requires") event.is_understood = understands(value);
  }
  event.attributes = attributes.size() - event.first_attribute;
  events.push_back(event);
  open_.push_back(scope);
  if (open_.size() > part.limits().xml_depth + 1)
    fail(read_error(ErrorCode::limit_exceeded, "elements are nested deeper than " + std::to_string(part.limits().xml_depth)));
}

void XmlReader::State::end() {
  if (!open_.empty()) open_.pop_back();
  namespaces_.resize(open_.empty() ? 0 : open_.back().namespaces);
  Event event;
  event.depth = static_cast<int>(open_.size());
  events.push_back(event);
}

void XmlReader::State::text(std::string_view characters_met) {
  Event event;
  event.kind = Event::Kind::text;
  event.depth = static_cast<int>(open_.size());
  event.text = keep(characters_met);
  event.keeps_space = !open_.empty() && open_.back().keeps_space;
  events.push_back(event);
}

namespace {

/// What libxml2 calls. It knows no exceptions: no memory for an event ends the parsing.
template <typename Work>
void guarded(void* state, Work work) noexcept {
  auto& reader = *static_cast<XmlReader::State*>(state);
  try {
    if (!reader.error) work(reader);
  } catch (...) {
    reader.is_done = true;
    try {
      reader.fail(read_error(ErrorCode::out_of_memory, "no memory for what a part says"));
    } catch (...) {  // not even for that: it ends all the same
    }
  }
  if (reader.error) xmlStopParser(reader.parser.get());
}

void on_start(void* state, const xmlChar* name, const xmlChar*, const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
              int attribute_count, int, const xmlChar** values) {
  guarded(state, [&](XmlReader::State& reader) {
    reader.start(name, uri, {namespaces, static_cast<std::size_t>(namespace_count) * 2}, {values, static_cast<std::size_t>(attribute_count) * 5});
  });
}

void on_end(void* state, const xmlChar*, const xmlChar*, const xmlChar*) {
  guarded(state, [](XmlReader::State& reader) { reader.end(); });
}

void on_text(void* state, const xmlChar* text, int size) {
  guarded(state, [&](XmlReader::State& reader) { reader.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}); });
}

void refuse_definitions(XmlReader::State& reader) {
  reader.fail(read_error(ErrorCode::damaged, "a document type declaration or entity, which no Word document has"));
}

void on_document_type(void* state, const xmlChar*, const xmlChar*, const xmlChar*) { guarded(state, refuse_definitions); }

void on_entity(void* state, const xmlChar*) { guarded(state, refuse_definitions); }

/// libxml2 goes on after its first complaint, and what follows is mostly its echo.
void on_complaint(void* state, xmlErrorPtr complaint) {
  if (!complaint || complaint->level < XML_ERR_ERROR) return;
  guarded(state, [&](XmlReader::State& reader) {
    // What goes beyond the limits that libxml2 itself has (without HUGE) arrives as an internal error.
    const ErrorCode code = complaint->code == XML_ERR_NO_MEMORY        ? ErrorCode::out_of_memory
                           : complaint->code == XML_ERR_INTERNAL_ERROR ? ErrorCode::limit_exceeded
                                                                       : ErrorCode::damaged;
    const std::string message(without_outer_space(complaint->message ? complaint->message : "unknown"));
    reader.fail(read_error(code, "broken XML in line " + std::to_string(complaint->line) + ": " + message));
  });
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = sax.ignorableWhitespace = sax.cdataBlock = on_text;
  sax.internalSubset = on_document_type;
  sax.reference = on_entity;
  sax.serror = on_complaint;
  return sax;
}

}  // namespace

/// Gives the parser pieces of the part until it has met something; false at the end and after a failure.
bool XmlReader::State::parse_more() {
  events.clear();
  attributes.clear();
  characters.clear();
  at = 0;
  std::array<char, 32768> piece;
  while (events.empty() && !is_done && !error) {
    const int size = part.read(piece.data(), piece.size());
    if (part.error()) error = part.error();
    if (size < 0) fail(read_error(ErrorCode::damaged, "broken XML"));
    if (error) break;
    is_done = size == 0;
    const int status = xmlParseChunk(parser.get(), piece.data(), size, is_done ? 1 : 0);
    if (status != XML_ERR_OK && xmlCtxtGetLastError(parser.get()) == nullptr) fail(read_error(ErrorCode::damaged, "broken XML"));
  }
  return !events.empty() && !error;
}

XmlReader::XmlReader(PartStream part) : state_(std::make_unique<State>(std::move(part))) {
  xmlInitParser();
  xmlSAXHandler sax = handler();
  state_->parser.reset(xmlCreatePushParserCtxt(&sax, state_.get(), nullptr, 0, nullptr));
  if (!state_->parser) {
    fail(read_error(ErrorCode::out_of_memory, "no memory for an XML reader"));
    return;
  }
  xmlCtxtUseOptions(state_->parser.get(), XML_PARSE_NONET | XML_PARSE_COMPACT);  // and never HUGE, NOENT, DTDLOAD
}

XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

const std::optional<Error>& XmlReader::error() const noexcept { return state_->error; }
const DocxLimits& XmlReader::limits() const noexcept { return state_->part.limits(); }

void XmlReader::fail(Error error) { state_->fail(std::move(error)); }

/// Goes to the next event; false at the end and after a failure.
bool XmlReader::advance() {
  State& state = *state_;
  if (state.error) return false;
  if (state.at + 1 < state.events.size()) {
    ++state.at;
    return true;
  }
  return state.parse_more();
}

bool XmlReader::stands_on_open_element() const noexcept {
  return !state_->error && state_->at < state_->events.size() && state_->event().kind == Event::Kind::start;
}

Tag XmlReader::root() {
  while (advance()) {
    if (state_->event().kind == Event::Kind::start) return state_->event().tag;
  }
  return Tag::other;
}

void XmlReader::children(const Visit& visit) {
  if (!stands_on_open_element()) return;
  const int own_depth = state_->event().depth;
  while (advance() && state_->event().depth > own_depth) {
    if (state_->event().depth != own_depth + 1 || state_->event().kind != Event::Kind::start) continue;
    const Tag tag = state_->event().tag;
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
    const bool applies = tag == Tag::mc_fallback || (tag == Tag::mc_choice && state_->event().is_understood);
    if (chosen || !applies) return;
    chosen = true;
    children(visit);
  });
}

std::string XmlReader::text() {
  std::string text;
  if (!stands_on_open_element()) return text;
  const int own_depth = state_->event().depth;
  bool keeps_space = false;
  while (advance() && state_->event().depth > own_depth) {
    const Event& event = state_->event();
    if (event.kind != Event::Kind::text || event.depth != own_depth + 1) continue;
    text += state_->text_of(event.text);
    keeps_space = event.keeps_space;
  }
  return keeps_space ? text : std::string(without_outer_space(text));
}

std::optional<std::string> XmlReader::attribute(const char* local_name) const {
  if (!stands_on_open_element()) return std::nullopt;
  const Event& event = state_->event();
  for (std::size_t i = event.first_attribute; i < event.first_attribute + event.attributes; ++i) {
    const Attribute& attribute = state_->attributes[i];
    if (view(attribute.name) != local_name) continue;
    std::string value(state_->text_of(attribute.value));
    // An ampersand is handed on as a reference, for the tree that libxml2 usually builds.
    constexpr std::string_view ampersand = "&#38;";
    for (auto at = value.find(ampersand); at != std::string::npos; at = value.find(ampersand, at + 1)) value.replace(at, ampersand.size(), "&");
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
