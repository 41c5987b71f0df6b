-- check: fail
-- of: whole
-- guards: Mentions lost or doubled between the partitions and the warehouse.
select
    given.mentions as in_partitions,
    kept.mentions as in_warehouse,
from (select count(*) as mentions from read_parquet($mentions, filename = true) as read inner join given_parts on read.filename = given_parts.mentions) as given
cross join (select count(*) as mentions from mentions) as kept
where given.mentions <> kept.mentions;
