select cast(greatest(1, ceil(count(*) / $pass_postings)) as bigint) from postings;
