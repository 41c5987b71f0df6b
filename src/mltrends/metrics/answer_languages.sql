-- title: In which languages are the ads written?
-- grain: language
-- unit: ads with text
-- counts: ads, text
-- needs: text
-- columns:
--   language: Language of the text as ISO 639-1 code, told by its script and its small words; unknown when it cannot be told.
--   k: Ads in the language, for any role, dated or not.
--   n: Ads with text, of all sources that count.
--   share: k / n.
with
counted as (
    select coalesce(language, 'unknown') as language, count(*) as k
    from ads
    where has_text
    group by all
)

select
    language,
    k,
    cast(sum(k) over () as bigint) as n,
    k / sum(k) over () as share,
from counted
order by language = 'unknown', k desc, language;
