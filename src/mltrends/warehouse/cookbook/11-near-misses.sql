-- title: What was found and does not count, and why?
-- answers: The rules that keep a mention from counting, with the words that they stopped most often.
-- shows: words of ads
select why_not, label, count(*) as times, min(snippet) as example,
from mentions
where not counted
group by all
order by times desc, why_not, label;
