-- title: Where do the ads come from?
-- grain: source
-- unit: postings
-- counts: nothing
-- needs: title
-- columns:
--   source: Name of the source.
--   title: The source's full name.
--   kind: postings, survey, aggregate or synthetic.
--   flow: False for a snapshot, which gives levels but no months.
--   pay_kind: Who says the pay when a pay cell does not tell.
--   licence: The licence that the publisher states.
--   citation: How to cite the source.
--   postings: Postings read.
--   ads: Ads: postings that are not a duplicate of an earlier one.
--   first_month: First month with ads that count; null for a snapshot, an undated source, or one that does not count.
--   last_month: Last month with ads that count.
--   duplicate_share: Share of the postings that are another posting's ad.
with
counted as (
    select
        source,
        count(*) as postings,
        count_if(is_canonical) as ads,
    from postings
    group by all
),

spans as (
    select source, min(month) as first_month, max(month) as last_month
    from period_status
    group by all
)

select
    source,
    title,
    kind,
    flow,
    pay_kind,
    licence,
    citation,
    postings,
    ads,
    first_month,
    last_month,
    1 - ads / postings as duplicate_share,
from sources
inner join counted using (source)
left join spans using (source)
order by source;
