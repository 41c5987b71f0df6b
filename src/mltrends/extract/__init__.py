"""Text in, reading out: readable text, sections, tokens, matchers, rules, and what they say of an ad."""

from __future__ import annotations
