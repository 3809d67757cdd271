"""The empty Word document: its page, its styles and its properties.

Nothing of the library's own template is left, so that Word shows only the styles that are used; no time is written, so
that the same answer gives the same bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

import docx
from docx.document import Document as WordDocument

from timeline.export.formats.word.elements import parsed
from timeline.text import shorten, visible

_PROPERTY = 255
"""Maximum length of a property."""


class Page(NamedTuple):
    """A page of A4 in twentieths of a point, with margins of two centimetres."""

    width: int
    height: int
    margin: int = 1134

    @property
    def room(self) -> int:
        """The width of a line."""
        return self.width - 2 * self.margin


UPRIGHT = Page(11906, 16838)
SIDEWAYS = Page(16838, 11906)


def empty_document(title: str, authors: Sequence[str], page: Page) -> WordDocument:
    """A document without content, whose page is set up."""
    document = docx.Document()
    kept = ("officeDocument", "core-properties", "styles", "settings", "numbering")
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, one in relations.items() if not one.reltype.endswith(kept)]:
            del relations[name]
    document.styles.element[:] = parsed(_STYLES)[:]
    document.settings.element[:] = parsed(_SETTINGS)[:]
    del document.part.numbering_part.element[:]
    document.element.body[:] = [parsed(_section(page))]
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    footer._element[:] = [parsed(_FOOTER)]
    properties = document.core_properties
    del properties._element[:]
    properties.title = shorten(visible(title or "timeline"), _PROPERTY)
    if authors:
        properties.author = shorten(visible("; ".join(authors)), _PROPERTY)
    properties.language = "en"
    return document


def packed(document: WordDocument) -> bytes:
    """The document as a file; every part has the earliest date that a zip archive can hold."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            file.writestr(part, parts.read(name))
    return out.getvalue()


def _section(page: Page) -> str:
    sideways = ' w:orient="landscape"' if page.width > page.height else ""
    margins = " ".join(f'w:{side}="{page.margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f"<w:sectPr>"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{sideways}/>'
        f'<w:pgMar {margins} w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr>"
    )


_FOOTER = """<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
<w:r><w:t xml:space="preserve"> / </w:t></w:r>
<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>
</w:p>"""

_SETTINGS = """<w:settings>
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang w:val="en-GB"/>
<w:decimalSymbol w:val="."/>
<w:listSeparator w:val=","/>
</w:settings>"""

_FONT = 'w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"'
SHADE = "F3F4F7"
"""The colour behind a row that divides a table."""

_GREY, _INK, _LINK, _LINE = "595959", "1F3864", "1F4E9E", "BFBFBF"


_OWN = {"TableText", "TableGap", "Citation"}
"""The styles that are not built into Word."""


def _style(kind: str, id: str, name: str) -> str:
    own = ' w:customStyle="1"' if id in _OWN else ""
    return f'<w:style w:type="{kind}"{own} w:styleId="{id}"><w:name w:val="{name}"/>'


def _paragraphs(id: str, name: str, place: str, letters: str = "", next: str = "") -> str:
    following = f'<w:next w:val="{next}"/>' if next else ""
    return (
        f'{_style("paragraph", id, name)}<w:basedOn w:val="Normal"/>{following}'
        f"<w:qFormat/><w:pPr>{place}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _heading(id: str, name: str, half_points: int, before: int, after: int, level: int | None) -> str:
    place = f"<w:keepNext/><w:keepLines/>{_spacing(before, after, 252)}"
    place += "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    return _paragraphs(id, name, place, f'<w:b/><w:bCs/><w:color w:val="{_INK}"/>{_size(half_points)}', next="Normal")


def _letters(id: str, name: str, look: str) -> str:
    return (
        f'{_style("character", id, name)}<w:basedOn w:val="DefaultParagraphFont"/>'
        f"<w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int, line: int = 264) -> str:
    """The space around a paragraph, and the distance of its lines in 240ths of their height."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _borders(*sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in sides)


_CODE = f"<w:rFonts {_FONT.format('Courier New')}/><w:noProof/>"

_STYLES = f"""<w:styles>
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr>{_spacing(80, 80)}</w:pPr>
<w:rPr><w:rFonts {_FONT.format("Arial")}/>{_size(21)}</w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/></w:style>
{_heading("Title", "Title", 36, 0, 240, None)}
{_heading("Heading1", "heading 1", 28, 360, 120, 0)}
{_heading("Heading2", "heading 2", 24, 280, 100, 1)}
{_heading("Heading3", "heading 3", 21, 240, 80, 2)}
{_paragraphs("ListBullet", "List Bullet", _spacing(0, 60))}
{_paragraphs("ListNumber", "List Number", _spacing(0, 60))}
{_paragraphs("FootnoteText", "footnote text", _spacing(0, 20, 240), _size(16))}
{_paragraphs("Citation", "Citation", _spacing(360, 0, 240), f'<w:color w:val="{_GREY}"/>{_size(18)}')}
{_paragraphs("TableText", "Table Text", _spacing(20, 20, 240), _size(18))}
{_paragraphs("TableGap", "Table Gap", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _size(2))}
{_paragraphs("Footer", "footer", f'{_spacing(0, 0)}<w:jc w:val="center"/>', f'<w:color w:val="{_GREY}"/>{_size(16)}')}
{_letters("Strong", "Strong", "<w:b/><w:bCs/>")}
{_letters("Emphasis", "Emphasis", "<w:i/><w:iCs/>")}
{_letters("HTMLCode", "HTML Code", f'{_CODE}<w:color w:val="{_GREY}"/>{_size(17)}')}
{_letters("Hyperlink", "Hyperlink", f'<w:color w:val="{_LINK}"/><w:u w:val="single"/>')}
{_letters("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')}
<w:style w:type="table" w:customStyle="1" w:styleId="EntryTable"><w:name w:val="Entry Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_borders("top", "bottom", "insideH")}</w:tblBorders>
<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/>
<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="EDEFF3"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>"""
