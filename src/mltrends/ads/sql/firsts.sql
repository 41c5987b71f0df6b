-- One row per posting that is not the first of its ad, with the first one and the tier that found it:
-- the most trusted of those in which an earlier posting matches, else of those that it is in at all.
create temp table firsts as
select
    given_firsts.no,
    given_firsts.first_no,
    coalesce(min(chains.tier) filter (where chains.chain_no < chains.no), min(chains.tier)) as tier,
from given_firsts
inner join chains using (no)
group by all;
