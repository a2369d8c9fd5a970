"""A small WordprocessingML writer: blocks in, the bytes of a DOCX out, the same bytes every time.

Only what the samples need, but that in the forms in which Word writes it: repeated header rows,
merged cells, automatic numbering, symbols, content controls, tracked changes, text boxes.

Marks inside a text:
    \\n        a new paragraph of a cell            \\v      a line break
    [x] [ ]    a check box in the document's form   **a**   bold
    [+a+] [-b-]  inserted, deleted (tracked)        ¦       where a text export's page ended
"""
import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CM = 567  # twentieths of a point in a centimetre
PORTRAIT, LANDSCAPE = (11906, 16838), (16838, 11906)  # A4
CHANGE = 'w:author="ผู้ตรวจทาน" w:date="2025-01-15T09:00:00Z"'


@dataclass
class Cell:
    """A cell that is more than its text. A cell below a row_span is None in its own row."""
    text: str = ''
    column_span: int = 1
    row_span: int = 1
    align: str = ''
    bold: bool = False
    table: 'Table | None' = None  # nested, after the text
    list_format: str = ''  # an automatic number and no text: the usual ลำดับ column
    list_id: int = 0  # of its own choice; cells and paragraphs of one number count on


@dataclass
class Paragraph:
    text: str
    align: str = ''
    bold: bool = False
    size: float = 0
    first_line_cm: float = 0
    list_format: str = ''  # a w:numFmt value: the number is Word's, not the text's
    list_level_text: str = '%1.'
    list_id: int = 0
    indent_cm: float = 0  # of a list


@dataclass
class Table:
    widths_cm: list
    rows: list
    header_rows: int = 1
    size: float = 0
    repeat_header: bool = True
    keep_rows: bool = False
    borders: bool = True


@dataclass
class TextBox:
    text: str
    width_cm: float = 7
    height_cm: float = 2


@dataclass
class Section:
    """Ends the pages of the blocks before it."""
    landscape: bool = False
    header: str = ''
    footer: str = ''


class PageBreak:
    pass


@dataclass
class Report:
    font: str
    size: float = 16
    blocks: list = field(default_factory=list)
    check_boxes: str = 'plain'  # plain, symbol (Wingdings), control (w14:checkbox)

    def add(self, *blocks):
        self.blocks.extend(blocks)

    def title(self, *lines, size=20):
        self.add(*(Paragraph(line, align='center', bold=True, size=size) for line in lines))

    def heading(self, text):
        self.add(Paragraph(text, bold=True))

    def text(self, *paragraphs, first_line_cm=1.5):
        self.add(*(Paragraph(text, first_line_cm=first_line_cm) for text in paragraphs))

    def numbered(self, items, list_format, level_text='%1.', indent_cm=1.5):
        list_id = 1 + len({b.list_id for b in self.blocks if isinstance(b, Paragraph) and b.list_id})
        self.add(*(Paragraph(item, list_format=list_format, list_level_text=level_text, list_id=list_id,
                             indent_cm=indent_cm) for item in items))

    def table(self, widths_cm, header, rows, **options):
        self.add(Table(widths_cm, header + rows, header_rows=len(header), **options))
        self.add(Paragraph('', size=8))


TOKEN = re.compile(r'(\[x\]|\[ \]|\[\+.*?\+\]|\[-.*?-\]|\*\*.*?\*\*|\v|\t)', re.S)


