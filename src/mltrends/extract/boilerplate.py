"""Parts and sentences of an ad that are not about the work.

Paragraphs about the company and its products, benefits and legal text do not say what the holder
does. A tool that the company says it builds with is what the job works with, and counts.
"""

from __future__ import annotations

import re

from mltrends.extract.context import Spot
from mltrends.extract.headings import legal_places
from mltrends.extract.layout import Layout, Stems, any_within
from mltrends.model import Section

ABOUT, BENEFITS, LEGAL = "about the company", "benefits", "legal text"
AI_IN_HIRING = "AI in hiring"
OWN_NAME = "the company's own name"
LINK = "inside a link"

_TOOLS = frozenset({"language", "library", "database", "bi", "platform"})
_OF_THE_COMPANY = frozenset({"industry", "application", "ethics", "future"})  # topics that its own words tell
_STACK = re.compile(
    r"\b(?:stack|built (?:with|on|in|using)|written in|we use|we're using|we are using|we work with|technolog(?:y|ies)(?: we| used| include)?|our tools|using|powered by|codebase|backend|back-end|front-?end|infrastructure|experience)\b",
    re.IGNORECASE,
)
_ABOUT_SENTENCE = re.compile(
    r"\W*(?:At\s(?-i:[A-Z])[\w&.'-]*(?:\s(?-i:[A-Z])[\w&.'-]*){0,3},?\s(?:we|our|you'll\sfind)\b"
    r"|We(?:'re|\sare|'ve|\shave)\s(?:a|an|the|on\sa|on\sthe|one\sof|proud|building|creating|changing|transforming|redefining|committed|dedicated|passionate|backed|funded|growing|helping|developing|using|revolutioni[sz]ing)\b"
    r"|We\s(?:build|help|provide|offer|believe|make|create|develop|enable|empower|deliver|serve|work\swith\s(?:clients|companies|customers|brands)|value|partner\swith|combine|leverage|use\s(?:our|AI|machine|data|technology|big))\b"
    r"|Our\s(?!(?:\w+\s){0,3}(?:team|stack|ideal|department|group)\b)(?:\w+\s){0,2}(?:mission|vision|company|clients?|customers|platform|products?|technolog\w+|solutions?|software|services|goal|values|culture|story|founders?|investors|app)\b"
    r"|(?:Founded|Headquartered|Established|Based)\s(?:in|by)\b"
    r"|As\s(?:an?|the|one\sof\sthe)\s(?:[\w-]+\s){0,2}?(?:leaders?|pioneers?|providers?|company|start-?up)\b"
    r"|We\s(?:were|have\sbeen)\s(?:doing|using|building|working)\b"
    r"|With\s(?:[\w-]+\s){1,4}at\s(?:its|our|the)\s(?:heart|core|cent(?:er|re))\b"
    r"|(?-i:[A-Z])[\w&.'-]*(?:,?\s(?-i:[A-Z&])[\w&.'-]*){0,4},?(?:\s\([^)]{1,40}\),?)?\s(?:is|was)\s(?:(?:a|an|the|one\sof|among|on\sa)\s|(?:building|creating|changing|transforming|revolutioni[sz]ing|redefining|committed|dedicated|proud|disrupting|developing|leading|headquartered|based|powered)\b)"
    r"|(?-i:[A-Z])[\w&.'-]*(?:\s(?-i:[A-Z&])[\w&.'-]*){0,3},?\s(?:provides|offers|delivers|helps|empowers|enables|develops|builds|combines|specializes|specialises|serves|operates|creates|has\sbeen)\b)",
    re.IGNORECASE,
)
_AND_WE = re.compile(
    r"(?:,|\s-|\s–)?\s(?:and|so|but)\s(?:we\s?(?:'re|\sare)?|are|is)\s?(?:\w+\s)?\w?\Z", re.IGNORECASE
)
_MISSION = re.compile(r"\b(?:our|on\sa)\s(?:mission|vision)\b", re.IGNORECASE)
_NOT_ABOUT = re.compile(
    r"\b(?:looking\sfor|seeking|hiring|searching\sfor|in\ssearch\sof|recruiting|this\s(?:role|position|is)|you\b|your\b|candidate|the\s(?:role|position)|our\s(?:\w+\s){0,3}(?:team|department|group)\b|join\b|responsible\sfor|data\sscientists?\s(?:is|are|to)|analyst|engineer\b)",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"\breview\w*\s(?:\w+\s)?(?:applications?|resumes?|candidates?)\b|"
    r"\b(?:hiring|recruit\w*|applications?\s(?:process|review|material)|review\w*\sapplications|screen\w*|assess\w*|select\w*|evaluat\w*|rank\w*|interview\w*|shortlist\w*)\b[^.]{0,160}\b(?:applicants?|candidates?|resumes?|CVs?|applications?|process(?:es)?|decisions?|hiring|recruit\w*|interviews?|position)\b"
    r"|\b(?:applicants?|candidates?|resumes?|applications?|interviews?)\b[^.]{0,120}\b(?:artificial\sintelligence|AI|automated)\b[^.]{0,60}(?:tools?|technolog|assist|software|generated|systems?)"
    r"|\b(?:AI|artificial\sintelligence)\b[^.]{0,60}\b(?:in|during|for|throughout)\s(?:(?:our|the|your|an?|any|this)\s(?:\w+\s)?(?:hiring|recruit\w*|application|interview|selection)|(?:job\s)?interviews\b)",
    re.IGNORECASE,
)
# Headings and warnings that name AI and nothing else of the hiring.
_NOTICE = re.compile(
    r"\buse\sof\s(?:AI|artificial\sintelligence)\s(?:in|during|for)\s(?:our\s|the\s)?(?:hiring|recruit\w*|selection|applications?)\b"
    r"|\bnotice\s(?:on|about|of|regarding)\s(?:the\suse\sof\s)?(?:AI|artificial\sintelligence)\b"
    r"|\b(?:applications?|cover\sletters?|resumes?|CVs?)\s(?:\w+\s){0,3}?(?:written|generated|produced|created|made)\s(?:\w+\s)?(?:by|with)\s(?:an?\s)?(?:AI|artificial\sintelligence|generative)\b",
    re.IGNORECASE,
)
_BY_EMPLOYER = re.compile(
    r"\b(?:we|our|us|may|AI|artificial\sintelligence|automated|company|employer|tools?)\b[^.]{0,80}\b(?:us(?:e|es|ed|ing|age)|utili[sz]\w+|leverag\w+|support\w*|assist\w*|employ\w*|analy[sz]\w*|allow\w*|permit\w*|prohibit\w*|generat\w*|screen\w*|review\w*|evaluat\w*|assess\w*|rank\w*|shortlist\w*|process(?:ed|es)?|transcrib\w*)\b",
    re.IGNORECASE,
)
_BY_HOLDER = re.compile(
    r"\b(?:you(?:'ll|\swill)|build|develop|design|experience|knowledge|responsible|candidates?\s(?:with|who|should|must|will))\b",
    re.IGNORECASE,
)
_IN_HIRING = frozenset(
    {
        "artificial-intelligence",
        "machine-learning",
        "generative-ai",
        "llm",
        "gpt",
        "ai-agents",
        "algorithms",
        "responsible-ai",
        "future-realtime-decisions",
        "nlp",
        "automation",
    }
)
_LEGAL_FORM = re.compile(
    r"[,\s]+(?:inc|llc|ltd|limited|gmbh|ag|plc|corp|corporation|co|company|group|holdings?|s\.?a\.?|b\.?v\.?|llp|lp|pvt|private)\.?$",
    re.IGNORECASE,
)


