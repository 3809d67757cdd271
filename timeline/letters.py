"""Letters and signs that are taken for others when texts are compared; the page's script is given the same tables.

Accents that Unicode decomposes need no table. A Latin letter that it does not decompose stands for the plain letter
that its Unicode name gives: `LATIN SMALL LETTER D WITH STROKE` (đ) for d, whatever is on it (a stroke, bar, hook, tail,
curl, loop) and however it is shaped (turned, open, insular); two letters in one (`AE`, `OE`) for both. Letters with
names of their own stand for what people write who lack them: eth d, thorn th, eng n (Aŋlɔ, Anlo), kra q (Greenlandic
writes it so since 1973), schwa a (Əliyev, Aliyev), esh s, ezh z, gamma g, oi gh, sharp s ss. Letters of tones and
medieval abbreviations have no plain letter. `../tests/test_letters.py` holds the table against the names.
"""

from functools import cache

# Lower-case letters only: the others are in lower case when they are looked up.
_LETTERS = """
a ɐɑɒəɚᴀᶏᶐᶕⱥꞻꬰꭤ
aa ꜳ
ae æᴁᴂꞛ
ao ꜵ
au ꜷ
av ꜹꜻ
ay ꜽ
b ƀƃɓʙᴃᵬᶀꞗꞵ
c ƈȼɕʗᴄↄꜿꞓꞔ𝼏𝼝
d ðđƌƍȡɖɗᴅᴆᵭᶁᶑẟꝺꟈ𝼥
db ȸ
dz ʣʤʥꭦ𝼒𝼙
e ǝɇɘɛɜɝɞʚᴇᴈᶒᶓᶔⱸⱻꬲꬳꬴꭡ
f ƒɸᵮᶂⱷꜰꝼꞙꟻꬵ
fn ʩ𝼀
g ǥɠɡɢɣʛᵷᵹᶃꝿꞡꟑꬶ𝼁𝼂
gh ƣ
h ħɥɦɧʜʮʯⱨⱶꜧꞕꟶ
hv ƕ
i ıɨɩɪᴉᵻᵼᶖꞽꟷꟾ𝼚
j ȷɉɟʄʝᴊ
k ƙʞᴋᶄⱪꝁꝃꝅꞣ𝼃𝼐
l łƚƛȴɫɬɭɮʟᴌᶅⱡꝇꝉꞁꞎꬷꬸꬹ𝼄𝼅𝼑𝼓𝼦
ll ỻ
ls ʪ
lz ʫ
m ɯɰɱᴍᴟᵯᶆꟺꟽꟿꬺ
n ŋƞȵɲɳɴᴎᵰᶇꞑꞥꬻꬼ𝼇𝼔𝼧
o øɔɤɵɷᴏᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꞷꟁꬽꬾꬿ𝼛
oe œɶᴔꞝꭀꭁꭂꭢ
oo ꝏ
ou ȣᴕ
p ƥᴘᵱᵽᶈꝑꝓꝕꟼ
q ĸɋʠꝗꝙꞯ
qp ȹ
r ɍɹɺɻɼɽɾɿʀʁᴙᴚᵲᵳᶉⱹꝛꞃꞧꭅꭆꭇꭈꭉꭊꭋꭌꭨ𝼈𝼕𝼖𝼨
s ȿʂʃʅʆᵴᶊᶋᶘẜẝꜱꞅꞩꟊꟗꟙꭍ𝼋𝼌𝼞𝼩
ss ß
t ŧƫƭȶʇʈᴛᵵⱦꞇ𝼉𝼍𝼪
tc ʨ
th þᵺꝥꝧꟓ
ts ʦʧꭧ𝼗𝼜
tz ꜩ
u ʉʊᴜᴝᴞᵾᵿᶙꞹꞿꭎꭏꭒ
ue ᵫꞟ
ui ꭐꭑ
uo ꭣ
v ʋʌᴠᶌỽⱱⱴꝟꝩ
vy ꝡ
w ƿʍᴡⱳꟃꟕ
x ᶍꭓꭔꭕꭖꭗꭘꭙ
y ƴȝɏʎʏỿꭚ𝼆
z ƶƹƺȥɀʐʑʒʓᴢᴣᵶᶎᶚⱬꝣ𝼘
"""

APOSTROPHES = (
    "'`´ʹʺʻʼʽʾʿˀˁˊˋˮʹ՚׳״ߴߵ‘’‛′‵＇｀"
    "\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"  # Greek spacing accents and breathings, typed for one
    "ɂʔʕꞌꞋ"  # letters for the sound that an apostrophe stands for
)
"""Signs that are written for an apostrophe, for a hamza or an ayn: quotation marks, primes, accents, half rings."""

CLICKS = "ǀǁǂǃ"
"""Letters of clicks, for which people write punctuation (ǃKung, !Kung): like it, they separate words."""

Ranges = tuple[tuple[int, int], ...]

IGNORED: Ranges = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x0640, 0x0640), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Signs without a shape (Unicode's default ignorable ones): soft hyphens, joiners, marks of direction, and the
tatweel, which makes an Arabic word longer and no other."""

SPELT_MARKS: Ranges = (
    (0x0900, 0x0DFF), (0x0E00, 0x109F), (0x1700, 0x18AF), (0x1900, 0x1CFF), (0x3099, 0x309A), (0xA800, 0xABFF),
    (0x11000, 0x11FFF),
)  # fmt: skip
"""The scripts of India and Southeast Asia, and kana: marks on their letters are vowels and consonants, no accents."""

SPACELESS: Ranges = (
    (0x0E01, 0x0E4E), (0x0E80, 0x0ECF), (0x0EDC, 0x0EFF),  # Thai and Lao, but for digits
    (0x1000, 0x103F), (0x104C, 0x108F), (0x109A, 0x109F), (0x1100, 0x11FF),  # Burmese, Korean in pieces
    (0x1780, 0x17DF), (0x1950, 0x19CF), (0x1A20, 0x1A7F),  # Khmer, Tai Le, New Tai Lue, Tai Tham
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xA960, 0xA97F), (0xA980, 0xA9DF), (0xAA60, 0xAADF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF),
    (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Scripts that write words without spaces, and Korean, which joins particles to them: in these a word may begin and end
anywhere in a run of letters."""


@cache
def plain_letters() -> dict[str, str]:
    """Return for each Latin letter that Unicode does not decompose the plain ones for which it stands."""
    rows = (row.split(" ") for row in _LETTERS.splitlines() if row)
    return {letter: plain for plain, letters in rows for letter in letters}


def is_within(letter: str, ranges: Ranges) -> bool:
    """Return True if a letter is in one of these ranges."""
    code = ord(letter)
    return any(first <= code <= last for first, last in ranges)