class Writer:
    """Turns a Report into DOCX bytes. accept_changes leaves no tracked change behind (for the PDF)."""

    def __init__(self, report, accept_changes=False):
        self.report, self.accept_changes = report, accept_changes
        self.lists, self.parts, self.change_id = {}, {}, 0

    def run_properties(self, bold, size):
        out = '<w:b/><w:bCs/>' if bold else ''
        if size:
            out += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        return f'<w:rPr>{out}</w:rPr>' if out else ''

    def plain_run(self, text, properties, tag='w:t'):
        return f'<w:r>{properties}<{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>' if text else ''

    def check_box(self, checked, properties):
        form = self.report.check_boxes
        if form == 'symbol':
            return f'<w:r>{properties}<w:sym w:font="Wingdings" w:char="{"F0FE" if checked else "F0A8"}"/></w:r>'
        character = {'plain': '☑☐', 'control': '☒☐'}[form][0 if checked else 1]
        if form == 'plain' or self.accept_changes:
            return self.plain_run(character, properties)
        return ('<w:sdt><w:sdtPr><w14:checkbox>'
                f'<w14:checked w14:val="{int(checked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
                f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
                f'<w:t>{character}</w:t></w:r></w:sdtContent></w:sdt>')

    def tracked(self, token, properties):
        inserted, text = token.startswith('[+'), token[2:-2]
        if self.accept_changes:
            return self.plain_run(text, properties) if inserted else ''
        self.change_id += 1
        tag, text_tag = ('w:ins', 'w:t') if inserted else ('w:del', 'w:delText')
        return f'<{tag} w:id="{self.change_id}" {CHANGE}>{self.plain_run(text, properties, text_tag)}</{tag}>'

    def runs(self, text, bold=False, size=0):
        properties, out = self.run_properties(bold, size), []
        for token in TOKEN.split(text.replace('¦', '')):
            if token in ('[x]', '[ ]'):
                out.append(self.check_box(token == '[x]', properties))
            elif token == '\v':
                out.append('<w:r><w:br/></w:r>')
            elif token == '\t':
                out.append('<w:r><w:tab/></w:r>')
            elif token.startswith(('[+', '[-')):
                out.append(self.tracked(token, properties))
            elif token.startswith('**'):
                out.append(self.plain_run(token[2:-2], self.run_properties(True, size)))
            else:
                out.append(self.plain_run(token, properties))
        return ''.join(out)

    def numbering(self, paragraph):
        if not paragraph.list_format:
            return ''
        self.lists[paragraph.list_id] = (paragraph.list_format, paragraph.list_level_text)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{paragraph.list_id}"/></w:numPr>'

    def paragraph(self, p):
        indent = ''
        if p.list_format:
            hanging = min(p.indent_cm, 0.9)
            indent = f'<w:ind w:left="{round(p.indent_cm * CM)}" w:hanging="{round(hanging * CM)}"/>'
        elif p.first_line_cm:
            indent = f'<w:ind w:firstLine="{round(p.first_line_cm * CM)}"/>'
        properties = (self.numbering(p) + '<w:spacing w:after="0"/>' + indent + (f'<w:jc w:val="{p.align}"/>' if p.align else '')
                      + ('' if p.text else self.run_properties(False, p.size)))
        return f'<w:p><w:pPr>{properties}</w:pPr>{self.runs(p.text, p.bold, p.size)}</w:p>'

    def cell(self, cell, width, size, header, continues):
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ''
        merge = '<w:vMerge/>' if continues else '<w:vMerge w:val="restart"/>' if cell.row_span > 1 else ''
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if header else ''
        align, bold = cell.align or ('center' if header else ''), cell.bold or header
        text = '' if continues else cell.text
        body = ''.join(self.paragraph(Paragraph(line, align=align, bold=bold, size=size, list_format=cell.list_format,
                                                list_id=cell.list_id, indent_cm=0.9)) for line in text.split('\n'))
        if cell.table and not continues:
            body += self.table(cell.table) + self.paragraph(Paragraph('', size=size))
        return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}'
                f'<w:vAlign w:val="{"center" if header else "top"}"/></w:tcPr>{body}</w:tc>')

    def row(self, table, index, open_merges):
        header, column, out = index < table.header_rows, 0, []
        for value in table.rows[index]:
            continues = value is None
            cell = open_merges[column][0] if continues else value if isinstance(value, Cell) else Cell(str(value))
            width = round(sum(table.widths_cm[column:column + cell.column_span]) * CM)
            out.append(self.cell(cell, width, table.size, header, continues))
            left = open_merges[column][1] - 1 if continues else cell.row_span - 1
            open_merges[column] = (cell, left)
            column += cell.column_span
        assert column == len(table.widths_cm), f'{column} columns instead of {len(table.widths_cm)}: {table.rows[index]}'
        properties = ('<w:cantSplit/>' if table.keep_rows else '') + (
            '<w:tblHeader/>' if header and table.repeat_header else '')
        return f'<w:tr>{f"<w:trPr>{properties}</w:trPr>" if properties else ""}{"".join(out)}</w:tr>'

    def table(self, table):
        table.size = table.size or self.report.size - 2
        edges = ''.join(f'<w:{e} w:val="{"single" if table.borders else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
                        for e in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
        open_merges = {}
        rows = ''.join(self.row(table, i, open_merges) for i in range(len(table.rows)))
        grid = ''.join(f'<w:gridCol w:w="{round(w * CM)}"/>' for w in table.widths_cm)
        return (f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(table.widths_cm) * CM)}" w:type="dxa"/><w:tblBorders>{edges}'
                '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
                f'<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>')

    def text_box(self, box):
        """As Word writes it: a drawing, and the same text again for programs that know no drawings."""
        content = ''.join(self.paragraph(Paragraph(line)) for line in box.text.split('\n'))
        content = f'<w:txbxContent>{content}</w:txbxContent>'
        width, height = round(box.width_cm * 360000), round(box.height_cm * 360000)
        drawing = (
            '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="900" name="Text Box 1"/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/>'
            f'</a:solidFill></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing>')
        picture = (f'<w:pict><v:shape style="width:{box.width_cm * 28.35:.0f}pt;height:{box.height_cm * 28.35:.0f}pt">'
                   f'<v:textbox>{content}</v:textbox></v:shape></w:pict>')
        return ('<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
                f'{drawing}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r></w:p>')

    def margin_part(self, kind, text):
        """A header or footer; {page} is the page's number."""
        tag = 'w:hdr' if kind == 'header' else 'w:ftr'
        before, page, after = text.partition('{page}')
        runs = self.runs(before)
        if page:
            runs += '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            runs += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        xml = f'{XML}<{tag} {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}{self.runs(after)}</w:p></{tag}>'
        name = next((n for n, (k, x) in self.parts.items() if x == xml), f'{kind}{len(self.parts) + 1}')
        self.parts[name] = (kind, xml)
        return f'<w:{kind}Reference w:type="default" r:id="{name}"/>'

    def section(self, s):
        width, height = LANDSCAPE if s.landscape else PORTRAIT
        references = ''.join(self.margin_part(k, t) for k, t in (('header', s.header), ('footer', s.footer)) if t)
        orient = ' w:orient="landscape"' if s.landscape else ''
        return (f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar w:top="{2 * CM}" '
                f'w:right="{2 * CM}" w:bottom="{2 * CM}" w:left="{round(2.5 * CM)}" w:header="600" w:footer="600" '
                'w:gutter="0"/></w:sectPr>')

    def body(self):
        out, blocks = [], list(self.report.blocks)
        if not isinstance(blocks[-1], Section):
            blocks.append(Section())
        for block in blocks[:-1]:
            if isinstance(block, Paragraph):
                out.append(self.paragraph(block))
            elif isinstance(block, Table):
                out.append(self.table(block))
            elif isinstance(block, TextBox):
                out.append(self.text_box(block))
            elif isinstance(block, Section):
                out.append(f'<w:p><w:pPr><w:spacing w:after="0"/>{self.run_properties(False, 2)}{self.section(block)}</w:pPr></w:p>')
            else:
                out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        return ''.join(out) + self.section(blocks[-1])

    def styles(self):
        font, size = self.report.font, round(self.report.size * 2)
        return (f'{XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>'
                f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="{size}"/>'
                f'<w:szCs w:val="{size}"/><w:lang w:val="en-US" w:bidi="th-TH"/></w:rPr></w:rPrDefault></w:docDefaults>'
                '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>')

    def numbering_part(self):
        abstract = ''.join(
            f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            for i, (fmt, text) in sorted(self.lists.items()))
        numbers = ''.join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in sorted(self.lists))
        return f'{XML}<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>'

    def bytes(self):
        document = f'{XML}<w:document {NAMESPACES}><w:body>{self.body()}</w:body></w:document>'
        kinds = {'styles': ('styles', self.styles()), 'numbering': ('numbering', self.numbering_part()), **self.parts}
        word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
        types = ''.join(f'<Override PartName="/word/{name}.xml" ContentType="{word}{kind}+xml"/>' for name, (kind, _) in kinds.items())
        relations = ''.join(
            f'<Relationship Id="{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
            f'Target="{name}.xml"/>' for name, (kind, _) in kinds.items())
        package = 'http://schemas.openxmlformats.org/package/2006/'
        files = {
            '[Content_Types].xml': f'{XML}<Types xmlns="{package}content-types"><Default Extension="rels" '
                                   'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
                                   f'PartName="/word/document.xml" ContentType="{word}document.main+xml"/>{types}</Types>',
            '_rels/.rels': f'{XML}<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="http://schemas.'
                           'openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
                           'Target="word/document.xml"/></Relationships>',
            'word/_rels/document.xml.rels': f'{XML}<Relationships xmlns="{package}relationships">{relations}</Relationships>',
            'word/document.xml': document,
            **{f'word/{name}.xml': xml for name, (_, xml) in kinds.items()},
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, text in files.items():
                info = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, text)
        return out.getvalue()
