-- What says that postings are one ad: those with one match_no (the first of them) match in that tier.
-- Tiers in the order in which they are believed.
create type tier as enum ('id', 'snapshot', 'exact', 'key', 'near');

create temp table matches (no bigint, tier tier, match_no bigint, day date);
