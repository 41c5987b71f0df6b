-- macro: ads_naming
-- meaning: ads_naming(of_concept): the places in ads at which a concept counts, with the words around each: the evidence behind its numbers.
create or replace macro ads_naming(of_concept) as table
    select
        ads.posting_id,
        ads.source,
        ads.month,
        ads.role,
        ads.title,
        ads.company,
        ads.in_scope,
        mentions.section,
        mentions.requirement,
        mentions.surface,
        mentions.snippet,
    from mentions
    inner join ads using (posting_id)
    where mentions.counted and mentions.concept = of_concept
    order by ads.posting_id, mentions.field, mentions.span_start;
