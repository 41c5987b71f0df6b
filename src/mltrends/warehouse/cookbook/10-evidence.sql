-- title: Which ads name a skill, and in which words?
-- answers: The evidence behind a number: every place that counts, with the words around it. `mltrends explain ID` shows one whole ad.
-- shows: words of ads
select posting_id, requirement, snippet
from ads_naming('kubernetes')
where in_scope
order by posting_id, snippet;
