-- grain: posting_id
-- title: What the ads with pay that is fit for medians ask for: what the models of pay are made of.
-- columns:
--   posting_id: Id of the posting.
--   currency: Currency of the pay as ISO code.
--   pay: Middle of the pay, per year.
--   cluster: Number of the employer in this file.
--   role: Role read from the title.
--   seniority: Level read from the title.
--   country: ISO 3166 two-letter code, or unstated.
--   year: Year in which the ad was first seen, or undated.
--   source: Name of the source.
--   asked: Skills that it asks for, of the 100 that most of these ads name: concept, label and kind of each.
with
paid as (
    select * from paid_ads where has_text
),

named as (
    select ad_concepts.posting_id, ad_concepts.concept
    from ad_concepts
    semi join paid using (posting_id)
),

often as (
    select concepts.concept, concepts.label, concepts.kind
    from (select concept, count(*) as k from named group by all) as counted
    inner join concepts using (concept)
    where concepts.kind not in ('role', 'field', 'seniority', 'education', 'learning', 'industry', 'application', 'responsibility', 'ethics', 'future')
    order by counted.k desc, concepts.concept
    limit 100
),

asked as (
    select
        named.posting_id,
        list({'concept': often.concept, 'label': often.label, 'kind': often.kind} order by often.concept) as asked,
    from named
    inner join often using (concept)
    where hash(named.posting_id) % $passes = $pass
    group by all
)

select
    paid.posting_id,
    paid.salary_currency as currency,
    paid.pay_year as pay,
    paid.cluster,
    paid.role,
    paid.seniority,
    coalesce(paid.country, 'unstated') as country,
    coalesce(cast(year(paid.first_seen) as varchar), 'undated') as year,
    paid.source,
    coalesce(asked.asked, []) as asked,
from paid
left join asked using (posting_id)
where hash(paid.posting_id) % $passes = $pass
order by paid.posting_id;
