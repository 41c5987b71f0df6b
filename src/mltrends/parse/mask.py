"""E-mail addresses, telephone numbers and personal profile links taken out of a text.

Every pattern consumes what it has looked at, so that the time grows with the length of the text
and with nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mltrends.parse.edits import Edit, Edited
from mltrends.parse.phones import PHONE, find_phones
from mltrends.parse.text import plain

E_MAIL, LINK = "[e-mail]", "[link]"

_SLASH = r"(?:/|&#x0*2[fF];|&#0*47;|&sol;|%2[fF])"
_AT = r"(?:@|＠|&#0*64;|&#x0*40;|&commat;|%40|\s?[\[({<]\s?(?:at|AT|@)\s?[\])}>]\s?)"
_DOT = r"(?:\.|&#0*46;|&#x0*2[eE];|&period;|\s?[\[({<]\s?(?:dot|DOT|\.)\s?[\])}>]\s?)"

# Letters of the Latin scripts only, so that words of a script without gaps are not taken along. The part
# before the sign is tried once for each run of such characters, at its start.
_NAME = r"0-9A-Za-zÀ-ÖØ-öø-ɏ_"
_ADDRESS = re.compile(
    rf"(?<![{_NAME}.+%\\-])(?:[{_NAME}.+\\-]|%(?!40))++{_AT}[{_NAME}-]++(?:{_DOT}[{_NAME}-]++)*+",
    re.IGNORECASE,
)
# "jobs at example dot com", "HR AT example.com", as people write it on boards.
_SPELLED = re.compile(r"(?<![\w.+-])[\w.+-]++ (?:at|AT) [\w-]++(?:(?: dot | DOT |\.)[\w-]++)++", re.ASCII)

# Pages of persons. What follows the site's name must be a person's part of it, not a company or a search.
_NOT_SELF = r"(?!(?:jobs|careers|about|search|features|company|school|share|intent|home|explore|topics|marketplace|login|signup|hashtag|i|legal|privacy|help|tos|pricing|enterprise|orgs|sponsors|apps|security|customer-stories|blog|events|groups|pages|watch|channel|terms)(?![\w-]))"
_PERSON = rf"{_SLASH}{_NOT_SELF}(?:@|%40)?[\w.%-]++(?:{_SLASH}[\w.%#?=&~+-]*+)*+"
_SITES = (
    rf"linkedin\.com{_SLASH}(?:in|pub|mwlite{_SLASH}in|profile{_SLASH}view){_SLASH}?[\w.%?=&~+-]*+(?:{_SLASH}[\w.%?=&~+-]*+)*+",
    rf"xing\.com{_SLASH}(?:profile|profiles){_SLASH}[\w.%-]++(?:{_SLASH}[\w.%-]*+)*+",
    rf"stackoverflow\.com{_SLASH}(?:users|story|cv){_SLASH}[\w.%-]++(?:{_SLASH}[\w.%-]*+)*+",
    rf"(?:angel\.co|wellfound\.com){_SLASH}(?:u|p){_SLASH}[\w.%-]++",
    rf"news\.ycombinator\.com{_SLASH}user\?id=[\w.%-]++",
    rf"reddit\.com{_SLASH}(?:u|user){_SLASH}[\w.%-]++",
    rf"(?:github\.com|gitlab\.com|twitter\.com|instagram\.com|facebook\.com|fb\.com|medium\.com|keybase\.io|about\.me|calendly\.com|behance\.net|dribbble\.com|kaggle\.com|huggingface\.co|t\.me|wa\.me){_PERSON}",
    rf"(?<![\w.])x\.com{_PERSON}",
)
_BEFORE_SITE = rf"(?:https?:{_SLASH}{_SLASH})?+(?:(?:www|m|mobile|[a-z]{{2}})\.)?+"
_PROFILE = re.compile(rf"(?<![\w.@-]){_BEFORE_SITE}(?:{'|'.join(_SITES)})", re.ASCII | re.IGNORECASE)
_SITE_NAMES = (
    "linkedin", "xing.com", "stackoverflow", "angel.co", "wellfound", "ycombinator", "reddit", "github", "gitlab",
    "twitter", "instagram", "facebook", "fb.com", "medium.com", "keybase", "about.me", "calendly", "behance",
    "dribbble", "kaggle", "huggingface", "t.me", "wa.me", "x.com",
)  # fmt: skip


def mask(text: str) -> str:
    """The same words, with e-mail addresses, telephone numbers and profile links replaced.

    Args:
        text: a text as an ad has it, HTML entities decoded or not.

    Returns:
        The text with [e-mail], [phone] and [link] in their places.
    """
    return hide(Edited(text)).text


def hide(made: Edited) -> Edited:
    """The same for a text of which one has to know where its words stand afterwards."""
    lowered = made.text.lower()
    if any(name in lowered for name in _SITE_NAMES):
        made.replace(Edit(*found.span(), LINK) for found in _PROFILE.finditer(made.text))
    if any(sign in lowered for sign in ("@", "＠", "&#", "commat", "%40", "at]", "at)", "at}", "at>")):
        made.replace(Edit(*found.span(), E_MAIL) for found in _ADDRESS.finditer(made.text))
    if " dot " in lowered or " AT " in made.text:
        made.replace(_spelled(made.text))
    made.replace(Edit(start, stop, PHONE) for start, stop in find_phones(plain(made.text)))
    return made


def _spelled(text: str) -> Iterator[Edit]:
    """Addresses in words; "look at example.com" is none."""
    for found in _SPELLED.finditer(text):
        words = found.group()
        if " AT " in words or " dot " in words or " DOT " in words:
            yield Edit(*found.span(), E_MAIL)
