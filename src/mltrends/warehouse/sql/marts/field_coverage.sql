-- grain: source, month, field
-- title: How often each field of an ad is known, by source and month: what is not known is counted as such, never as a no.
-- columns:
--   source: Name of the source.
--   month: First day of the month; null for ads without a date and for snapshots.
--   field: What an ad may tell: role, employer, country, region, city, date, expires, text, language, remote, employment, industry, education, years, pay, or pay_period, of the ads with pay those in which a word says for how long it is.
--   k: Ads (first postings) that tell it.
--   n: Ads that could: all of them, or those with pay.
--   share: k / n.
with
told as (
    select
        source,
        month,
        unnest([
            {'field': 'role', 'known': role <> 'Other', 'asked': true},
            {'field': 'employer', 'known': employer is not null, 'asked': true},
            {'field': 'country', 'known': country is not null, 'asked': true},
            {'field': 'region', 'known': region is not null, 'asked': true},
            {'field': 'city', 'known': city is not null, 'asked': true},
            {'field': 'date', 'known': posted_on is not null, 'asked': true},
            {'field': 'expires', 'known': expires_on is not null, 'asked': true},
            {'field': 'text', 'known': has_text, 'asked': true},
            {'field': 'language', 'known': language is not null, 'asked': true},
            {'field': 'remote', 'known': remote <> 'unstated', 'asked': true},
            {'field': 'employment', 'known': employment <> 'unstated', 'asked': true},
            {'field': 'industry', 'known': industry is not null, 'asked': true},
            {'field': 'education', 'known': education <> 'unstated', 'asked': true},
            {'field': 'years', 'known': years is not null, 'asked': true},
            {'field': 'pay', 'known': salary_field is not null, 'asked': true},
            {'field': 'pay_period', 'known': not coalesce(salary_inferred, false), 'asked': salary_field is not null}
        ], recursive := true),
    from postings
    where is_canonical
)

select
    source,
    month,
    field,
    count_if(known) as k,
    count(*) as n,
    count_if(known) / count(*) as share,
from told
where asked
group by all
order by source, month nulls last, field;
