-- One row per posting that is in a chain, with the number of the first ad that it is known to go back to.
create temp table linked as
select
    no,
    exact_chains.chain_no as exact_no,
    key_chains.chain_no as key_no,
    least(no, exact_chains.chain_no, key_chains.chain_no) as first_no,
from exact_chains
full outer join key_chains using (no);
