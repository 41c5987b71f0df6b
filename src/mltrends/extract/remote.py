"""Where the work is done: remote, hybrid, onsite, or unstated.

Each sentence with a word of place is read for what it says: that the holder may work from home
all the time, some of the time, or not at all. Remote sensing, remote teams and hybrid clouds say
nothing. The title and the place weigh like the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mltrends.extract.layout import Layout, Stems
from mltrends.model import Remote

_STEMS = Stems(
    "remote",
    "hybrid",
    "híbrid",
    "ibrid",
    "home",
    "anywhere",
    "wfh",
    "commut",
    "telework",
    "tele-work",
    "onsite",
    "on-site",
    "on site",
    "office",
    "in person",
    "in-person",
    "distributed",
    "télétravail",
    "teletravail",
    "es arbeit",
    "en arbeit",
    "mobile work",
    "in our ",
    "based in",
    "based out of",
    "headquarter",
)
_REACH = 200
_SHORT = 40  # characters of a line that may be a question on a form
_ANSWER = re.compile(r"\W*(?:yes|no|none|n/a)\W*", re.IGNORECASE)
_PLACES = ("in our ", "based in", "based out of", "headquarter")  # say something only of an office
_OFFICE = re.compile(r"offices?\b|headquarters|\bHQ\b|\bcampus\b", re.IGNORECASE)
_ANYWHERE = re.compile(r"\W*(?:anywhere|remote|worldwide)\b", re.IGNORECASE)
# "office" and "home" stand in many sentences that say nothing of where the work is done.
_IDLE = re.compile(
    r"office(?<!in.office)(?<!the office)(?<!our office)(?!\s?-?\s?based)(?!\s(?:environment|setting))|home(?<!from.home)(?<!at.home)(?!.?office|.based|.working)|commut(?<!tele.commut)(?<!telecommut)|distributed(?!\steam)"
)
_THING = (
    r"sens(?:ing|ors?)|monitor\w*|access|desktops?|support|control\w*|servers?|sites?|locations?|areas?|regions?|parts?|places|offices?|communit\w+|villages?|machines?|devices?|diagnos\w+|patients?|health\w*|care|infrastructure|systems?|procedure|connect\w*|equipment|assets?|field|"
    r"vehicles?|imag\w+|data|islands?|environments?\sin|worksites?|teams?|team\smembers|colleagues|co-?workers|employees|staff|workers|users|customers|clients|persons|participants|stakeholders|interviews?|onboarding|meetings?|sessions?|training|management|technolog\w+|repositor\w+|"
    r"collaboration|learning|contractors|developers\s(?:and|to)|workforce|deposit|capture|operat\w+|instance|possibility\sof"
)
_REMOTE_THING = re.compile(
    rf"remote(?:ly)?[\s-]+(?:\w+\s(?:and|or)\s)?(?:{_THING})\b|remote,\s(?:[\w-]+,?\s){{1,3}}teams?\b|remotely[\s-](?:piloted|operated|controlled|bridged|sensed|accessed|monitor\w*)|remote[\s-](?:first\s)?compan(?:y|ies)\sin\sthe\sworld",
    re.IGNORECASE,
)
_REMOTE_WORK = re.compile(
    r"remote[\s-](?:work|job|position|role|opportunit|only|first|friendly|ok|within|in\b|from|us\b|usa|uk|eu|eligible|based)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not?|non|isn'?t|aren'?t|wouldn'?t|cannot|can'?t|can\snot|won'?t|unable|neither|without|doesn'?t|don'?t)\b[\s-](?:[\w']+[\s-]){0,5}?(?:fully[\s-]|100%\s)?(?:remote(?:ly)?|work\w*[\s-]from[\s-]home|wfh|tele-?(?:commut|work)\w*|home[\s-]based|hybrid)"
    r"|(?:remote(?:\swork(?:ing)?)?|work\w*[\s-]from[\s-]home|tele-?commut\w*|tele-?work\w*|wfh)\b[^.;|]{0,25}?(?:\b(?:is|are|will)\s(?:currently\s)?(?:not|no)\b(?!\s(?:an?\s)?(?:problem|issue))|\bisn'?t\b|\bnot\s(?:available|possible|allowed|an\soption|considered|permitted|offered|eligible|accepted)|:\s?(?:no|none|not|never|n/a)\b|\s-\sno\b)"
    r"|\b(?:work\sremotely|remote(?:\swork(?:er)?)?|telecommut(?:e|ing)|telework(?:ing)?)(?:\s(?:options?|eligib\w+|status|type|position|allowed|available|possible))?\s?[:?\n]\s*[•*-]?\s*no\b|\bno\s(?:remote|wfh|telecommut\w*|telework\w*)"
    r"|\bhome-?\s?office\s(?:ist\s)?(?:leider\s)?(?:nicht|kein\w*)\b|\bkein(?:e[nr]?)?\s(?:home-?\s?office|remote)"
    r"|\b(?:cannot|can'?t|can\snot|unable\sto|won'?t|will\snot|do(?:es)?\snot|don'?t|doesn'?t)\s(?:consider|accept|hire|employ|take\son)\s(?:[\w'-]+\s){0,7}?(?:remote(?:ly)?|from\shome)\b",
    re.IGNORECASE,
)
_HYBRID_THING = re.compile(
    r"hybrid[\s-]+(?:(?!(?:work\w*|remote|office|schedule)\s(?:models?|environment\b|solutions?))\w+\s(?:architectures?|systems?|clouds?|environments?|vehicles?|solutions?|models?|methods?|infrastructures?)|team|cloud|it\b|app|model(?:l?ing|s\s(?:of|that|for)|\sof\s(?!(?:[\w-]+\s){0,4}?(?:work\w*|remote|office|home|on-?site|in[\s-](?:person|office))\b))|electric|vehicle|car|engine|data|infrastructure|architecture|approach|mobile|search|environments?\s(?:of|with|cloud)|system|seed|recommend|on-?prem|retriev|method|solution|project|agile|powertrain|event|learning|neural|platform|transactional|intelligence|tables?)|hybrid-?\s?/\s?-?(?:elektro|electric)|hybridfahrzeug"
    r"|(?:on-?prem\w*|cloud|agile)\s?(?:/|and|or|,)\s?hybrid|hybrid\s?(?:/|and|or|,)\s?(?:multi|public|private|cloud|electric|on-?prem)",
    re.IGNORECASE,
)
_WORK_NOUN = r"work\w*|ways?\sof\swork\w*|remote\w*|roles?|positions?|jobs?|opportunit\w+|schedul\w*|office|in-?office|on-?\s?site|home\w*|telework\w*|telecommut\w*|arrangements?|set-?ups?|polic\w+|options?|flex\w*|days?|basis|week|culture|employ\w+|attendance|locations?|arbeit\w*|zusammenarbeit"
_OF_WORK = (
    _WORK_NOUN
    + r"|from|in|at|based|mode|format|possible|friendly|first|eligible|candidates?|contract|full|part|and|or|with|environment|model|approach|team|one|two|three|four|after|once|out|depending|is|are|will|within|near|available|travail"
)
_HYBRID = re.compile(
    # Alone between marks, or in the company of words of work: immunoassays, seeds and clouds are hybrid too.
    r"\bhybrid(?:\s?[^\w\s]|\s?\d|\s*\Z|\s*\n)|(?:[\n|(\[/,:;–•*-]|\A)\s*hybrid\b"
    r"|\b(?:is|are|be|as|a|an|fully|this|our|offer|offers|offering|work|works|working|remote|role|position|job|team|schedule|type|model|status|optional|permanent|on-?site|the)\s(?:\w+\s)?hybrid\b(?!\sof\b)(?=[\s-]+(?:\w+[\s-]){0,2}?(?:"
    + _WORK_NOUN
    + "))"
    r"|\bhybrid[\s-]+(?:" + _OF_WORK + ")"
    r"|\bhybride[nsmr]?\s(?:zusammen)?arbeit\w*|\b(?:travail|mode|organisation|t[eé]l[eé]travail)\shybride|\b(?:trabajo|modalidad|modelo|esquema|trabalho|regime|formato|lavoro|modalit[aà])\s[hi]\w{2,4}rid[oa]\b"
    r"|\b(?:some|partial(?:ly)?|part[\s-]time|occasional(?:ly)?|limited|partly|semi|temporar\w+)[\s-](?:[\w]+[\s-]){0,2}?(?:remote(?!\swork\sfrom\sanywhere)|work\w*[\s-]from[\s-]home|wfh|tele-?(?:commut|work)\w*|home[\s-](?:office|working))"
    r"|\b(?:one|two|three|four|1|2|3|4|1-2|2-3|3-4|several|some|few|couple|max\.?|up\sto\s\w+)\s?(?:-|to|or|/)?\s?(?:two|three|four|2|3|4)?\s?(?:optional\s|flexible\s)?(?:days?|times?)\s?(?:(?:a|per|/|each|every|of\sthe)\s?(?:week|month)\s?)?(?:[\w(&),]+\s){0,5}?(?:from\shome|remote(?:ly)?|at\shome|wfh|in[\s-](?:the\s|our\s)?(?:\w+\s)?office|on-?site|in[\s-]person|home\soffice|t[eé]l[eé]travail)"
    r"|(?:remote(?:ly)?|from\shome|wfh|home\soffice|telework\w*|telecommut\w*|t[eé]l[eé]travail|in[\s-](?:the\s|our\s(?:[\w-]+\s){0,2}?)?office|on-?site)[\s,:(-]{1,3}(?:\w+\s){0,4}?(?:[1-4]|one|two|three|four)(?:\s?(?:-|to|or|/)\s?[1-4])?\s?(?:days?|jours?|tage?)"
    r"|\b(?:remote(?:ly)?|from[\s-]home|wfh)\s(?:on\s|every\s|only\s)?(?:mon|tues|wednes|thurs|fri)days?\b|\b(?:remote(?:ly)?|from[\s-]home|wfh)\s(?:(?:on|for)\s)?(?:(?:the\s)?(?:other|remaining)\sdays|the\srest\sof\sthe\s(?:week|time))\b|\b(?:[1-8]\d|9[05])\s?%\s(?:remote(?!\ssens)(?:ly)?|on-?\s?site|in[\s-](?:the\s)?office|(?:work\w*\s)?(?:from|at)\shome|wfh|home[\s-]?office)\b"
    r"|(?:remote|home|wfh)\s?(?:/|and|&|\+|mixed\swith|-)\s?(?:office|on-?site|in[\s-]office|in[\s-]person)|(?:office|on-?site|in[\s-]person)\s?(?:/|and|&|\+)\s?(?:remote|home)\b|mix(?:ture)?\sof\s(?:\w+\s){0,4}(?:home|remote|office)|(?:combo|combination|blend|split|balance)\s(?:of\s|between\s)?(?:\w+\s){0,2}?(?:work\w*\sfrom\shome|home|remote|office)\b|\b(?:begins?|starts?)\s(?:off\s)?remote|remote\sto\s(?:start|begin)\b|part[\s-]week\s(?:remote|home)|some\swfh\b|\bpart\sof\s(?:the|your|each|every)\s(?:working\s)?(?:week|time|month)\b[^.;]{0,30}?(?:(?:from|at)\shome|remote(?:ly)?)\b"
    r"|(?:work\w*\s(?:\w+\s)?(?:from\shome|remotely))[^.]{0,60}\b(?:com(?:e|ing)|visit|travel|get\stogether)\s(?:\w+\s){0,3}?(?:in)?to\s(?:our|the)\s(?:\w+\s){0,2}offices?\b|temporar\w+\sremote|remote\s(?:\w+\s){0,4}?(?:until|during\scovid|due\sto\scovid|(?:for|right)\snow|initially|at\sfirst)\b[^.]{0,80}(?:return|offices?\b|on-?site|relocat)",
    re.IGNORECASE,
)
# A freedom among others: says hybrid, unless title or place say remote.
_FREEDOM = re.compile(
    r"\bflexible[\s-](?:[\w]+[\s-]){0,2}?(?:remote(?!\swork\sfrom\sanywhere)|work\w*[\s-]from[\s-]home|wfh|tele-?(?:commut|work)\w*|home[\s-](?:office|working))",
    re.IGNORECASE,
)
# The same when nothing in the sentence says more.
_FLEXIBLE = re.compile(
    r"flexib\w+\s(?:\w+\s){0,6}?(?:work(?:ing)?\sfrom\shome|work\sremotely|home\soffice|home\sworking)|(?:work\w*[\s-]from[\s-]home|wfh|remote(?:\swork\w*)?|telecommut\w*|home[\s-]office|homeoffice)\s(?:days?|options?|flexibility|regulations?|rules|schemes?|arrangements?|policies|opportunit\w+|fridays?|mondays?|possible|m[oö]glich\w*|regelung|policy|part[\s-]time|some|available|tage?)\b"
    r"|(?:ability|option|opportunit\w+|possibilit\w+|able|chance)\s(?:to\s|for\s|of\s)(?:occasional(?:ly)?\s)?(?:work(?:ing)?[\s-]from[\s-]home|wfh|home\s?office)|mobile[nsm]?\sarbeit\w*|mobile\sworking|t[eé]l[eé]travail|home-?office(?!\s?(?:i+\b|personnel|staff|stipend|equipment|setup|allowance|budget))|mostly\sremote|primarily\sremote|work\sfrom\shome\s(?:and|or|with)",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:100\s?%|fully|full[\s-]time|completely|entirely|permanent(?:ly)?|all|always|totally|purely)[\s,-]{1,2}(?:\w+\s)?(?:remote(?:ly)?|distributed|work\w*[\s-]from[\s-]home|virtual|wfh|home[\s-]based|tele-?(?:work|commut)\w*)"
    r"|\bremote[\s-](?:ways?\sof\swork|only|first|friendly|ok\b|okay|work\b|position|role|job\b|opportunit\w+|within|in\s(?:the\s)?(?-i:[A-Z])|from|us\b|usa\b|uk\b|eu\b|europe|emea|north|anywhere|worldwide|global|possible|considered|allowed|available|eligible|based|candidates|applicants|working|full|100|is\s(?:ok|fine|possible|an\soption|available|fully)|option\b|or\s(?:on-?site|in[\s-]office|local|office)|contract|company)"
    r"|\b(?:position|role|job|opportunity|work|team)\s(?:is|are|can\sbe|may\sbe|will\sbe)\s(?:\w+\s){0,3}?(?:remote\b|virtual\b|work[\s-]from[\s-]home|home[\s-]based|done\sremotely|performed\sremotely|based\sremotely)"
    r"|\bwork(?:ing)?\s(?:\w+\s){0,2}?remotely\b|\bwork(?:ing)?[\s-]from[\s-](?:anywhere|home|wherever)(?!\s(?:policy|policies|options?|days?|flexib|stipend|allowance|budget|program|perk|opportunit|setup|equipment|regulation|rules?\b|scheme|arrangement))|\bwfh\b(?!\s(?:policy|options?|days?|flexib|stipend|allowance|budget|setup))|\bwork[\s-]at[\s-]home\b|\btele-?(?:commut\w+|work(?:ing)?)\b|(?<!nursing\s)(?<!care\s)(?<!residential\s)\bhome[\s-]based\b|\blocation:?\s?(?:\(?s\)?)?\s?(?:anywhere|remote|virtual)|\banywhere\sin\sthe\s(?:us|u\.s|usa|world|country|united|eu|uk)|\b(?:work|live|hire|hiring|employees|team|candidates?|you|be|role|position|job|applicants)\b(?:\s\w+){0,4}\sfrom\sanywhere\b(?!,?\son\sany)"
    r"|\b(?:vollst[äa]ndig|komplett|ausschlie(?:ß|ss)lich|dauerhaft)\s(?:im\s|aus\sdem\s|von\s)?(?:home-?\s?office|remote|zu\shause)\b"
    r"|\b(?:every(?:one|body)|we\sall|all\sof\sus|(?:whole|entire)\s(?:team|company|staff))\sworks?\sfrom\s(?:home|anywhere|wherever)\b"
    r"|\bremote\s?[(,|/)\]-]|[(|,/\[–—-]\s?remote\b|\bremote\b\s?(?:\Z|\n|\.)|(?-i:\bREMOTE\b)|\bremotely\b|(?:on-?site|office|in[\s-]person|local)\s(?:or|,)\s(?:fully\s)?remote|(?:open\sto|consider|would\stake|may\s(?:accept|allow)|accept|happy\swith|fine\swith)\s(?:[\w/,&]+\s){0,5}remote|\bremote[\s-]by[\s-]design|\bremote\s(?:and|&)\s[\w-]+\sok\b|\bremote\s(?:is\s)?(?:also\s)?(?:a\s)?possib(?:le|ility)|\bremote\s(?:work(?:ing)?\s)?(?:might|may|could|can|would)\s(?:also\s)?be\s(?:\w+\s)?(?:possible|considered|an?\soption|ok|okay|accepted|arranged|discussed|negotiat\w+)|\b(?:you|candidates?)\s(?:can|may|could)\s(?:be|live|work|sit)\sanywhere|\bremote\sfor\s(?:the\s)?(?:very\s)?(?:right|best|exceptional|strong|great|experienced)|remote[\s:]+(?:yes|ok)|\bdistributed\s(?:team|company)\b[^.]{0,40}\bwork\sfrom\b|(?:offer|allow|support|option\w*\s(?:to|for))\s(?:\w+\s){0,2}remote",
    re.IGNORECASE,
)
_ONSITE = re.compile(
    r"\b(?:is|be|an|100%|fully|work(?:ing)?|role|position|job|must|only|required|requires?|5\sdays|five\sdays|full[\s-]time|strictly|entirely)\s(?:(?!with\b)\w+\s){0,4}?(?:on-?\s?site|in[\s-](?:the\s|our\s)?(?:\w+\s)?office(?!\sof\b)|in[\s-]person|office[\s-]based)\b"
    r"|\bon-?site\s(?:position|role|job|work|only|required|presence|in\s(?-i:[A-Z])|at\s(?:our|the)|\d\s?days|full|5|five|daily|attendance|opportunity)|(?-i:\bON-?\s?SITE\b)|\blocation\s?(?:type)?:?\s?on-?site|[|(,–-]\s?on-?site\b(?!\s(?:and|gym))|\bon-?site\s?[|),]|^\W*on-?site\W*$"
    r"|\b(?:5|five)\sdays\s(?:a|per)\sweek\s(?:in|at)\s(?:the|our)\soffice|\boffice[\s-]based\b|\bon-?site\s(?:attendance|presence|work)\s(?:is\s)?(?:required|mandatory|expected)|\b(?:job|position|role)\s(?:operates|is\sperformed|takes\splace|is\sconducted|functions)\s(?:\w+\s){0,2}in\san?\s(?:\w+\s){0,2}office\s(?:environment|setting)|\bin[\s-]office\s(?:position|role|job|only|required|environment)|\bmust\s(?:be\sable\sto\s)?(?:work|be)\s(?:\w+\s){0,3}?(?:in|at|from|out\sof)\sour\s(?:\w+\s){0,3}office"
    r"|\b(?:role|position|job|you)\s(?:is|are|will|'ll)\s(?:be\s)?(?:based|located|work\w*)\s(?:\w+\s){0,2}?(?:in|at|from|out\sof)\s(?:our|the)\s(?:[\w,.()&-]+\s){0,5}(?:office(?!\sof\b)|headquarters|hq|campus)\b|\bbased\s(?:in|at|out\sof)\s(?:our|\w+'s)\s(?:[\w,.()&-]+\s){0,5}(?:office|headquarters|hq|campus)\b",
    re.IGNORECASE,
)
_NOT_THE_JOB = re.compile(
    # What may be under some condition, and headings that name all choices.
    r"\bif\s(?:this|the|your)\s(?:position|role|job)\sis\s(?:listed\sas\s)?[^.,;]{0,40}"
    r"|\b(?:on-?site|remote|hybrid)(?:\s?/\s?(?:on-?site|remote|hybrid)){1,2}\s?:"
    r"|\bremote\s(?:work(?:ing)?\s)?options?,?\s(?:where|when|if)\s(?:\w+\s)?(?:available|applicable|eligible)\b"
    # How the interviews are held.
    r"|\binterviews?\s(?:is|are|will\sbe|can\sbe|may\sbe)\s(?:\w+\s){0,2}?(?:remote(?:ly)?|virtual(?:ly)?|on-?\s?site|in[\s-]person)\b(?:(?:\sor\s|\sand\s|\s?/\s?)(?:remote(?:ly)?|virtual(?:ly)?|on-?\s?site|in[\s-]person)\b)?"
    # What is done for customers from afar, and "remotely" as a word of degree.
    r"|\beven\sremotely|\bremotely\s(?:interest|curious|relat|similar|close|like|familiar)\w*|(?:phone|in[\s-]person|by\semail),?\s(?:and\s|or\s|&\s)?remotely\b|\bremotely,?\s(?:by|using|via)\b|interview\w*\sremotely|\bremotely\s(?:and|or)\s(?:in[\s-]person|on-?\s?site)\s(?:with|at|for)\b"
    # What there is at the place of work.
    r"|\bon-?site,?\s(?:(?:[\w-]+,?|&)\s){0,3}?(?:fitness|class(?:es)?|baristas?|gyms?|health\s?care|clinics?|recruiters?|showers?|professional\sdevelopment|amenities|caf[eé]s?|cafeterias?|yoga|snacks|meals|parking)\b|"
    r"\bon-?site\s(?:and\soff-?\s?shore|boot\s?camps?|gym|fitness|cafeteria|parking|clinic|cafe|caf[eé]|daycare|child\s?care|restaurant|medical|health|interviews?|visits?|support|training|meetings?|amenit\w+|laundry|massage|lunch\w*|snacks|dining|barista|doctor|wellness|dry|customer|client|at\sclients?)|(?:customers?|clients?|client's)[\s']+on-?site|remote\s(?:or|and)\son-?site\sinterview|travel\s(?:\w+\s){0,4}on-?site|(?:remote|virtual|on-?site|in[\s-]person)\s(?:and|or|&|/)\s?(?:remote|virtual|on-?site|in[\s-]person)\s(?:\w+\s)?(?:engagement|programming|programs?|events?|activit\w+|meetings?|happy|training|interviews?|classes|wellness|support|sessions?|onboarding|participants|learning|patients?|customers?|clients?|care|visits?)|on-?board\w*\sremotely|remotely\son-?board\w*"
    r"|\b(?:offices?|teams?|employees|members|colleagues|staff)\s(?:are\s|is\s)?(?:distributed|located|spread|working)\s(?:\w+\s){0,3}(?:remote|anywhere|across)|up\sto\s(?:a|one|\d+|two|four|six)\s(?:months?|weeks?)\b[^.]{0,40}(?:anywhere|abroad)",
    re.IGNORECASE,
)


# "| Onsite & Remote |" in a headline: both are offered, and the holder chooses.
_BOTH = re.compile(
    r"(?:^|[|,;(*\n])\s*(?:(?:on-?\s?site|in[\s-]office|office|local)\s?(?:/|and|&|\+|,)\s?remote|remote\s?(?:/|and|&|\+|,)\s?(?:on-?site|in[\s-]office|office|local))\s*(?=[|,;()*\n]|$|[–—-]\s)"
    r"|(?:^|[|,;(\n:•])\s*remote\sor\s(?-i:[A-Z])|(?:^|[|,;(\n:•])\s*(?-i:[A-Z])[\w.]+(?:\s(?-i:[A-Z])[\w.]+)?(?:,\s?(?-i:[A-Z]{2}))?\sor\s(?:fully\s)?remote\b"
    r"|\bremote\s?[/,]\s?hybrid\s?[/,]\s?(?:(?:and|or)\s)?on-?site|\bon-?site\s?[/,]\s?hybrid\s?[/,]\s?(?:(?:and|or)\s)?remote|\b(?:remote\sor\shybrid|hybrid\sor\s(?:fully\s)?remote|remote\s?/\s?hybrid|hybrid\s?/\s?remote)\b(?!\s(?:work|environment|team))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FULL = re.compile(
    r"\W*(?:100|fully|full|completely|entirely|permanent|all|vollst|komplett|ausschlie)", re.IGNORECASE
)
# What must be there before a pattern is tried: a look for a word costs far less than a pattern that finds nothing.
_NOES = (
    "no",
    "kein",
    "nicht",
    "isn",
    "aren",
    "wouldn",
    "can",
    "won",
    "unable",
    "neither",
    "without",
    "don",
    "doesn",
)
_PEOPLE = ("office", "team", "employee", "members", "colleague", "staff", "up to")


class Heard(NamedTuple):
    """What title, place and text say together; `firm` when they speak of work at home, for it or against it."""

    remote: Remote
    firm: bool


def hear(layout: Layout, *, title: str = "", place: str = "") -> Heard:
    """What an ad's own words say of where the work is done.

    Args:
        layout: readable text of the ad.
        title: the title.
        place: the location field.
    """
    head = says_of_place(title) | says_by_field(place)
    said = {one for _, _, _, words in remote_sentences(layout) for one in words}
    if "no" in said and "remote" not in head:
        return Heard("hybrid" if said & {"hybrid", "flexible"} else "onsite", firm=True)
    said |= head
    if "flexible" in said and not head & {
        "remote",
        "full",
    }:  # a perk casts no doubt on a head that says remote
        said |= {"hybrid"}
    if "hybrid" in said:
        return Heard("hybrid" if "full" not in said or "hybrid" in head else "remote", firm=True)
    if "remote" in said or "full" in said:
        return Heard("remote", firm=True)
    return Heard("onsite" if "onsite" in said else "unstated", firm=False)


def settle(heard: Heard, flag: Remote) -> Remote:
    """Where the work is done, by the ad's words and the board's flag.

    Words on work at home go before the flag, which many boards set by a search for a word; the flag goes
    before mere words of an office, which stand in ads of remote jobs too.
    """
    if heard.firm:
        return heard.remote
    if flag in {"remote", "hybrid"}:
        return flag
    return heard.remote if heard.remote != "unstated" else flag


def remote_sentences(layout: Layout) -> Iterator[tuple[int, int, int, frozenset[str]]]:
    """Where a text says something of the place of work: the word, start and end of what was looked at, what it says."""
    done = -1
    for place in layout.places(_STEMS):
        if _IDLE.match(layout.lower, place):
            continue
        number = layout.number(place)
        if number == done:
            continue
        start, end = layout.bounds(number)
        start, end = max(start, place - _REACH), min(end, place + _REACH)
        words = layout.text[start:end]
        if layout.lower.startswith(_PLACES, place) and not _OFFICE.search(words):
            continue
        done = number
        if number + 1 < layout.count and (words.endswith(":") or len(words) <= _SHORT):
            answer, stop = layout.bounds(number + 1)
            reply = layout.text[answer : min(stop, answer + 60)]
            if words.endswith(":"):  # "Work remotely:" and its answer on the next line
                end, words = min(stop, answer + 60), f"{words} {reply}"
            elif _ANSWER.fullmatch(reply):  # the same without a colon
                end, words = min(stop, answer + 60), f"{words}: {reply}"
        if said := says_of_place(words):
            yield place, start, end, said


def says_by_field(place: str) -> frozenset[str]:
    """What a location field says."""
    return says_of_place(place) | ({"remote"} if _ANYWHERE.match(place) else set())


@lru_cache(maxsize=20_000)  # places, titles and whole sentences come again in ad after ad
def says_of_place(words: str) -> frozenset[str]:
    """What one sentence says: no, hybrid, flexible, full, remote, onsite."""
    lower = words.lower()
    if not any(stem in lower for stem in _STEMS.words):
        return frozenset()
    if "http" in lower or "www." in lower:
        words = _ADDRESS.sub("|", words)
    if "site" in lower or "remote" in lower or any(word in lower for word in _PEOPLE):
        words = _NOT_THE_JOB.sub(" ", words)
    if any(word in lower for word in _NOES) and _NO.search(words):
        return frozenset({"no"})
    if "remote" in lower:
        if _BOTH.search(words):
            return frozenset({"full"})
        words = _REMOTE_THING.sub(
            lambda found: found.group() if _REMOTE_WORK.match(found.group()) else " ", words
        )
    if "hybrid" in lower:
        words = _HYBRID_THING.sub(" ", words)
    found = _REMOTE.search(words)
    if _HYBRID.search(words):
        return frozenset({"hybrid"})
    if _FREEDOM.search(words) or (found is None and _FLEXIBLE.search(words)):
        return frozenset({"flexible"})
    if found:
        return frozenset({"full" if _FULL.match(found.group()) else "remote"})
    return frozenset({"onsite"}) if _ONSITE.search(words) else frozenset()
