"""Which cells may hold an e-mail address, a telephone number or a personal link.

Masking every cell would cost more than all else. SQL finds the few that may hold something, too many
rather than too few, and only those are looked at closely.
"""

from __future__ import annotations

# For `regexp_matches(lower(cell), …)`: signs and spellings of an address, entities, the part of a link behind
# a site's name, and digits with no letter between them that are enough for a telephone number.
SUSPECT = (
    r"@|＠|&#|&[a-z]+;|%40|%2f|at ?[\])}>]| at |\.[a-z]{2,3}/"
    r"|\p{Nd}[^\p{L}]{5,}\p{Nd}"
)