_BOILERPLATE: dict[Section, str] = {"about": ABOUT, "benefits": BENEFITS, "legal": LEGAL}
_REACH = 300  # a "sentence" may be many glued ones
_LINK_SIGNS = Stems("://", "www.", "@")
_HIRING_STEMS = (
    "hiring",
    "recruit",
    "applicant",
    "candidate",
    "resume",
    "interview",
    "application",
    "selection",
)


class Boilerplate:
    """What keeps words from counting in one ad.

    Args:
        company: the employer's name, empty when not known.
        layout: the ad's text.
    """

    def __init__(self, company: str, layout: Layout) -> None:
        self._layout = layout
        self._name = _LEGAL_FORM.sub("", company.split("\n")[0].strip()).casefold()
        self._legal = legal_places(layout)
        self._own = layout.places_of(self._name) if len(self._name) > 1 else []
        self._links = layout.places(_LINK_SIGNS)
        self._about: dict[tuple[int, int], int] = {}
        self._hiring: dict[tuple[int, int], bool] = {}

    def section(self, spot: Spot) -> Section:
        """The part that the words are in; a legal sentence is legal text wherever it stands.

        A tool is no legal term: where one stands in a legal sentence, lost line breaks glued the two.
        """
        if _is_tool(spot):
            return spot.section
        start, end = spot.sentence
        near = any_within(
            self._legal, max(start, spot.proposal.start - _REACH), min(end, spot.proposal.end + _REACH)
        )
        return "legal" if near else spot.section

    def against(self, spot: Spot, section: Section) -> str | None:
        """Why the words do not count, or None when they do."""
        concept = spot.proposal.form.concept
        if concept.id in _IN_HIRING and self._discloses(spot.sentence):
            return AI_IN_HIRING
        if self._is_own_name(spot, section):
            return OWN_NAME
        if self._links and self._is_in_link(spot):
            return LINK
        if concept.kind in _OF_THE_COMPANY and section == "about":
            return None
        is_tool = _is_tool(spot)
        if section in _BOILERPLATE and not (
            is_tool and (spot.beside & _TOOLS or _STACK.search(self._sentence(spot.sentence)))
        ):
            return _BOILERPLATE[section]
        if concept.kind in _OF_THE_COMPANY:
            return None
        if (
            section in {"body", "duties"}
            and not is_tool
            and spot.proposal.end <= self._about_until(spot.sentence)
        ):
            return ABOUT
        return None

    def _about_until(self, bounds: tuple[int, int]) -> int:
        """How far a sentence speaks of the company, its products or its clients.

        "We bring data to farms, and we're looking for engineers" does so up to "and".
        """
        if bounds not in self._about:
            head = self._sentence(bounds)[:250]
            by_name = bool(self._name) and head.lstrip(" \t•*\"'").casefold().startswith(self._name)
            about = by_name or bool(_ABOUT_SENTENCE.match(head)) or bool(_MISSION.search(head))
            until = bounds[1] if about else bounds[0]
            if about and (found := _NOT_ABOUT.search(head)):
                then = _AND_WE.search(head, 0, found.start() + 1)
                until = bounds[0] + then.start() if then else bounds[0]
            self._about[bounds] = until
        return self._about[bounds]

    def _discloses(self, bounds: tuple[int, int]) -> bool:
        """True for a sentence that says that AI is, or must not be, used in choosing among applicants."""
        if bounds not in self._hiring:
            lower = self._layout.lower[bounds[0] : bounds[1]]
            self._hiring[bounds] = any(stem in lower for stem in _HIRING_STEMS) and _discloses(
                self._sentence(bounds)
            )
        return self._hiring[bounds]

    def _is_own_name(self, spot: Spot, section: Section) -> bool:
        if not self._own or spot.proposal.form.concept.kind == "soft":
            return False
        start, end = spot.proposal.start, spot.proposal.end
        if end - start == len(self._name):
            return start in self._own and section not in {"requirements", "preferred"} and not spot.beside
        return any_within(self._own, end - len(self._name), start + 1)

    def _is_in_link(self, spot: Spot) -> bool:
        """True when the words are part of a web or mail address."""
        text, (start, end) = self._layout.text, (spot.proposal.start, spot.proposal.end)
        while start > 0 and spot.proposal.start - start < _REACH and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and end - spot.proposal.end < _REACH and not text[end].isspace():
            end += 1
        return any_within(self._links, start, end)

    def _sentence(self, bounds: tuple[int, int]) -> str:
        return self._layout.text[bounds[0] : min(bounds[1], bounds[0] + 600)]


def _is_tool(spot: Spot) -> bool:
    concept = spot.proposal.form.concept
    return concept.kind in _TOOLS and concept.id != "cloud-computing"


def _discloses(sentence: str) -> bool:
    if _BY_HOLDER.search(sentence):
        return False
    return bool(_NOTICE.search(sentence)) or bool(_HIRING.search(sentence) and _BY_EMPLOYER.search(sentence))
