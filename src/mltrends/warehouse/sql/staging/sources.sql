-- grain: source
-- title: The datasets that are known: what they are and what they can carry.
-- columns:
--   source: Name of the source.
--   title: The source's full name.
--   kind: postings, survey, aggregate or synthetic.
--   flow: False for a snapshot, which gives levels but no months.
--   pay_kind: Who says the pay when a pay cell does not tell: stated_employer, employer_estimate, board_estimate, model_predicted, survey or none.
--   licence: The licence that the publisher states.
--   citation: How to cite the source.
--   provides: What the source has for each ad, with commas.
--   snippets: False where the terms of the source forbid showing words of its ads.
--   counts: True when its ads count in answers on demand: postings do; a survey, an aggregate or a synthetic set never does, but a synthetic set does where the whole file is the synthetic sample.
select
    source,
    title,
    kind,
    flow,
    pay_kind,
    licence,
    citation,
    provides,
    snippets,
    kind = 'postings' or (kind = 'synthetic' and $sample) as counts,
from given_sources
order by source;
