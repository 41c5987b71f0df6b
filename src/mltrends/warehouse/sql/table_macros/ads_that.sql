-- macro: ads_that
-- meaning: ads_that(among, asks): the ads that have a fact of each of the lists in among, and whether they have one of those in asks (see ad_facts): ads_that([['field'], ['text'], ['role: Data Scientist']], ['python', 'r']). What claims are counted with.
create or replace macro ads_that(among, asks) as table
    with
    groups as (
        select
            unnest(cast(among as varchar[][])) as facts,
            generate_subscripts(cast(among as varchar[][]), 1) as nth,
    ),

    needed as (
        select nth, unnest(facts) as fact from groups
    ),

    inside as (
        select ad_facts.posting_id
        from ad_facts
        inner join needed using (fact)
        group by ad_facts.posting_id
        having count(distinct needed.nth) = (select count(*) from groups)
    ),

    asking as (
        select distinct ad_facts.posting_id
        from ad_facts
        inner join (select distinct unnest(cast(asks as varchar[])) as fact) as asked using (fact)
    )

    select
        ads.posting_id,
        ads.source,
        case when period_status.complete then ads.month end as month,
        ads.cluster,
        ads.employer,
        asking.posting_id is not null as hit,
    from ads
    inner join inside using (posting_id)
    left join asking using (posting_id)
    left join period_status using (source, month);
